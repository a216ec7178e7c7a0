#pragma once

#include "app/screens/availability_model.h"
#include "app/screens/boxes_model.h"
#include "app/screens/cart_model.h"
#include "app/screens/combo_sheet_model.h"
#include "app/screens/door_model.h"
#include "app/screens/inbox.h"
#include "app/screens/lift_model.h"
#include "app/screens/menu_edit_model.h"
#include "app/screens/menu_model.h"
#include "app/screens/messages_model.h"
#include "app/screens/modifier_sheet_model.h"
#include "app/screens/order_search_model.h"
#include "app/screens/orders_today_model.h"
#include "app/screens/payment_model.h"
#include "app/screens/promise_model.h"
#include "app/screens/receipt_model.h"
#include "app/screens/screen_settings.h"
#include "app/screens/send_model.h"
#include "app/screens/shift_model.h"
#include "app/screens/sign_in_model.h"
#include "app/screens/split_model.h"
#include "app/screens/staff_model.h"
#include "app/screens/stations_model.h"
#include "app/screens/status_model.h"
#include "app/screens/sync_model.h"
#include "app/screens/voucher_model.h"

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

namespace phin::counter {

/// All that the till's window shows, and how news from other threads reaches it.
class CounterScreens : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(phin::counter::MenuModel* menu READ menu CONSTANT)
    Q_PROPERTY(phin::counter::CartModel* cart READ cart CONSTANT)
    Q_PROPERTY(phin::counter::ModifierSheetModel* sheet READ sheet CONSTANT)
    Q_PROPERTY(phin::counter::ComboSheetModel* combo READ combo CONSTANT)
    Q_PROPERTY(phin::counter::AvailabilityModel* availability READ availability CONSTANT)
    Q_PROPERTY(phin::counter::PaymentModel* payment READ payment CONSTANT)
    Q_PROPERTY(phin::counter::SendModel* sending READ sending CONSTANT)
    Q_PROPERTY(phin::counter::PromiseModel* promise READ promise CONSTANT)
    Q_PROPERTY(phin::counter::SplitModel* split READ split CONSTANT)
    Q_PROPERTY(phin::counter::OrdersTodayModel* orders READ orders CONSTANT)
    Q_PROPERTY(phin::counter::OrderSearchModel* search READ search CONSTANT)
    Q_PROPERTY(phin::counter::StatusModel* status READ status CONSTANT)
    Q_PROPERTY(phin::counter::BoxesModel* boxes READ boxes CONSTANT)
    Q_PROPERTY(phin::counter::SyncModel* sync READ sync CONSTANT)
    Q_PROPERTY(phin::counter::DoorModel* door READ door CONSTANT)
    Q_PROPERTY(phin::counter::ShiftModel* shift READ shift CONSTANT)
    Q_PROPERTY(phin::counter::ReceiptModel* receipt READ receipt CONSTANT)
    Q_PROPERTY(phin::counter::SignInModel* signIn READ signIn CONSTANT)
    Q_PROPERTY(phin::counter::StaffModel* staff READ staff CONSTANT)
    Q_PROPERTY(phin::counter::LiftModel* lift READ lift CONSTANT)
    Q_PROPERTY(phin::counter::VoucherModel* vouchers READ vouchers CONSTANT)
    Q_PROPERTY(phin::counter::ScreenSettings* glass READ glass CONSTANT)
    Q_PROPERTY(phin::counter::MenuEditModel* menuEdit READ menuEdit CONSTANT)
    Q_PROPERTY(phin::counter::StationsModel* stations READ stations CONSTANT)
    Q_PROPERTY(phin::counter::MessagesModel* messages READ messages CONSTANT)

public:
    /// `name`: the till's, as people call it.
    CounterScreens(Till& till, const journal::Clock& clock, const QString& name, BoxesDesk& desk,
                   QObject* parent = nullptr);
    /// Asks the desk for nothing more; to be called before that goes which it works with.
    void leaveDesk() { m_clerk.leave(); }

