#pragma once

#include "app/screens/cart_model.h"

#include <QtCore/QObject>
#include <QtCore/QVariantList>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace phin::counter {

/// What a guest may choose of a combo: one of each part. The usual ones are chosen already.
class ComboSheetModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool open READ isOpen NOTIFY openChanged)
    Q_PROPERTY(QString title READ title NOTIFY openChanged)
    /// [{ name, options: [{ name, extra, chosen, soldOut }] }]
    Q_PROPERTY(QVariantList parts READ parts NOTIFY choiceChanged)
    Q_PROPERTY(int quantity READ quantity WRITE setQuantity NOTIFY choiceChanged)
    Q_PROPERTY(QString total READ total NOTIFY choiceChanged)
    /// Why it cannot be had; empty: it can.
    Q_PROPERTY(QString objection READ objection NOTIFY choiceChanged)

public:
    explicit ComboSheetModel(CartModel& cart, QObject* parent = nullptr);

    Q_INVOKABLE void openCombo(const QString& comboId);
    Q_INVOKABLE void choose(int part, int option);
    /// Puts it on the order and closes.
    Q_INVOKABLE void accept();
    Q_INVOKABLE void close();

    [[nodiscard]] bool isOpen() const { return m_combo != nullptr; }
    [[nodiscard]] QString title() const { return m_combo ? m_words.text(m_combo->name()) : QString(); }
    [[nodiscard]] QVariantList parts() const;
    [[nodiscard]] int quantity() const { return m_quantity; }
    void setQuantity(int quantity);
    [[nodiscard]] QString total() const;
    [[nodiscard]] QString objection() const;
    void setLanguage(const std::string& language);

signals:
    void openChanged();
    void choiceChanged();

private:
    [[nodiscard]] ComboChoice choice() const;
    [[nodiscard]] bool soldOut(const model::v1::ComboChoice& choice) const;

    CartModel& m_cart;
    Words m_words;
    std::shared_ptr<const MenuIndex> m_menu; ///< the same one from opening to closing
    const model::v1::Combo* m_combo = nullptr;
    std::vector<int> m_chosen; ///< of each part
    int m_quantity = 1;
};

} // namespace phin::counter
