#pragma once

#include "kds/screens/list_model.h"
#include "kds/screens/mailbox.h"
#include "kds/screens/shop_day.h"
#include "kds/station/station.h"

#include <QtCore/QStringList>

#include <map>
#include <optional>

namespace phin::kds {

/// The products of the menu in force and which of them cannot be had today; how a station says so. What is sold out
/// stands first, then what was asked about, then what is made here, each by name.
class SoldOutModel : public phin::kds::ListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by StationScreen")
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY searchChanged) ///< beginnings of words, marks or not
    /// Products that it is about now, as of a ticket: they stand before the others.
    Q_PROPERTY(QStringList near READ near WRITE setNear NOTIFY nearChanged)
    Q_PROPERTY(int soldOutCount READ soldOutCount NOTIFY soldOutCountChanged)

public:
    enum Role { ProductId = Qt::UserRole, Name, SoldOut };

    SoldOutModel(Station& station, const journal::Clock& clock, QObject* parent);
    ~SoldOutModel() override;

    [[nodiscard]] int rowCount(const QModelIndex& parent) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] QString search() const { return m_search; }
    void setSearch(const QString& search);
    [[nodiscard]] QStringList near() const { return m_near; }
    void setNear(const QStringList& products);
    [[nodiscard]] int soldOutCount() const noexcept { return m_soldOut; }

    Q_INVOKABLE void set(const QString& productId, bool available);
    /// Takes back what was said here last.
    Q_INVOKABLE void undo();
    /// The menu may be another one now: to be called when the list comes into sight.
    Q_INVOKABLE void look();

    void setDay(const ShopDay& day) { m_day = day; }
    void setLanguage(const QString& language);
    bool event(QEvent* event) override;

signals:
    void searchChanged();
    void nearChanged();
    void soldOutCountChanged();
    /// It is kept: at every till from now on. `takenBack`: by undo().
    void said(const QString& productId, const QString& name, bool available, bool takenBack);
    /// `why` as StationScreen::failed.
    void failed(const QString& why);

private:
    struct Row {
        std::string id;
        QString name;
        bool soldOut = false;
        friend bool operator==(const Row&, const Row&) = default;
    };
    struct Said {
        std::string product;
        bool available = true;
        bool takenBack = false;
    };
    struct Content {
        std::vector<Availability> words;
        std::vector<Said> said;
        std::optional<QString> failed;
    };
    void say(const std::string& product, bool available, bool takenBack);
    [[nodiscard]] bool isSoldOut(const phin::model::v1::Product& product, std::int32_t day) const;

    Station& m_station;
    const journal::Clock& m_clock;
    ShopDay m_day;
    QString m_language = QStringLiteral("vi");
    QString m_search;
    QStringList m_near;
    std::map<std::int32_t, AvailableToday> m_words; ///< by business day
    std::vector<Row> m_rows;
    int m_soldOut = 0;
    std::optional<Said> m_last;
    std::shared_ptr<Mailbox<Content>> m_mail;
};

} // namespace phin::kds
