#include "app/counter/availability.h"

#include "app/counter/shifts.h"
#include "phin/model/v1/availability.pb.h"

#include <algorithm>

namespace phin::counter {

Result<Availability> setAvailable(journal::Journal& journal, const Availability& word) {
    if (auto ready = canDecide(journal); !ready)
        return ready.error();
    const auto menu = journal.shop().menu();
    const auto* const product = menu ? menu->product(word.product) : nullptr;
    if (!product)
        return Error{ErrorKind::NotFound, "the menu has no product \"" + word.product + "\""};
    const auto said = journal.shop().availability().of(word.businessDate);
    const auto before = std::find_if(said.begin(), said.end(),
                                     [&word](const Availability& each) { return each.product == word.product; });
    if (word.available == (before == said.end() ? !product->sold_out() : before->available))
        return word;
    model::v1::ProductAvailable fact;
    fact.set_schema(1);
    fact.set_business_date(word.businessDate);
    fact.set_product(word.product);
    fact.set_available(word.available);
    fact.set_at_ms(journal.nowMs());
    journal.append("product.available", fact);
    return word;
}

} // namespace phin::counter
