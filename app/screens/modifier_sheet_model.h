#pragma once

#include "app/screens/cart_model.h"

#include <QtCore/QObject>
#include <QtCore/QStringList>
#include <QtCore/QVariantList>
#include <QtQml/qqmlregistration.h>

#include <map>
#include <set>

namespace phin::counter {

/// What a guest may choose about one product: sizes first, then the groups that must be chosen from, then the rest.
/// The usual choices are made already.
class ModifierSheetModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool open READ isOpen NOTIFY openChanged)
    /// Whether it changes a line that is on the order.
    Q_PROPERTY(bool changing READ isChanging NOTIFY openChanged)
    Q_PROPERTY(QString productId READ productId NOTIFY groupsChanged)
    Q_PROPERTY(QString title READ title NOTIFY groupsChanged)
    /// [{ groupId, name, rule, required, one, options: [{ key, name, price }] }]
    Q_PROPERTY(QVariantList groups READ groups NOTIFY groupsChanged)
    /// The keys of what is chosen.
    Q_PROPERTY(QStringList chosen READ chosen NOTIFY choiceChanged)
    /// Groups that are full: no more of them can be chosen.
    Q_PROPERTY(QStringList full READ full NOTIFY choiceChanged)
    Q_PROPERTY(int quantity READ quantity WRITE setQuantity NOTIFY choiceChanged)
    Q_PROPERTY(QString note READ note WRITE setNote NOTIFY choiceChanged)
    Q_PROPERTY(QString total READ total NOTIFY choiceChanged)
    /// What is in it as it is chosen, of what must be declared.
    Q_PROPERTY(QString allergens READ allergens NOTIFY choiceChanged)
    /// What is still to be chosen; empty: nothing.
    Q_PROPERTY(QString missing READ missing NOTIFY choiceChanged)

public:
    explicit ModifierSheetModel(CartModel& cart, QObject* parent = nullptr);

    Q_INVOKABLE void openProduct(const QString& productId);
    Q_INVOKABLE void openLine(int line);
    Q_INVOKABLE void toggle(const QString& key);
    /// Puts it on the order and closes.
    Q_INVOKABLE void accept();
    Q_INVOKABLE void close();

    [[nodiscard]] bool isOpen() const { return !m_product.empty(); }
    [[nodiscard]] bool isChanging() const { return m_line != 0; }
    [[nodiscard]] QString productId() const { return QString::fromStdString(m_product); }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QVariantList groups() const;
    [[nodiscard]] QStringList chosen() const;
    [[nodiscard]] QStringList full() const;
    [[nodiscard]] int quantity() const { return m_quantity; }
    void setQuantity(int quantity);
    [[nodiscard]] QString note() const { return m_note; }
    void setNote(const QString& note);
    [[nodiscard]] QString total() const;
    [[nodiscard]] QString allergens() const;
    [[nodiscard]] QString missing() const;

    void setLanguage(const std::string& language);

signals:
    void openChanged();
    void groupsChanged();
    void choiceChanged();

private:
    void begin(const std::string& product);
    [[nodiscard]] const model::v1::Product* product() const { return m_menu->product(m_product); }
    /// Forced ones first, else in the menu's order.
    [[nodiscard]] std::vector<const model::v1::ModifierGroup*> orderedGroups() const;
    [[nodiscard]] Choice choice() const;
    [[nodiscard]] QString ruleOf(const model::v1::ModifierGroup& group) const;

    CartModel& m_cart;
    Words m_words;
    std::shared_ptr<const MenuIndex> m_menu; ///< the same one from opening to closing
    std::string m_product;
    int m_line = 0;
    std::string m_variant;
    std::map<std::string, std::set<std::string>> m_chosen; ///< group to modifiers
    int m_quantity = 1;
    QString m_note;
    model::v1::Discount m_discount; ///< of the line, kept
    std::optional<std::int64_t> m_override;
    std::optional<std::int64_t> m_unit; ///< typed, of an open price
    PriceSituation m_situation;
    bool m_inCombo = false; ///< its size and price are the set's
    std::string m_overrideReason;
};

} // namespace phin::counter
