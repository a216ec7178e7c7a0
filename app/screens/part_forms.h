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

/// [{ value, text }]: stations that make something, without one of them; `toggled` in a list of ids.
[[nodiscard]] QVariantList makerOptions(const model::v1::Menu& menu, const Words& words, const std::string& but = {});
[[nodiscard]] QStringList toggled(QStringList ids, const QString& id);

/// One category as it is being edited. See ProductForm.
class CategoryForm : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool isNew READ isNew NOTIFY loaded)
    Q_PROPERTY(QString vi MEMBER m_vi NOTIFY edited)
    Q_PROPERTY(QString en MEMBER m_en NOTIFY edited)
    Q_PROPERTY(QString colour MEMBER m_colour NOTIFY edited)
    /// Of its products that name none; empty: each names its own.
    Q_PROPERTY(QString station MEMBER m_station NOTIFY edited)
    Q_PROPERTY(QStringList alsoAt MEMBER m_alsoAt NOTIFY edited)
    Q_PROPERTY(QVariantList stationOptions READ stationOptions NOTIFY loaded)
    Q_PROPERTY(QVariantList makers READ makers NOTIFY loaded)
    Q_PROPERTY(QStringList palette READ palette CONSTANT)
    Q_PROPERTY(QVariantMap errors READ errors NOTIFY errorsChanged)

public:
    explicit CategoryForm(QObject* parent = nullptr)
        : QObject(parent) {}
    void load(const model::v1::Menu& menu, const model::v1::Category* category, const Words& words);
    Q_INVOKABLE void toggleAlsoAt(const QString& id);
    [[nodiscard]] model::v1::Category category(const model::v1::Menu& menu) const;
    [[nodiscard]] const std::string& id() const { return m_original.id(); }
    void setErrors(const QVariantMap& errors);
    [[nodiscard]] bool isNew() const { return m_isNew; }
    [[nodiscard]] QVariantList stationOptions() const { return m_stations; }
    [[nodiscard]] QVariantList makers() const { return m_makers; }
    [[nodiscard]] static QStringList palette();
    [[nodiscard]] QVariantMap errors() const { return m_errors; }

signals:
    void loaded();
    void edited();
    void errorsChanged();

private:
    model::v1::Category m_original;
    bool m_isNew = false;
    QString m_vi, m_en, m_colour, m_station;
    QStringList m_alsoAt;
    QVariantList m_stations, m_makers;
    QVariantMap m_errors;
};

/// One group of choices and its options. See ProductForm.
class GroupForm : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool isNew READ isNew NOTIFY loaded)
    Q_PROPERTY(QString vi MEMBER m_vi NOTIFY edited)
    Q_PROPERTY(QString en MEMBER m_en NOTIFY edited)
    Q_PROPERTY(int min MEMBER m_min NOTIFY edited)
    Q_PROPERTY(int max MEMBER m_max NOTIFY edited)
    /// [{ vi, en, price, isDefault, coming: [{ day, text }] }]; see ProductForm::sizes.
    Q_PROPERTY(QVariantList options READ options NOTIFY optionsChanged)
    Q_PROPERTY(QVariantMap errors READ errors NOTIFY errorsChanged)

public:
    explicit GroupForm(QObject* parent = nullptr)
        : QObject(parent) {}
    void load(const model::v1::Menu& menu, const model::v1::ModifierGroup* group, const Words& words,
              std::int32_t businessDate);
    /// Nothing where a price is no amount, which is then said beside it.
    [[nodiscard]] std::optional<model::v1::ModifierGroup> group(const model::v1::Menu& menu);
    [[nodiscard]] const std::string& id() const { return m_original.id(); }
    void setErrors(const QVariantMap& errors);

    Q_INVOKABLE void addOption();
    Q_INVOKABLE void removeOption(int at);
    Q_INVOKABLE void setOption(int at, const QString& field, const QString& text);
    /// The one that is taken where nothing is said; among several that may be chosen each for itself.
    Q_INVOKABLE void toggleDefault(int at);
    Q_INVOKABLE void dropComing(int at, int day);

    [[nodiscard]] bool isNew() const { return m_isNew; }
    [[nodiscard]] QVariantList options() const;
    [[nodiscard]] QVariantMap errors() const { return m_errors; }

signals:
    void loaded();
    void edited();
    void optionsChanged();
    void errorsChanged();

private:
    struct Option {
        model::v1::Modifier original;
        QString vi, en, price;
        bool isDefault = false;
    };
    Words m_words;
    std::string m_currency;
    std::int32_t m_businessDate = 0;
    model::v1::ModifierGroup m_original;
    bool m_isNew = false;
    QString m_vi, m_en;
    int m_min = 0, m_max = 1;
    std::vector<Option> m_options;
    QVariantMap m_errors;
};

} // namespace phin::counter
