#include "app/screens/availability_model.h"

#include <QtCore/QVariantMap>

#include <algorithm>

namespace phin::counter {

AvailabilityModel::AvailabilityModel(Till& till, Inbox::Sender inbox, QObject* parent)
    : QObject(parent)
    , m_till(till)
    , m_inbox(std::move(inbox)) {
    menuChanged();
}

bool AvailabilityModel::isSoldOut(const QString& productId) const {
    const auto menu = m_till.menu();
    const auto* const product = menu->product(productId.toStdString());
    return product && product->sold_out();
}

void AvailabilityModel::set(const QString& productId, bool available) {
    if (isSoldOut(productId) == available) // a second tap on what is said already says nothing
        send(productId.toStdString(), available, false);
}

void AvailabilityModel::undo() {
    if (const auto last = std::exchange(m_last, std::nullopt))
        send(last->product, !last->available, true);
}

void AvailabilityModel::send(const std::string& productId, bool available, bool takesBack) {
    m_till.setAvailable(
        productId, available,
        [inbox = m_inbox, self = this, productId, available, takesBack](const Result<Availability>& result) {
            // The inbox and this model live and die together on the screens' thread.
            inbox.post([self, productId, available, takesBack, status = result ? done() : Status(result.error())] {
                self->finish(productId, available, takesBack, status);
            });
        });
}

void AvailabilityModel::finish(const std::string& productId, bool available, bool takesBack, const Status& status) {
    const auto menu = m_till.menu();
    const auto* const product = menu->product(productId);
    const auto name = product ? m_words.text(product->name()) : QString::fromStdString(productId);
    if (!status) {
        emit failed(explain(tr("%1: nothing was changed.").arg(name), status.error()));
        return;
    }
    if (takesBack)
        return; // its tile shows it
    m_last = Availability{0, productId, available};
    emit said(available ? tr("%1 can be had again.").arg(name) : tr("%1 is sold out today, on all boxes.").arg(name));
}

void AvailabilityModel::menuChanged() {
    const auto menu = m_till.menu();
    std::vector<std::pair<QString, QString>> all;
    for (const auto& product : menu->menu().products())
        if (product.sold_out())
            all.emplace_back(m_words.text(product.name()), QString::fromStdString(product.id()));
    std::sort(all.begin(), all.end(),
              [](const auto& one, const auto& other) { return one.first.localeAwareCompare(other.first) < 0; });
    QVariantList next;
    for (const auto& [name, id] : all)
        next.append(QVariantMap{{QStringLiteral("productId"), id}, {QStringLiteral("name"), name}});
    if (next == m_soldOut)
        return;
    m_soldOut = next;
    emit changed();
}

void AvailabilityModel::setLanguage(const std::string& language) {
    m_words.language = language;
    menuChanged();
}

} // namespace phin::counter
