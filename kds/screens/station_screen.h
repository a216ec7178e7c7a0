#pragma once

#include "kds/screens/all_day_model.h"
#include "kds/screens/batch_model.h"
#include "kds/screens/board_model.h"
#include "kds/screens/mailbox.h"
#include "kds/screens/message_model.h"
#include "kds/screens/pause_desk.h"
#include "kds/screens/product_model.h"
#include "kds/screens/recent_model.h"
#include "kds/screens/sold_out_model.h"
#include "kds/screens/staff_desk.h"
#include "kds/screens/station_status.h"
#include "kds/screens/ticket_model.h"
#include "kds/station/station.h"
#include "kds/tickets/handed_over.h"
#include "sync/model/promise.h"

#include <QtCore/QTimer>

#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <unordered_map>

namespace phin::kds {

/// All that a station's screen shows and can do. Lives on the UI thread, where it keeps boards of its own: other
/// threads only leave orders in its mailbox, the newest state of each, so that a flood costs the screen one change
/// per order and frame. No call here waits for a disk or a lock that one holds for long.
class StationScreen : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(QString station READ station CONSTANT)
    Q_PROPERTY(QString name READ name CONSTANT)
    Q_PROPERTY(phin::kds::TicketModel* tickets READ tickets CONSTANT)
    Q_PROPERTY(phin::kds::AllDayModel* allDay READ allDay CONSTANT)
    Q_PROPERTY(phin::kds::ProductModel* products READ products CONSTANT)
    Q_PROPERTY(phin::kds::BatchModel* batches READ batches CONSTANT)
    Q_PROPERTY(phin::kds::MessageModel* messages READ messages CONSTANT)
    Q_PROPERTY(phin::kds::PauseDesk* pauses READ pauses CONSTANT)
    Q_PROPERTY(phin::kds::SoldOutModel* soldOut READ soldOut CONSTANT)
    Q_PROPERTY(phin::kds::RecentModel* recent READ recent CONSTANT)
    Q_PROPERTY(phin::kds::BoardModel* preparing READ preparing CONSTANT)
    Q_PROPERTY(phin::kds::BoardModel* ready READ ready CONSTANT)
    Q_PROPERTY(phin::kds::StationStatus* status READ status CONSTANT)
    Q_PROPERTY(phin::kds::StaffDesk* staff READ staff CONSTANT)
    /// What the menu in force calls each station, by id, in the screen's language.
    Q_PROPERTY(QVariantMap stationNames READ stationNames NOTIFY stationNamesChanged)
    /// [{station, lines, why (off, overloaded, paused, person, "")}]: who makes what was to be made here.
    Q_PROPERTY(QVariantList handedOver READ handedOver NOTIFY handedOverChanged)
    Q_PROPERTY(bool loaded READ loaded NOTIFY loadedChanged)

public:
    /// Hangs itself on the station: make it before Station::load(). `name`: what people call this box.
    StationScreen(Station& station, const journal::Clock& clock, QString name = {}, QObject* parent = nullptr);
    ~StationScreen() override;

    [[nodiscard]] QString station() const { return QString::fromStdString(m_station.view().station); }
    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] TicketModel* tickets() noexcept { return &m_tickets; }
    [[nodiscard]] AllDayModel* allDay() noexcept { return &m_allDay; }
    [[nodiscard]] ProductModel* products() noexcept { return &m_products; }
    [[nodiscard]] BatchModel* batches() noexcept { return &m_batches; }
    [[nodiscard]] MessageModel* messages() noexcept { return &m_messages; }
    [[nodiscard]] PauseDesk* pauses() noexcept { return &m_pauses; }
    [[nodiscard]] SoldOutModel* soldOut() noexcept { return &m_soldOut; }
    [[nodiscard]] RecentModel* recent() noexcept { return &m_recent; }
    [[nodiscard]] BoardModel* preparing() noexcept { return &m_preparing; }
    [[nodiscard]] BoardModel* ready() noexcept { return &m_ready; }
    [[nodiscard]] StationStatus* status() noexcept { return &m_status; }
    [[nodiscard]] StaffDesk* staff() noexcept { return &m_staff; }
    [[nodiscard]] const QVariantMap& stationNames() const noexcept { return m_stationNames; }
    [[nodiscard]] QVariantList handedOver() const;
    /// The open tickets have been read: an empty screen now means that there are none.
    [[nodiscard]] bool loaded() const noexcept { return m_loaded; }

    // --- from any thread
    void setLoaded();
    void hearNetwork(const Network& network);
    void setRecovering(bool recovering);
    /// The shop does not listen to this box any more.
    void setRevoked();

    void setLanguage(const QString& language);
    /// The shop's own time and business day.
    void setDay(const ShopDay& day);
    /// What the screen's own timer does every second.
    void tick();

    // --- taps; `orderId` as the models give it
    /// A line's next step: to be made, being made, ready.
    Q_INVOKABLE void advance(const QString& orderId, int line);
    /// The whole ticket's next step, for those who have only a few keys.
    Q_INVOKABLE void advanceAll(const QString& orderId);
    Q_INVOKABLE void bump(const QString& orderId);
    /// Not to be begun yet, or no longer so; on every screen.
    Q_INVOKABLE void hold(const QString& orderId, bool held);
    /// Before all that are not, or back in its turn; on every screen.
    Q_INVOKABLE void raise(const QString& orderId, bool raised);
    /// The next step of what is chosen of a batch: all of it is begun, or else ready.
    Q_INVOKABLE void advanceBatch(const QString& key);
    /// Tickets, and batches after them, by when they are due, or as they came.
    Q_INVOKABLE void setByDue(bool byDue);
    Q_INVOKABLE void recall(const QString& orderId);
    Q_INVOKABLE void recallLine(const QString& orderId, int line);
    Q_INVOKABLE void recallLast();
    /// Takes back what was done last at this screen and can be: bumps, and lines called begun or ready.
    Q_INVOKABLE void undo();

    bool event(QEvent* event) override;

