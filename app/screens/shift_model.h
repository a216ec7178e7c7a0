#pragma once

#include "app/counter/till.h"
#include "app/screens/inbox.h"
#include "app/screens/lift_ask.h"
#include "app/screens/report_files.h"
#include "app/screens/words.h"

#include <QtCore/QObject>
#include <QtCore/QVariantList>
#include <QtCore/QVariantMap>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace phin::counter {

/// The till's shift, its drawer and its days. What should be in the drawer is shown only once it has been counted.
class ShiftModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool open READ isOpen NOTIFY changed)
    /// "Open for 2019-04-01, float 500.000 ₫"; in words.
    Q_PROPERTY(QString state READ state NOTIFY changed)
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged)
    /// Sums to tap when a shift opens or cash moves: [{ minor, text }].
    Q_PROPERTY(QVariantList quick READ quick NOTIFY changed)
    /// Tips that were not paid out yet, of all tenders; and whether there is anything to do with tips here.
    Q_PROPERTY(double tipsOwed READ tipsOwed NOTIFY changed)
    Q_PROPERTY(bool tips READ hasTips NOTIFY changed)
    /// The count: [{ worth, pieces, sum, hasPieces }], notes first.
    Q_PROPERTY(QVariantList pieces READ pieces NOTIFY countChanged)
    Q_PROPERTY(QString counted READ counted NOTIFY countChanged)
    /// What closing said: { counted, expected, difference, tone, verdict, wasCounted, open: [{ label, total }],
    /// openCount, unsynced }; empty before.
    Q_PROPERTY(QVariantMap result READ result NOTIFY resultChanged)
    /// Paid orders that are on no other box, or not in the cloud: { text, todo, tone }; empty: there are none.
    Q_PROPERTY(QVariantMap onlyHere READ onlyHere NOTIFY onlyHereChanged)
    /// The report in sight: { title, heads, feet, sections: [{ title, rows: [{ label, count, amount, strong }] }],
    /// canSave }; empty: none.
    Q_PROPERTY(QVariantMap report READ report NOTIFY reportChanged)
    /// Z reports, newest first: [{ index, title, date, total }].
    Q_PROPERTY(QVariantList days READ days NOTIFY daysChanged)

public:
    enum Move { PayIn = 1, PayOut, Drop, NoSale, TipOut };
    Q_ENUM(Move)

    ShiftModel(Till& till, QString name, Inbox::Sender inbox, QObject* parent = nullptr);

    /// Asks the journal how things are; ids for what may be decided next are made here, so that a second tap is the
    /// same command.
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void openShift(double floatMinor);
    Q_INVOKABLE void move(phin::counter::ShiftModel::Move kind, double amountMinor, const QString& reason);
    Q_INVOKABLE void setPieces(int index, int pieces);
    Q_INVOKABLE void clearCount();
    /// Closes the shift with what was counted.
    Q_INVOKABLE void closeCounted(const QString& note);
    /// Asks what onlyHere says.
    Q_INVOKABLE void lookElsewhere();
    Q_INVOKABLE void showX();
    /// Writes the Z report and shows it.
    Q_INVOKABLE void closeDay();
    Q_INVOKABLE void showDay(int index);
    /// How long guests waited today, as a report.
    Q_INVOKABLE void showTimes();
    Q_INVOKABLE void leaveReport();
    Q_INVOKABLE void savePdf() { save(ReportFiles::Kind::Pdf); }
    Q_INVOKABLE void saveCsv() { save(ReportFiles::Kind::Csv); }
    /// The printed form.
    Q_INVOKABLE void saveText() { save(ReportFiles::Kind::Text); }
    Q_INVOKABLE [[nodiscard]] QString money(double minor) const;

    [[nodiscard]] bool isOpen() const { return m_shift && m_shift->open; }
    [[nodiscard]] QString state() const;
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] QVariantList quick() const;
    [[nodiscard]] double tipsOwed() const { return static_cast<double>(m_tipsOwed); }
    [[nodiscard]] bool hasTips() const;
    [[nodiscard]] QVariantList pieces() const;
    [[nodiscard]] QString counted() const;
    [[nodiscard]] QVariantMap result() const;
    [[nodiscard]] QVariantMap onlyHere() const;
    [[nodiscard]] QVariantMap report() const;
    [[nodiscard]] QVariantList days() const;

    /// Who is asked where a right is missing; without one the refusal is said.
    void setAsker(LiftAsker asker) { m_asker = std::move(asker); }
    /// Where Save puts its files.
    void setFolder(std::filesystem::path folder) { m_files.setFolder(std::move(folder)); }
    void setLanguage(const std::string& language);

signals:
    void changed();
    void busyChanged();
    void countChanged();
    void resultChanged();
    void onlyHereChanged();
    void reportChanged();
    void daysChanged();
    void opened();
    void closed();
    void said(const QString& words);
    void failed(const QString& words);

private:
    void newIds();
    void setBusy(bool busy);
    /// What was wanted, for whoever may allow it once, and how it is done again then.
    struct Wanted {
        QString what, why;
        std::function<void()> again;
    };
    /// What `done` of a use case is: hands the answer over to this thread.
    template <class T>
    [[nodiscard]] std::function<void(Result<T>)> then(QString what, std::function<void(const T&)> next,
                                                      Wanted wanted = {});
    void save(ReportFiles::Kind kind);
    [[nodiscard]] ReportForm form() const;
    [[nodiscard]] std::string currency() const;

    Till& m_till;
    QString m_name;
    Inbox::Sender m_inbox;
    LiftAsker m_asker;
    Words m_words;
    std::optional<ShiftInfo> m_shift;
    Uuid m_opening, m_moving, m_day;
    std::vector<model::v1::CashCount> m_pieces;
    std::optional<model::v1::ShiftClosed> m_closed;
    OnlyHere m_onlyHere;
    bool m_looking = false;
    std::optional<model::v1::TillReport> m_x;    ///< in sight
    std::optional<model::v1::DayClosed> m_shown; ///< in sight
    std::optional<TimesOfDay> m_times;           ///< in sight
    std::vector<model::v1::DayClosed> m_days;
    std::int64_t m_tipsOwed = 0;
    bool m_busy = false;
    ReportFiles m_files;
};

} // namespace phin::counter
