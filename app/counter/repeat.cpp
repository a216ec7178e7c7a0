#include "app/counter/repeat.h"

#include "sync/model/why.h"

namespace phin::counter {
namespace {

/// As it was chosen, without what a person took off its price that day.
Choice chosenAgain(const MenuIndex& menu, const model::v1::OrderLine& line) {
    auto choice = choiceOf(menu, line);
    choice.discount.Clear();
    choice.overrideMinor.reset();
    choice.overrideReason.clear();
    return choice;
}

} // namespace

Status repeat(Cart& cart, const MenuIndex& menu, const model::v1::PricedOrder& earlier, const ShopTime& time,
              std::vector<model::v1::OrderLine>& leftOut) {
    const auto& lines = earlier.lines();
    int added = 0;
    for (int i = 0; i < lines.size();) {
        int end = i + 1;
        while (lines[i].combo_group() != 0 && end < lines.size() && lines[end].combo_group() == lines[i].combo_group())
            ++end;
        Status status = done();
        if (lines[i].combo_group() == 0) {
            status = cart.add(menu, chosenAgain(menu, lines[i]), Joining::EqualLine, time);
        } else {
            phin::ComboChoice set{lines[i].combo(), {}, lines[i].quantity()};
            for (int part = i; part < end; ++part)
                set.parts.push_back(chosenAgain(menu, lines[part]));
            status = cart.addCombo(menu, set, Joining::EqualLine, time);
        }
        if (status)
            ++added;
        else
            leftOut.insert(leftOut.end(), lines.begin() + i, lines.begin() + end);
        i = end;
    }
    if (added == 0)
        return refusal(Why::NothingToRepeat, "nothing of that order can be had now");
    return done();
}

} // namespace phin::counter
