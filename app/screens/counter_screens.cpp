#include "app/screens/counter_screens.h"

namespace phin::counter {

CounterScreens::CounterScreens(Till& till, const journal::Clock& clock, const QString& name, BoxesDesk& desk,
                               QObject* parent)
    : QObject(parent)
    , m_till(till)
    , m_cart(till)
    , m_sheet(m_cart)
    , m_split(m_cart)
    , m_combo(m_cart)
    , m_status(name, clock, till.settings().utcOffsetMinutes)
    , m_availability(till, m_inbox.sender())
    , m_payment(m_cart, m_inbox.sender())
    , m_sending(m_cart, m_inbox.sender())
    , m_promise(m_cart)
    , m_orders(till, m_inbox.sender())
    , m_search(till, m_inbox.sender())
    , m_clerk(desk, m_inbox.sender())
    , m_boxes(m_clerk, clock, till.settings().utcOffsetMinutes)
    , m_sync(m_clerk, m_boxes, till.settings().utcOffsetMinutes)
    , m_door(m_clerk, m_boxes)
    , m_shift(till, name, m_inbox.sender())
    , m_receipt(till, name, m_inbox.sender())
    , m_lift(till, clock, m_inbox.sender())
    , m_signIn(till, clock, m_inbox.sender())
    , m_staff(till, m_inbox.sender())
    , m_vouchers(m_cart, m_inbox.sender())
    , m_menuEdit(till, m_inbox.sender())
    , m_stations(till, m_inbox.sender())
    , m_messages(till, m_stations, m_inbox.sender()) {
    const auto ask = [this](LiftAsk wanted) { m_lift.ask(std::move(wanted)); };
    m_cart.setAsker(ask);
    m_orders.setAsker(ask);
    m_vouchers.setAsker(ask);
    m_shift.setAsker(ask);
    m_boxes.setAsker(ask);
    m_door.setAsker(ask);
    connect(&m_status, &StatusModel::tick, this, [this] { showPeople(); }); // hours go by
    connect(&m_signIn, &SignInModel::peopleChanged, &m_staff, [this] {
        m_staff.refresh();
        if (m_signIn.locked()) {
            m_lift.cancel();
            m_staff.leave();
        }
    });
    showMenu();
    connect(&m_status, &StatusModel::tick, this, [this] {
        showMenu(); // a morning may come before a first order
        showPrices();
    });
    connect(&m_status, &StatusModel::tick, &m_promise, &PromiseModel::lookSoon);
    connect(&m_cart, &CartModel::orderChanged, this, &CounterScreens::showPrices);
    connect(&m_cart, &CartModel::onOrderChanged, &m_menu, &MenuModel::setOnOrder);
    connect(&m_orders, &OrdersTodayModel::voided, &m_cart, &CartModel::look); // it may be the one on the screen
    connect(&m_search, &OrderSearchModel::picked, &m_orders, &OrdersTodayModel::selectFound);
    connect(&m_cart, &CartModel::choiceNeeded, &m_sheet, &ModifierSheetModel::openProduct);
    connect(&m_cart, &CartModel::comboNeeded, &m_combo, &ComboSheetModel::openCombo);
    connect(&m_orders, &OrdersTodayModel::repeatWanted, this, [this] {
        if (const auto* order = m_orders.selectedOrder())
            m_cart.repeat(*order);
    });
}

void CounterScreens::setLanguage(const QString& code) {
    const std::string language = code.toStdString();
    m_menu.setLanguage(language);
    m_cart.setLanguage(language);
    m_sheet.setLanguage(language);
    m_split.setLanguage(language);
    m_combo.setLanguage(language);
    m_availability.setLanguage(language);
    m_payment.setLanguage(language);
    m_orders.setLanguage(language);
    m_search.setLanguage(language);
    m_shift.setLanguage(language);
    m_receipt.setLanguage(language);
    m_vouchers.setLanguage(language);
    m_menuEdit.setLanguage(language);
    m_stations.setLanguage(language);
    m_messages.setLanguage(language);
    m_sync.setLanguage(language);
    m_promise.setLanguage(language);
    m_status.reword();
    m_boxes.reword();
    m_door.reword();
    showPeople();
}

void CounterScreens::showPrices() {
    m_menu.setSituation(m_cart.situation());
    m_cart.minutePassed();
}

void CounterScreens::showMenu() {
    m_menu.setSituation(m_cart.situation());
    if (m_menu.setMenu(m_till.menu())) { // a new one, or other things are sold out
        m_cart.menuChanged();
        m_availability.menuChanged();
        m_menuEdit.menuChanged();
        m_stations.menuChanged();
        m_messages.menuChanged();
    }
    m_menu.setStock(m_till.stock());
}

void CounterScreens::showPeople() {
    m_signIn.refresh();
    m_staff.refresh();
    m_search.setPeople();
}

void CounterScreens::News::committed(const journal::Committed& committed) const {
    if (!committed.staff.empty() || !committed.clocked.empty())
        m_inbox.post([screens = m_screens] { screens->showPeople(); });
    if (!committed.messages.empty())
        messages(committed.messages);
    if (!committed.vouchers.empty())
        m_inbox.post([screens = m_screens, codes = committed.vouchers] { screens->m_vouchers.note(codes); });
    if (!committed.stations.empty())
        m_inbox.post([screens = m_screens] { screens->m_promise.lookSoon(); });
    if (committed.orders.empty() && !committed.menu && committed.stock.empty() && committed.availability.empty())
        return;
    m_inbox.post([screens = m_screens, orders = committed.orders] {
        screens->m_promise.lookSoon();
        screens->m_orders.take(orders);
        screens->m_search.take(orders);
        screens->showMenu();
    });
}

void CounterScreens::News::earlierOrders(std::vector<journal::OrderPtr> orders) const {
    m_inbox.post([screens = m_screens, orders = std::move(orders)] { screens->m_orders.takeOlder(orders); });
}

void CounterScreens::News::connection(const Connection& connection) const {
    m_inbox.post([screens = m_screens, connection] { screens->m_status.setConnection(connection); });
}

void CounterScreens::News::cloudLag(const CloudLag& lag) const {
    m_inbox.post([screens = m_screens, lag] { screens->m_status.setCloudLag(lag); });
}

void CounterScreens::News::storage(const journal::StorageState& storage) const {
    m_inbox.post([screens = m_screens, storage] { screens->m_status.setStorage(storage); });
}

void CounterScreens::News::recovering(bool recovering) const {
    m_inbox.post([screens = m_screens, recovering] { screens->m_status.setRecovering(recovering); });
}

void CounterScreens::News::stations(const std::shared_ptr<const ShopNow>& now) const {
    m_inbox.post([screens = m_screens, now] { screens->m_stations.take(now); });
}

void CounterScreens::News::messages(std::vector<ShopMessage> messages) const {
    m_inbox.post([screens = m_screens, messages = std::move(messages)] { screens->m_messages.take(messages); });
}

void CounterScreens::News::revoked() const {
    m_inbox.post([screens = m_screens] { screens->m_status.setRevoked(); });
}

} // namespace phin::counter