signals:
    void loadedChanged();
    void stationNamesChanged();
    void handedOverChanged();
    /// `what`: start, ready, bump, recall, notice, undo, takeBack (of a start). Told once it is stored. `undoable`:
    /// undo() takes it back.
    void done(const QString& what, const QString& number, bool undoable);
    /// `why`: unavailable (not stored; try again), refused, notFound, wrongUse. `message` is in English, for the log.
    void failed(const QString& what, const QString& why, const QString& message);
    /// Of several orders some could not be marked: held, or void. The others were.
    void refused(const QStringList& numbers);
    /// Of what was done to several orders at once some could not be taken back: void, or made elsewhere now.
    void notTakenBack(const QStringList& numbers);
    /// An order is ready for its guest; several in the order in which they became so.
    void numberReady(const QString& number);
    /// Tickets that were not there before, or were changed: to be noticed.
    void arrived(int tickets);

private:
    /// What was done and can be taken back.
    struct Step {
        std::string orderId;
        QString number;
        std::vector<std::uint32_t> lines;
        std::vector<std::uint32_t> started; ///< of these, what had been begun before
        bool begun = false;                 ///< they were called begun; otherwise ready or put away
    };
    struct Outcome {
        QString what;
        std::string orderId;
        QString number;
        std::vector<Step> steps; ///< empty: it cannot be taken back
        std::optional<Error> error;
        std::uint32_t changed = 0;
        std::vector<std::string> refused; ///< orders
        QStringList notBack;              ///< of an undo: numbers
    };
    /// Steps that are taken back together.
    struct Undone {
        std::mutex mutex;
        std::size_t waiting = 0; ///< steps that are not stored yet
        Outcome outcome;
        QStringList back; ///< numbers
    };
    struct Content {
        std::unordered_map<std::string, OrderPtr> orders;
        std::vector<Outcome> outcomes;
        std::vector<StaffMember> staff;
        std::vector<StationPause> pauses;
        std::optional<Network> network;
        std::optional<bool> recovering;
        bool loaded = false;
        bool revoked = false;
    };
    [[nodiscard]] Moment now() const;
    [[nodiscard]] Station::Done tell(const QString& what, const QString& number = {}, std::optional<Step> step = {});
    [[nodiscard]] Station::DoneAll tellAll(const QString& what, std::vector<Step> steps);
    [[nodiscard]] static std::optional<Step> stepOf(const Ticket& ticket, const Lines& lines);
    [[nodiscard]] static std::optional<Step> startStepOf(const Ticket& ticket, const Lines& lines);
    void markStarted(const Ticket& ticket, Lines lines);
    void markReady(const Ticket& ticket, Lines lines);
    [[nodiscard]] Station::Done tellBack(const std::shared_ptr<Undone>& all, const QString& number);
    void tellOutcome(Outcome outcome);
    void tellDone(Outcome& outcome);
    void reviewNames();
    void refreshTickets();
    void callReady(const std::set<std::string>& orders);
    /// What the person at the screen sees: what was changed a moment ago is not bumped unseen.
    [[nodiscard]] static Lines shown(const Ticket& ticket);
    [[nodiscard]] static std::string idOf(const QString& hex);
    void take(Content content);
    void tellGuests(Moment moment);

    Station& m_station;
    const journal::Clock& m_clock;
    QString m_name;
    QString m_language = QStringLiteral("vi");
    TicketBoard m_board;
    GuestBoard m_guests;
    TicketModel m_tickets;
    AllDayModel m_allDay;
    ProductModel m_products;
    BatchModel m_batches;
    MessageModel m_messages;
    PauseDesk m_pauses;
    SoldOutModel m_soldOut;
    RecentModel m_recent;
    BoardModel m_preparing;
    BoardModel m_ready;
    StationStatus m_status;
    StaffDesk m_staff;
    HandedOver m_handedOver;
    std::map<std::string, HandedOver::To> m_withOthers; ///< of it, what was told last
    std::shared_ptr<const MenuIndex> m_namesMenu;       ///< the menu that gave the names
    QVariantMap m_stationNames;
    WorkQueue m_queue; ///< the guests' board alone: what they can expect
    std::shared_ptr<const MenuIndex> m_queueMenu;
    bool m_loaded = false;
    std::vector<std::vector<Step>> m_steps; ///< the last that can be taken back, the newest at the end
    std::set<std::string> m_called;         ///< ready ones whose guests know
    QTimer m_second;
    std::shared_ptr<Mailbox<Content>> m_mail;
};

} // namespace phin::kds
