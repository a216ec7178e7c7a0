#pragma once

#include "kds/screens/list_model.h"
#include "kds/tickets/ticket_board.h"
#include "kds/tickets/views.h"

namespace phin::kds {

/// The open tickets in arrival order, or by when they are due: of all of them the window [first, first + limit) that a
/// page can show, so that a flood of tickets costs no more than a page.
class TicketModel : public phin::kds::ListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by StationScreen")
    Q_PROPERTY(int first READ first WRITE setFirst NOTIFY firstChanged)
    Q_PROPERTY(int limit READ limit WRITE setLimit NOTIFY limitChanged)
    Q_PROPERTY(int total READ total NOTIFY totalChanged)
    /// Of them, pre-orders that need not be begun yet.
    Q_PROPERTY(int later READ later NOTIFY laterChanged)
    Q_PROPERTY(bool byDue READ byDue WRITE setByDue NOTIFY byDueChanged)

public:
    enum Role {
        OrderId = Qt::UserRole, ///< hexadecimal
        Number,
        Channel, ///< here, takeaway, delivery
        Guest,
        Voided,
        Refunded,
        Complete, ///< every line of every station is ready
        AgeText,  ///< how long the guest has waited
        Level,    ///< fresh, late, over: of its oldest line
        Pressing, ///< a line is urgent: it flashes
        Held,     ///< not to be begun until somebody says so
        Raised,   ///< before those that are not
        Promised, ///< "10:25", when the guest was told that it will be ready; empty: nothing
        Due,      ///< "10:30", of a pre-order; empty: it is none
        Later,    ///< and it need not be begun yet
        WaitsFor, ///< [{station, left}]: who still makes something of it, and how many units
        DueIn,    ///< seconds until its most urgent line is over its target; negative: by how much it is
        Note,     ///< "", note or allergy: the strongest of what is written on lines still to be made
        Lines,    ///< [{line, quantity, product, name, variant, modifiers, note, allergy, station (makes it now),
                  ///< movedFrom ("", or the station that was to), alsoAt [stations that make a part of it besides],
                  ///< state, level, again,
                  ///< change ("", added, removed, quantity), before, made, replaces}]
    };

    /// `board` is the screen's and changes between calls of refresh().
    TicketModel(const TicketBoard& board, QObject* parent);

    [[nodiscard]] int rowCount(const QModelIndex& parent) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] int first() const noexcept { return m_first; }
    void setFirst(int first);
    [[nodiscard]] int limit() const noexcept { return m_limit; }
    void setLimit(int limit);
    [[nodiscard]] int total() const noexcept { return m_total; }
    [[nodiscard]] int later() const noexcept { return m_later; }
    /// The shop's clock minus UTC.
    void setUtcOffset(int minutes) { m_utcOffsetMinutes = minutes; }
    [[nodiscard]] bool byDue() const noexcept { return m_byDue; }
    void setByDue(bool byDue);

    /// The board has changed.
    void refresh();
    /// Time has passed: ages, and colours where they turn, as the menu in force has it.
    void tick(Moment now, std::shared_ptr<const Pace> pace);
    void setLanguage(const QString& language);

signals:
    void firstChanged();
    void limitChanged();
    void totalChanged();
    void laterChanged();
    void byDueChanged();

private:
    [[nodiscard]] QString timeText(std::int64_t utcMs) const;
    [[nodiscard]] Tickets window() const;
    [[nodiscard]] QString replaced(const TicketLine& line) const;
    [[nodiscard]] QVariantList lines(const Ticket& ticket) const;
    [[nodiscard]] std::int64_t dueInSeconds(const Ticket& ticket) const;

    const TicketBoard& m_board;
    std::vector<TicketPtr> m_rows;
    QString m_language = QStringLiteral("vi");
    Moment m_now;
    std::shared_ptr<const Pace> m_pace = std::make_shared<const Pace>();
    int m_first = 0;
    int m_limit = 24;
    int m_total = 0;
    int m_later = 0;
    int m_utcOffsetMinutes = 0;
    bool m_byDue = false;
};

} // namespace phin::kds
