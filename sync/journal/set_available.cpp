#include "sync/journal/set_available.h"

#include "phin/model/v1/availability.pb.h"

#include <algorithm>

namespace phin::journal {

Result<Availability> setAvailable(Journal& journal, const Availability& word) {
    if (!journal.born())
        return Error{ErrorKind::Unavailable, "this box is being rebuilt from its neighbours; try again in a moment"};
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

} // namespace phin::journal
