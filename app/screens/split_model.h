#pragma once

#include "app/screens/cart_model.h"

#include <QtCore/QVariantList>
#include <QtQml/qqmlregistration.h>

#include <map>
#include <set>
#include <vector>

namespace phin::counter {

/// Splitting the open order: its lines, and to which of several orders each unit goes. The first of them is the order
/// itself, which keeps what nobody takes; the others are new, or open already and put aside. Nothing is changed before
/// split().
class SplitModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool open READ isOpen NOTIFY openChanged)
    /// [{ name, total, items, current }]; the first is what stays.
    Q_PROPERTY(QVariantList orders READ orders NOTIFY changed)
    /// The one that a touched unit goes to.
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY changed)
    Q_PROPERTY(bool ready READ isReady NOTIFY changed) ///< something goes somewhere
    Q_PROPERTY(bool canAdd READ canAdd NOTIFY changed)

public:
    /// Shares: [units] by order. Here: of the current one.
    enum Role { Line = Qt::UserRole + 1, Name, Choices, Quantity, Shares, Here, Total };

    explicit SplitModel(CartModel& cart, QObject* parent = nullptr);

    Q_INVOKABLE void begin();
    Q_INVOKABLE void cancel();
    /// One more order.
    Q_INVOKABLE void addOrder();
    /// One unit of the line goes to the current order, from the first that has any.
    Q_INVOKABLE void move(int line);
    /// All units of the line.
    Q_INVOKABLE void moveAll(int line);
    Q_INVOKABLE void split();

    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] QVariantList orders() const;
    [[nodiscard]] int current() const { return m_current; }
    void setCurrent(int order);
    [[nodiscard]] bool isReady() const;
    [[nodiscard]] bool canAdd() const { return static_cast<int>(m_targets.size()) < most; }
    void setLanguage(const std::string& language);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& at, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

signals:
    void openChanged();
    void changed();

private:
    static constexpr int most = 8; ///< as many as fit beside each other
    struct Target {
        Uuid id;      ///< of the first: the open order
        QString name; ///< of one that is open already
    };
    struct Row {
        model::v1::OrderLine line;
        std::vector<std::int32_t> shares;
    };
    void moveUnits(int line, std::int32_t units);
    void touched(int row);
    [[nodiscard]] std::int64_t amountOf(const Row& row, std::size_t order) const;

    CartModel& m_cart;
    Words m_words;
    bool m_open = false;
    int m_current = 1;
    std::vector<Target> m_targets;
    std::vector<Row> m_rows;
};

} // namespace phin::counter
