#pragma once

#include "app/counter/menu_edits.h"
#include "app/screens/words.h"

#include <QtCore/QObject>
#include <QtCore/QStringList>
#include <QtCore/QVariantList>
#include <QtCore/QVariantMap>
#include <QtQml/qqmlregistration.h>

#include <optional>
#include <vector>

namespace phin::counter {

/// One product as it is being edited: what stands in the fields, and what is wrong beside them. It knows no rules: only
/// what was typed and is no amount at all is its own to say.
class ProductForm : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool isNew READ isNew NOTIFY loaded)
    Q_PROPERTY(QString vi MEMBER m_vi NOTIFY edited)
    Q_PROPERTY(QString en MEMBER m_en NOTIFY edited)
    Q_PROPERTY(QString category MEMBER m_category NOTIFY edited)
    Q_PROPERTY(QString station MEMBER m_station NOTIFY edited)
    Q_PROPERTY(QString tax MEMBER m_tax NOTIFY edited)
    Q_PROPERTY(bool soldOut MEMBER m_soldOut NOTIFY edited)
    Q_PROPERTY(bool limited MEMBER m_limited NOTIFY edited)
    Q_PROPERTY(bool openPrice MEMBER m_openPrice NOTIFY edited)
    Q_PROPERTY(QString targetSeconds MEMBER m_targetSeconds NOTIFY edited)
    Q_PROPERTY(QString barcodes MEMBER m_barcodes NOTIFY edited)
    Q_PROPERTY(bool allergensStated MEMBER m_allergensStated NOTIFY edited)
    /// Ids of what is chosen of `groupOptions` and `allergenOptions`.
    Q_PROPERTY(QStringList groups READ groups NOTIFY edited)
    Q_PROPERTY(QStringList allergens READ allergens NOTIFY edited)
    /// Stations that make a part of it too.
    Q_PROPERTY(QStringList alsoAt READ alsoAt NOTIFY edited)
    /// [{ value, text }]
    Q_PROPERTY(QVariantList makers READ makers NOTIFY loaded)
    Q_PROPERTY(QVariantList categoryOptions READ categoryOptions NOTIFY loaded)
    Q_PROPERTY(QVariantList stationOptions READ stationOptions NOTIFY loaded)
    Q_PROPERTY(QVariantList taxOptions READ taxOptions NOTIFY loaded)
    Q_PROPERTY(QVariantList groupOptions READ groupOptions NOTIFY loaded)
    Q_PROPERTY(QVariantList allergenOptions READ allergenOptions NOTIFY loaded)
    /// [{ vi, en, price, barcodes, isDefault, coming: [{ day, text }] }]; told anew where rows come or go, not for each
    /// letter that is typed.
    Q_PROPERTY(QVariantList sizes READ sizes NOTIFY sizesChanged)
    /// By field: what is wrong there.
    Q_PROPERTY(QVariantMap errors READ errors NOTIFY errorsChanged)
    Q_PROPERTY(QString picture READ picture NOTIFY edited)
    Q_PROPERTY(QString initials READ initials NOTIFY edited)
    Q_PROPERTY(QString colour READ colour NOTIFY edited)

public:
    explicit ProductForm(QObject* parent = nullptr);

    /// Shows a product of the menu; nothing: a new one, in that category.
    void load(std::shared_ptr<const MenuIndex> menu, const model::v1::Product* product, const QString& category,
              const Words& words, std::int32_t businessDate);
    /// The product as the fields say; nothing where one of them holds no amount, which is then said beside it.
    [[nodiscard]] std::optional<model::v1::Product> product();
    [[nodiscard]] const std::string& id() const { return m_original.id(); }
    /// Problems by their path within the product.
    void setErrors(const QVariantMap& errors);

    Q_INVOKABLE void toggleGroup(const QString& id);
    Q_INVOKABLE void toggleAlsoAt(const QString& id);
    Q_INVOKABLE void toggleAllergen(const QString& id);
    Q_INVOKABLE void addSize();
    Q_INVOKABLE void removeSize(int at);
    Q_INVOKABLE void setSize(int at, const QString& field, const QString& text);
    Q_INVOKABLE void setDefaultSize(int at);
    Q_INVOKABLE void dropComing(int at, int day);
    Q_INVOKABLE void dropPicture();
    /// The id of one that the shop has.
    void setPicture(const std::string& id);
    /// A barcode was scanned: it belongs to what is being edited, of several sizes to the usual one.
    Q_INVOKABLE void scanned(const QString& code);

    [[nodiscard]] bool isNew() const { return m_isNew; }
    [[nodiscard]] QStringList groups() const { return m_groups; }
    [[nodiscard]] QStringList allergens() const { return m_allergens; }
    [[nodiscard]] QStringList alsoAt() const { return m_alsoAt; }
    [[nodiscard]] QVariantList makers() const;
    [[nodiscard]] QVariantList categoryOptions() const;
    [[nodiscard]] QVariantList stationOptions() const;
    [[nodiscard]] QVariantList taxOptions() const;
    [[nodiscard]] QVariantList groupOptions() const;
    [[nodiscard]] QVariantList allergenOptions() const;
    [[nodiscard]] QVariantList sizes() const;
    [[nodiscard]] QVariantMap errors() const { return m_errors; }
    [[nodiscard]] QString picture() const;
    [[nodiscard]] QString initials() const;
    [[nodiscard]] QString colour() const;

signals:
    void loaded();
    void edited();
    void sizesChanged();
    void errorsChanged();

private:
    struct Size {
        model::v1::Variant original;
        QString vi, en, price, barcodes;
        bool isDefault = false;
    };
    [[nodiscard]] std::string sizeId(const Size& size, const model::v1::Product& product) const;

    std::shared_ptr<const MenuIndex> m_menu;
    Words m_words;
    std::int32_t m_businessDate = 0;
    model::v1::Product m_original;
    bool m_isNew = false;
    QString m_vi, m_en, m_category, m_station, m_tax, m_targetSeconds, m_barcodes;
    bool m_soldOut = false, m_limited = false, m_openPrice = false, m_allergensStated = false;
    QStringList m_groups, m_allergens, m_alsoAt;
    std::vector<Size> m_sizes;
    QVariantMap m_errors;
};

/// What both languages get where only one was typed.
[[nodiscard]] model::v1::Text typedName(const QString& vi, const QString& en);

} // namespace phin::counter