    [[nodiscard]] MenuModel* menu() noexcept { return &m_menu; }
    [[nodiscard]] CartModel* cart() noexcept { return &m_cart; }
    [[nodiscard]] ModifierSheetModel* sheet() noexcept { return &m_sheet; }
    [[nodiscard]] ComboSheetModel* combo() noexcept { return &m_combo; }
    [[nodiscard]] AvailabilityModel* availability() noexcept { return &m_availability; }
    [[nodiscard]] PaymentModel* payment() noexcept { return &m_payment; }
    [[nodiscard]] SendModel* sending() noexcept { return &m_sending; }
    [[nodiscard]] PromiseModel* promise() noexcept { return &m_promise; }
    [[nodiscard]] SplitModel* split() noexcept { return &m_split; }
    [[nodiscard]] OrdersTodayModel* orders() noexcept { return &m_orders; }
    [[nodiscard]] OrderSearchModel* search() noexcept { return &m_search; }
    [[nodiscard]] StatusModel* status() noexcept { return &m_status; }
    [[nodiscard]] BoxesModel* boxes() noexcept { return &m_boxes; }
    [[nodiscard]] SyncModel* sync() noexcept { return &m_sync; }
    [[nodiscard]] DoorModel* door() noexcept { return &m_door; }
    [[nodiscard]] ShiftModel* shift() noexcept { return &m_shift; }
    [[nodiscard]] ReceiptModel* receipt() noexcept { return &m_receipt; }
    [[nodiscard]] SignInModel* signIn() noexcept { return &m_signIn; }
    [[nodiscard]] StaffModel* staff() noexcept { return &m_staff; }
    [[nodiscard]] LiftModel* lift() noexcept { return &m_lift; }
    [[nodiscard]] VoucherModel* vouchers() noexcept { return &m_vouchers; }
    [[nodiscard]] ScreenSettings* glass() noexcept { return &m_glass; }
    [[nodiscard]] MenuEditModel* menuEdit() noexcept { return &m_menuEdit; }
    [[nodiscard]] StationsModel* stations() noexcept { return &m_stations; }
    [[nodiscard]] MessagesModel* messages() noexcept { return &m_messages; }

    /// vi or en, once the translations are in force.
    void setLanguage(const QString& code);

    /// Hands news over from any thread; may outlive the screens.
    class News {
    public:
        void committed(const journal::Committed& committed) const;
        void earlierOrders(std::vector<journal::OrderPtr> orders) const;
        void connection(const Connection& connection) const;
        void cloudLag(const CloudLag& lag) const;
        void storage(const journal::StorageState& storage) const;
        void recovering(bool recovering) const;
        void revoked() const;
        void stations(const std::shared_ptr<const ShopNow>& now) const;
        void messages(std::vector<ShopMessage> messages) const;

    private:
        friend class CounterScreens;
        News(CounterScreens& screens, Inbox::Sender inbox)
            : m_screens(&screens)
            , m_inbox(std::move(inbox)) {}
        CounterScreens* m_screens; ///< touched by what the inbox runs, so only while it lives
        Inbox::Sender m_inbox;
    };
    [[nodiscard]] News news() { return {*this, m_inbox.sender()}; }

private:
    void showMenu();
    void showPrices();
    void showPeople();

    Till& m_till;
    MenuModel m_menu;
    CartModel m_cart;
    ModifierSheetModel m_sheet;
    SplitModel m_split;
    ComboSheetModel m_combo;
    StatusModel m_status;
    Inbox m_inbox; // lives on the thread of all that its tasks touch
    AvailabilityModel m_availability;
    PaymentModel m_payment;
    SendModel m_sending;
    PromiseModel m_promise;
    OrdersTodayModel m_orders;
    OrderSearchModel m_search;
    DeskClerk m_clerk;
    BoxesModel m_boxes;
    SyncModel m_sync;
    DoorModel m_door;
    ShiftModel m_shift;
    ReceiptModel m_receipt;
    LiftModel m_lift;
    SignInModel m_signIn;
    StaffModel m_staff;
    VoucherModel m_vouchers;
    ScreenSettings m_glass;
    MenuEditModel m_menuEdit;
    StationsModel m_stations;
    MessagesModel m_messages;
};

} // namespace phin::counter
