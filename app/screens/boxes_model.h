#pragma once

#include "app/screens/desk_clerk.h"
#include "app/screens/lift_ask.h"
#include "app/screens/row_diff.h"
#include "sync/journal/clock.h"

#include <QtCore/QTimer>
#include <QtCore/QVariantMap>
#include <QtQml/qqmlregistration.h>

namespace phin::counter {

/// The shop's boxes: who belongs to it, who is there, how long their certificates last; and the way to revoke one.
/// Looked up again every two seconds while it is watched.
class BoxesModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(int count READ count NOTIFY changed)
    /// "5 boxes, 4 of them here"
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    /// This till holds the shop's authority: it may let boxes in and revoke them.
    Q_PROPERTY(bool authority READ hasAuthority NOTIFY changed)
    /// Where that can be done, in one sentence; empty where it is here, or not known yet.
    Q_PROPERTY(QString elsewhere READ elsewhere NOTIFY changed)
    /// Why there is no list; empty where there is one.
    Q_PROPERTY(QString trouble READ trouble NOTIFY changed)
    Q_PROPERTY(QString selected READ selected WRITE select NOTIFY selectedChanged)
    /// The selected box: { title, what, device, presence, level, until, untilLevel, revoked, reason, own, canRevoke };
    /// empty where none is.
    Q_PROPERTY(QVariantMap detail READ detail NOTIFY detailChanged)
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged)

public:
    /// Level: as in StatusModel.
    enum Role { Key = Qt::UserRole + 1, Title, What, Presence, Level, Until, UntilLevel, Revoked };

    BoxesModel(DeskClerk& clerk, const journal::Clock& clock, int utcOffsetMinutes, QObject* parent = nullptr);

    /// Somebody looks, or no longer.
    Q_INVOKABLE void watch(bool looking);
    Q_INVOKABLE void select(const QString& key);
    /// Revokes the selected box.
    Q_INVOKABLE void revoke(const QString& reason);
    /// Who is asked where the right is missing; without one the refusal is said.
    void setAsker(LiftAsker asker) { m_asker = std::move(asker); }
    /// Looks it up now.
    void refresh();
    /// The language has changed.
    void reword();

    [[nodiscard]] int count() const { return rowCount(); }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] bool hasAuthority() const { return m_authority; }
    [[nodiscard]] QString elsewhere() const;
    [[nodiscard]] QString trouble() const;
    [[nodiscard]] QString selected() const { return m_selected; }
    [[nodiscard]] QVariantMap detail() const;
    [[nodiscard]] bool isBusy() const { return m_busy; }
    /// A letter that no till has had; empty: there is none left.
    [[nodiscard]] QString freeLetter() const;
    /// `stem`, or with a number behind it that no box has had.
    [[nodiscard]] QString freeName(const QString& stem) const;
    /// What the box is called, and what it is; the id itself, and nothing, for one that is not known.
    [[nodiscard]] QString nameOf(const std::string& device) const;
    [[nodiscard]] QString whatIs(const std::string& device) const;
    /// "Till B", "Station: kitchen"
    [[nodiscard]] static QString whatIs(const std::string& device, const std::string& kind, const std::string& letter,
                                        const std::string& station);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& at, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

signals:
    void changed();
    void selectedChanged();
    void detailChanged();
    void busyChanged();
    void revoked(const QString& name);
    void failed(const QString& words);

private:
    friend struct RowDiff;
    struct Row {
        ShopBox box;
        [[nodiscard]] std::string key() const { return box.device + '/' + box.keyId; }
        bool operator==(const Row& other) const { return box == other.box; }
    };
    void show(const Result<ShopBoxes>& boxes);
    [[nodiscard]] const ShopBox* find(const QString& key) const;
    [[nodiscard]] QString presence(const ShopBox& box) const;
    [[nodiscard]] int level(const ShopBox& box) const;
    [[nodiscard]] QString until(const ShopBox& box) const;
    [[nodiscard]] int untilLevel(const ShopBox& box) const;

    LiftAsker m_asker;
    DeskClerk& m_clerk;
    const journal::Clock& m_clock;
    int m_utcOffsetMinutes;
    QTimer m_again;
    bool m_watching = false, m_asking = false, m_known = false, m_authority = false, m_busy = false;
    std::string m_authorityAt;
    std::optional<Error> m_error;
    std::vector<Row> m_rows;
    QString m_selected;
};

} // namespace phin::counter
