#pragma once

#include "kds/screens/list_model.h"
#include "kds/station/marks.h"
#include "kds/tickets/ticket_board.h"
#include "kds/tickets/views.h"

#include <set>

namespace phin::kds {

/// The same drink over several tickets, to be made in one go: one row for each, of all of them the window
/// [first, first + limit) that a page can show. What of a batch is made now is chosen line by line: all of it, unless
/// somebody leaves some for later.
class BatchModel : public phin::kds::ListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by StationScreen")
    Q_PROPERTY(int first READ first WRITE setFirst NOTIFY firstChanged)
    Q_PROPERTY(int limit READ limit WRITE setLimit NOTIFY limitChanged)
    Q_PROPERTY(int total READ total NOTIFY totalChanged)
    Q_PROPERTY(bool inUse READ inUse WRITE setInUse NOTIFY inUseChanged) ///< in sight: else it costs nothing

public:
    enum Role {
        Key = Qt::UserRole,
        Name,
        Variant,
        Modifiers, ///< those that differ from the usual
        Note,
        Allergy, ///< the note speaks of one
        Units,   ///< still to be made
        Taken,   ///< of these, what is chosen to be made now
        Begun,   ///< all that is chosen is being made: the next step is ready
        Level,   ///< fresh, late, over: of its oldest line
        DueIn,   ///< seconds until its most urgent line is over its target; negative: by how much it is
        Orders,  ///< [{orderId, number, line, units, taken, started}] as the tickets stand
    };

    /// `board` is the screen's and changes between calls of refresh().
    BatchModel(const TicketBoard& board, QObject* parent);

    [[nodiscard]] int rowCount(const QModelIndex& parent) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int first() const noexcept { return m_first; }
    void setFirst(int first);
    [[nodiscard]] int limit() const noexcept { return m_limit; }
    void setLimit(int limit);
    [[nodiscard]] int total() const noexcept { return m_total; }
    [[nodiscard]] bool inUse() const noexcept { return m_inUse; }
    void setInUse(bool inUse);

    /// Leaves one line (order) more, or one less, for later. One is always made.
    Q_INVOKABLE void fewer(const QString& key);
    Q_INVOKABLE void more(const QString& key);
    /// Makes that line of an order now, or later.
    Q_INVOKABLE void toggle(const QString& key, const QString& orderId, int line);

    /// What a touch on the batch is about.
    struct Chosen {
        std::vector<Lines> orders; ///< each once, at most mostAtOnce
        bool begun = false;        ///< all of it
    };
    [[nodiscard]] Chosen chosen(const std::string& key) const;

    /// The board has changed.
    void refresh();
    void setByDue(bool byDue);
    void tick(Moment now, std::shared_ptr<const Pace> pace);
    void setLanguage(const QString& language);

signals:
    void firstChanged();
    void limitChanged();
    void totalChanged();
    void inUseChanged();

private:
    using LineId = std::pair<std::string, std::uint32_t>; // order, line
    struct Row {
        Batch batch;
        std::vector<char> later; ///< by line of the batch
        Age age = Age::Fresh;
        std::int64_t dueInSeconds = 0;
    };
    [[nodiscard]] Row rowOf(Batch batch) const;
    void judge(Row& row) const;
    [[nodiscard]] const Row* find(const std::string& key) const;
    void leave(const LineId& line, bool later);

    const TicketBoard& m_board;
    std::vector<Row> m_rows;
    std::set<LineId> m_later; ///< what is left for later
    QString m_language = QStringLiteral("vi");
    Moment m_now;
    std::shared_ptr<const Pace> m_pace = std::make_shared<const Pace>();
    bool m_byDue = false;
    bool m_inUse = false;
    int m_first = 0;
    int m_limit = 12;
    int m_total = 0;
};

} // namespace phin::kds
