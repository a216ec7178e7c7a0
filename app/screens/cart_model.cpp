#include "app/screens/cart_model.h"

#include "sync/model/voucher.h"

#include <QtCore/QVariantMap>

#include <algorithm>

namespace phin::counter {
namespace {

model::v1::Discount percentage(int basisPoints, const QString& reason) {
    model::v1::Discount discount;
    if (basisPoints > 0) {
        discount.set_basis_points(basisPoints);
        discount.set_reason(reason.toStdString());
    }
    return discount;
}

model::v1::Discount amount(qint64 minor, const QString& reason) {
    model::v1::Discount discount;
    if (minor > 0) {
        discount.set_amount_minor(minor);
        discount.set_reason(reason.toStdString());
    }
    return discount;
}

model::v1::Discount onTheHouse(const QString& reason) {
    auto discount = percentage(10'000, reason);
    discount.set_comp(true);
    return discount;
}

} // namespace

CartModel::CartModel(Till& till, QObject* parent)
    : QAbstractListModel(parent)
    , m_till(till)
    , m_id(till.newId()) {
    m_order.set_currency(till.menu()->menu().currency());
    refreshParked();
    if (const auto& found = till.foundInHand(); !found.isNil())
        resume(toQString(found)); // the till was killed over it
}

bool CartModel::put(const Choice& choice, int line) {
    if (!ensureOpen())
        return false;
    const auto before = m_order;
    if (line > 0) {
        const auto replaced = m_till.replaceLine(m_id, static_cast<std::uint32_t>(line), choice);
        if (!replaced && ask(replaced.error(), lineName(line), {}, [this, choice, line] { put(choice, line); }))
            return true; // from here on it is another's
        return show(replaced, tr("Not changed."), choice.product, choice.quantity, line);
    }
    const auto added = m_till.addLine(m_id, choice, Joining::EqualLine);
    if (!added && ask(added.error(), QString::fromStdString(choice.product), {}, [this, choice] { put(choice); }))
        return true;
    if (!show(added, tr("Not added."), choice.product, choice.quantity, 0))
        return false;
    takeInHand(before);
    return true;
}

void CartModel::takeInHand(const model::v1::PricedOrder& before) {
    for (const auto& now : m_order.lines()) {
        bool same = false;
        for (const auto& then : before.lines())
            same = same || (then.line() == now.line() && then.quantity() == now.quantity());
        if (!same)
            setCurrent(static_cast<int>(now.line()));
    }
}

void CartModel::setQuantity(int line, int quantity) {
    if (quantity < 1) {
        remove(line);
        return;
    }
    const auto* changed = this->line(line);
    const auto product = changed ? changed->product() : std::string();
    const auto set = m_till.setQuantity(m_id, static_cast<std::uint32_t>(line), quantity);
    const auto what = QStringLiteral("%1 × %2").arg(quantity).arg(lineName(line));
    if (set || !ask(set.error(), what, {}, [this, line, quantity] { setQuantity(line, quantity); }))
        show(set, tr("Not changed."), product, quantity, line);
}

void CartModel::remove(int line) {
    const QString name = lineName(line);
    if (name.isEmpty())
        return;
    if (show(m_till.removeLine(m_id, static_cast<std::uint32_t>(line)), tr("Not removed.")))
        emit removed(name);
}

void CartModel::giveLine(int line, const model::v1::Discount& discount) {
    show(m_till.discountLine(m_id, static_cast<std::uint32_t>(line), discount), tr("No discount given."),
         lineName(line) + QStringLiteral(" · ") + m_words.discount(discount, m_order.currency()),
         QString::fromStdString(discount.reason()), [this, line, discount] { giveLine(line, discount); });
}

void CartModel::giveAll(const model::v1::Discount& discount) {
    if (ensureOpen())
        show(m_till.discountOrder(m_id, discount), tr("No discount given."),
             tr("The whole order") + QStringLiteral(" · ") + m_words.discount(discount, m_order.currency()),
             QString::fromStdString(discount.reason()), [this, discount] { giveAll(discount); });
}

void CartModel::discountLine(int line, int basisPoints, const QString& reason) {
    giveLine(line, percentage(basisPoints, reason));
}

void CartModel::discountLineBy(int line, qint64 minor, const QString& reason) {
    giveLine(line, amount(minor, reason));
}

void CartModel::discountAll(int basisPoints, const QString& reason) {
    giveAll(percentage(basisPoints, reason));
}

void CartModel::discountAllBy(qint64 minor, const QString& reason) {
    giveAll(amount(minor, reason));
}

void CartModel::compLine(int line, const QString& reason) {
    giveLine(line, onTheHouse(reason));
}

void CartModel::compAll(const QString& reason) {
    giveAll(onTheHouse(reason));
}

void CartModel::priceLine(int line, qint64 minor, const QString& reason) {
    const auto amount = minor < 0 ? std::nullopt : std::optional<std::int64_t>(minor);
    show(m_till.overrideLine(m_id, static_cast<std::uint32_t>(line), amount, reason.toStdString()), tr("Not changed."),
         lineName(line) + QStringLiteral(" · ") + money(minor), reason,
         [this, line, minor, reason] { priceLine(line, minor, reason); });
}

void CartModel::clear() {
    if (!isEmpty() && show(m_till.clear(m_id), tr("Not cleared.")))
        emit removed(tr("all of the order"));
}

void CartModel::undo() {
    if (m_canUndo)
        show(m_till.undo(m_id), tr("Not taken back."));
}

void CartModel::setChannel(Channel channel) {
    if (channel == m_channel)
        return;
    m_channel = channel;
    const auto before = m_order.total_minor();
    if (!m_open) {
        emit orderChanged();
        return;
    }
    const bool shown = show(m_till.setChannel(m_id, static_cast<model::v1::Channel>(channel)), tr("Not changed."));
    if (shown && m_order.total_minor() != before)
        emit told(tr("Other prices: %1 instead of %2").arg(total(), money(before)));
}

void CartModel::setGuest(const QString& guest) {
    if (guest == m_guest)
        return;
    m_guest = guest;
    if (m_open)
        show(m_till.setGuest(m_id, guest.toStdString()), tr("Not changed."));
    else
        emit orderChanged();
}

void CartModel::setCurrent(int line) {
    if (line == m_current)
        return;
    m_current = line;
    emit currentChanged();
}

void CartModel::park() {
    if (!m_open || isEmpty())
        return;
    m_till.takeInHand({});
    begin();
}

void CartModel::resume(const QString& orderId) {
    const auto id = toUuid(orderId);
    if (!id || *id == m_id)
        return;
    for (const auto& open : m_till.openOrders()) {
        if (open.id != *id)
            continue;
        forget();
        m_next.clear();
        m_id = *id;
        m_open = true;
        m_till.takeInHand(m_id);
        m_channel = static_cast<Channel>(open.channel);
        m_guest = QString::fromStdString(open.guest);
        show(m_till.order(m_id), tr("Not opened."));
        return;
    }
    refreshParked(); // it is gone: paid or voided meanwhile
}

void CartModel::merge(const QString& orderId) {
    const auto id = toUuid(orderId);
    const auto other = id && *id != m_id ? m_till.order(*id) : Error{ErrorKind::NotFound, "it is paid or gone"};
    if (!other || !ensureOpen()) {
        refreshParked();
        return;
    }
    Portion all{m_id, {}, {}};
    for (const auto& line : other->lines())
        all.parts.push_back({line.line(), line.quantity()});
    if (const auto merged = m_till.share(*id, {all}); !merged) {
        if (ask(merged.error(), m_words.money(other->total_minor(), other->currency()), {},
                [this, orderId] { merge(orderId); }))
            return;
        emit failed(explain(tr("Not merged."), merged.error()));
        return;
    }
    if (show(m_till.order(m_id), tr("Not merged.")))
        emit shared(tr("Two orders are one"));
}

bool CartModel::share(std::vector<Portion> portions) {
    if (portions.empty())
        return false;
    for (std::size_t i = 0; !m_guest.isEmpty() && i < portions.size(); ++i)
        portions[i].guest = (m_guest + QStringLiteral(" · %1").arg(i + 2)).toStdString();
    const auto left = m_till.share(m_id, portions);
    if (!left)
        return show(left, tr("Not split."));
    m_next.clear();
    for (const auto& portion : portions)
        m_next.push_back(portion.to);
    if (left->lines().empty())
        resume(toQString(m_next.front()));
    else
        show(left, {});
    emit shared(
        tr("Split into %n orders", nullptr, static_cast<int>(portions.size() + (left->lines().empty() ? 0 : 1))));
    return true;
}

void CartModel::partsChanged(const Result<model::v1::PricedOrder>& order, const QString& what) {
    show(order, what);
}

void CartModel::paid() {
    while (!m_next.empty()) {
        const auto id = m_next.front();
        m_next.erase(m_next.begin());
        const auto open = m_till.openOrders();
        if (std::any_of(open.begin(), open.end(),
                        [&id](const auto& each) { return each.id == id && each.lines > 0; })) {
            const auto rest = m_next;
            resume(toQString(id));
            m_next = rest;
            return;
        }
    }
    begin();
}

void CartModel::begin() {
    m_next.clear(); // another guest stands here
    forget();
    m_id = m_till.newId();
    model::v1::PricedOrder none;
    none.set_currency(m_till.menu()->menu().currency());
    show(none, {});
}

void CartModel::forget() {
    m_open = false;
    m_canUndo = false;
    m_channel = Here;
    m_guest.clear();
    setCurrent(0);
}

bool CartModel::ensureOpen() {
    if (m_open)
        return true;
    const auto opened = m_till.openOrder(m_id, static_cast<model::v1::Channel>(m_channel), m_guest.toStdString());
    m_open = opened.ok();
    if (m_open)
        m_till.takeInHand(m_id);
    else
        emit failed(explain(tr("No order opened."), opened.error()));
    return m_open;
}

bool CartModel::show(const Result<model::v1::PricedOrder>& order, const QString& what) {
    refreshParked();
    if (!order) {
        emit failed(explain(what, order.error()));
        return false;
    }
    m_order = *order;
    const auto menu = m_till.menu();
    const auto unsent = m_till.unsentLines(m_id);
    std::vector<Row> next;
    QHash<QString, int> onOrder;
    for (const auto& line : m_order.lines()) {
        const auto* const product = menu->product(line.product());
        next.push_back({line, line.SerializeAsString(), product && product->sold_out(),
                        std::find(unsent.begin(), unsent.end(), line.line()) != unsent.end()});
        onOrder[QString::fromStdString(line.product())] += line.quantity();
        if (line.combo_group() == line.line())
            onOrder[QString::fromStdString(line.combo())] += line.quantity();
    }
    RowDiff::apply(*this, m_rows, std::move(next));
    if (m_current != 0 && !line(m_current))
        setCurrent(0);
    emit orderChanged();
    emit onOrderChanged(onOrder);
    return true;
}

bool CartModel::show(const Result<model::v1::PricedOrder>& order, const QString& words, const QString& what,
                     const QString& why, std::function<void()> again) {
    return (!order && ask(order.error(), what, why, std::move(again))) || show(order, words);
}

bool CartModel::ask(const Error& error, const QString& what, const QString& why, std::function<void()> again) {
    if (!error.missing || !m_asker)
        return false;
    m_asker({*error.missing, m_id, what, why, std::move(again)});
    return true;
}

bool CartModel::show(const Result<model::v1::PricedOrder>& order, const QString& what, const std::string& product,
                     std::int64_t quantity, int line) {
    const auto stock = m_till.stock();
    const auto left = stock.find(product);
    if (order || order.error().kind != ErrorKind::Refused || left == stock.end())
        return show(order, what);
    for (const auto& other : m_order.lines())
        if (other.product() == product && other.line() != static_cast<std::uint32_t>(line))
            quantity += other.quantity();
    const auto& [here, elsewhere] = left->second;
    if (quantity <= here)
        return show(order, what);
    const auto* known = m_till.menu()->product(product);
    const auto name = known ? m_words.text(known->name()) : QString::fromStdString(product);
    if (here + elsewhere == 0)
        emit failed(tr("%1 is sold out.").arg(name));
    else if (elsewhere == 0)
        emit failed(tr("Only %1 of %2 left.").arg(here).arg(name));
    else
        emit failed(tr("Only %1 of %2 left here. The other tills have %3 more and were asked for them; try again in a "
                       "moment.")
                        .arg(here)
                        .arg(name)
                        .arg(elsewhere));
    return false;
}

QString CartModel::since(const OpenOrder& open) const {
    const auto begun = open.sent ? open.sent->placedAtMs : open.openedAtMs;
    const auto time = Words::time(begun, m_till.settings().utcOffsetMinutes);
    if (!open.sent)
        return time;
    const auto minutes = static_cast<int>(std::max<std::int64_t>(0, m_till.nowMs() - begun) / 60'000);
    return minutes < 60 ? tr("%1, %n min ago", nullptr, minutes).arg(time)
                        : tr("%1, %2 h %3 min ago").arg(time).arg(minutes / 60).arg(minutes % 60);
}

void CartModel::look() {
    const auto order = m_till.order(m_id);
    if (!m_open)
        refreshParked();
    else if (order)
        show(order, {});
    else
        begin();
}

void CartModel::refreshParked() {
    QVariantList parked;
    m_canUndo = false;
    for (const auto& open : m_till.openOrders()) {
        if (open.id == m_id) {
            m_canUndo = open.canUndo;
            m_channel = static_cast<Channel>(open.channel);
            m_guest = QString::fromStdString(open.guest);
            continue;
        }
        const auto priced = m_till.order(open.id);
        if (open.lines == 0 || !priced)
            continue;
        parked.append(
            QVariantMap{{QStringLiteral("orderId"), toQString(open.id)},
                        {QStringLiteral("guest"), QString::fromStdString(open.guest)},
                        {QStringLiteral("items"), tr("%n item(s)", nullptr, open.lines)},
                        {QStringLiteral("what"), m_words.text(priced->lines(0).name())},
                        {QStringLiteral("total"), m_words.money(priced->total_minor(), priced->currency())},
                        {QStringLiteral("time"), since(open)},
                        {QStringLiteral("number"), open.sent ? QString::fromStdString(open.sent->number) : QString()},
                        {QStringLiteral("unsent"), open.sent ? open.unsent : 0}});
    }
    if (parked == m_parked)
        return;
    m_parked = parked;
    emit parkedChanged();
}

void CartModel::menuChanged() {
    if (m_open)
        show(m_till.order(m_id), tr("The menu has changed."));
    else if (m_order.currency() != m_till.menu()->menu().currency())
        begin();
}

void CartModel::setLanguage(const std::string& language) {
    m_words.language = language;
    m_parked.clear();
    refreshParked();
    if (!m_rows.empty())
        emit dataChanged(index(0), index(rowCount() - 1));
    emit orderChanged();
}

const model::v1::OrderLine* CartModel::line(int line) const {
    for (const Row& row : m_rows)
        if (static_cast<int>(row.line.line()) == line)
            return &row.line;
    return nullptr;
}

QString CartModel::lineName(int number) const {
    const auto* found = line(number);
    if (found && found->has_combo_name())
        return m_words.text(found->combo_name());
    return found ? m_words.text(found->name()) : QString();
}

int CartModel::items() const {
    int items = 0;
    for (const auto& line : m_order.lines())
        items += line.quantity();
    return items;
}

QString CartModel::discount() const { // what the voucher gives has a line of its own
    const auto given = m_order.discount_minor() - voucherMinor(m_order);
    return given == 0 ? QString() : m_words.money(-given, m_order.currency());
}

QString CartModel::voucher() const {
    return QString::fromStdString(groupedCode(m_order.discount().voucher()));
}

QString CartModel::voucherOff() const {
    if (m_order.discount().voucher().empty())
        return {};
    const auto given = voucherMinor(m_order);
    return given > 0 ? m_words.money(-given, m_order.currency())
                     : tr("from %1 on").arg(m_words.money(m_order.discount().minimum_minor(), m_order.currency()));
}

QString CartModel::tax() const {
    return m_order.tax_minor() == 0 ? QString() : m_words.money(m_order.tax_minor(), m_order.currency());
}

int CartModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant CartModel::data(const QModelIndex& at, int role) const {
    if (!checkIndex(at, CheckIndexOption::IndexIsValid))
        return {};
    const auto& line = m_rows[static_cast<std::size_t>(at.row())].line;
    const auto& currency = m_order.currency();
    switch (role) {
    case Line:
        return static_cast<int>(line.line());
    case Name:
        return m_words.text(line.name());
    case Choices:
        return m_words.choices(line);
    case Quantity:
        return line.quantity();
    case UnitPrice:
        return m_words.money(line.unit_minor(), currency);
    case Gross: // as the menu says
        return m_words.money(line.has_override_minor() ? line.unit_minor() * line.quantity() : line.gross_minor(),
                             currency);
    case Total: // after its own discount; the order's stands below
        return m_words.money(line.gross_minor() - line.line_discount_minor(), currency);
    case Discount: // or that a person set the price
        if (line.has_override_minor() && !line.has_discount())
            return tr("Another price");
        return (line.has_discount() && !line.discount().comp() ? QStringLiteral("−") : QString()) +
               m_words.discount(line.discount(), currency);
    case Configurable:
        return configurable(line);
    case Unsent:
        return m_rows[static_cast<std::size_t>(at.row())].unsent;
    case SoldOut:
        return m_rows[static_cast<std::size_t>(at.row())].soldOut;
    case Combo:
        return m_words.text(line.combo_name());
    case PriceNote:
        return priceNote(line);
    case Sizes:
        return sizes(line);
    case Note:
        return QString::fromStdString(line.note());
    default:
        return {};
    }
}

QHash<int, QByteArray> CartModel::roleNames() const {
    return {{Line, "line"},         {Name, "name"},           {Choices, "choices"},
            {Quantity, "quantity"}, {UnitPrice, "unitPrice"}, {Gross, "gross"},
            {Total, "total"},       {Discount, "discount"},   {Configurable, "configurable"},
            {SoldOut, "soldOut"},   {Combo, "combo"},         {PriceNote, "priceNote"},
            {Sizes, "sizes"},       {Note, "note"},           {Unsent, "unsent"}};
}

} // namespace phin::counter
