#pragma once

#include "app/screens/words.h"
#include "sync/model/menu.h"

#include <QtCore/QObject>
#include <QtCore/QVariantList>
#include <QtCore/QVariantMap>
#include <QtQml/qqmlregistration.h>

#include <optional>
#include <vector>

namespace phin::counter {

/// One tax as it is being edited: its rates, each from a day on. See ProductForm.
class TaxForm : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool isNew READ isNew NOTIFY loaded)
    Q_PROPERTY(QString vi MEMBER m_vi NOTIFY edited)
    Q_PROPERTY(QString en MEMBER m_en NOTIFY edited)
    Q_PROPERTY(bool inclusive MEMBER m_inclusive NOTIFY edited)
    /// [{ percent, from }] as typed; the first holds since ever where `from` is empty.
    Q_PROPERTY(QVariantList rates READ rates NOTIFY ratesChanged)
    Q_PROPERTY(QVariantMap errors READ errors NOTIFY errorsChanged)

public:
    explicit TaxForm(QObject* parent = nullptr)
        : QObject(parent) {}
    void load(const model::v1::TaxRate* tax);
    /// Nothing where a rate or a day is none, which is then said beside it.
    [[nodiscard]] std::optional<model::v1::TaxRate> tax(const model::v1::Menu& menu);
    [[nodiscard]] const std::string& id() const { return m_original.id(); }
    void setErrors(const QVariantMap& errors);

    Q_INVOKABLE void addRate();
    Q_INVOKABLE void removeRate(int at);
    Q_INVOKABLE void setRate(int at, const QString& field, const QString& text);

    [[nodiscard]] bool isNew() const { return m_isNew; }
    [[nodiscard]] QVariantList rates() const;
    [[nodiscard]] QVariantMap errors() const { return m_errors; }

signals:
    void loaded();
    void edited();
    void ratesChanged();
    void errorsChanged();

private:
    struct Rate {
        QString percent, from;
    };
    model::v1::TaxRate m_original;
    bool m_isNew = false, m_inclusive = true;
    QString m_vi, m_en;
    std::vector<Rate> m_rates;
    QVariantMap m_errors;
};

/// One price list: when and for which channels it holds, and what it changes. Prices of single products that it
/// names, and taxes that it swaps, stay as the menu file gave them.
class PriceListForm : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool isNew READ isNew NOTIFY loaded)
    Q_PROPERTY(QString vi MEMBER m_vi NOTIFY edited)
    Q_PROPERTY(QString en MEMBER m_en NOTIFY edited)
    /// By how much per cent: "-20" is a fifth less. Empty: only what it names.
    Q_PROPERTY(QString percent MEMBER m_percent NOTIFY edited)
    Q_PROPERTY(QString rounding MEMBER m_rounding NOTIFY edited)
    /// [{ value, text, chosen }]; none chosen: all.
    Q_PROPERTY(QVariantList channels READ channels NOTIFY edited)
    Q_PROPERTY(QVariantList categories READ categories NOTIFY edited)
    /// [{ from, until, days: [{ value, text, chosen }] }]; none: always.
    Q_PROPERTY(QVariantList windows READ windows NOTIFY windowsChanged)
    Q_PROPERTY(int ownPrices READ ownPrices NOTIFY loaded)
    Q_PROPERTY(QVariantMap errors READ errors NOTIFY errorsChanged)

public:
    explicit PriceListForm(QObject* parent = nullptr)
        : QObject(parent) {}
    void load(const model::v1::Menu& menu, const model::v1::PriceList* list, const Words& words);
    /// Nothing where a time, a percentage or an amount is none, which is then said beside it.
    [[nodiscard]] std::optional<model::v1::PriceList> list(const model::v1::Menu& menu);
    [[nodiscard]] const std::string& id() const { return m_original.id(); }
    void setErrors(const QVariantMap& errors);

    Q_INVOKABLE void toggleChannel(int channel);
    Q_INVOKABLE void toggleCategory(const QString& id);
    Q_INVOKABLE void addWindow();
    Q_INVOKABLE void removeWindow(int at);
    Q_INVOKABLE void setWindow(int at, const QString& field, const QString& text);
    Q_INVOKABLE void toggleDay(int at, int day);

    [[nodiscard]] bool isNew() const { return m_isNew; }
    [[nodiscard]] QVariantList channels() const;
    [[nodiscard]] QVariantList categories() const;
    [[nodiscard]] QVariantList windows() const;
    [[nodiscard]] int ownPrices() const { return m_original.prices_size(); }
    [[nodiscard]] QVariantMap errors() const { return m_errors; }

signals:
    void loaded();
    void edited();
    void windowsChanged();
    void errorsChanged();

private:
    struct Window {
        QString from, until;
        std::vector<int> days; ///< 1 Monday to 7 Sunday, sorted
    };
    Words m_words;
    std::string m_currency;
    model::v1::PriceList m_original;
    bool m_isNew = false;
    QString m_vi, m_en, m_percent, m_rounding;
    std::vector<int> m_channels;
    std::vector<std::string> m_chosen; ///< categories
    std::vector<std::pair<std::string, QString>> m_categories;
    std::vector<Window> m_windows;
    QVariantMap m_errors;
};

/// One station.
class StationForm : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool isNew READ isNew NOTIFY loaded)
    Q_PROPERTY(QString vi MEMBER m_vi NOTIFY edited)
    Q_PROPERTY(QString en MEMBER m_en NOTIFY edited)
    Q_PROPERTY(bool prepares MEMBER m_prepares NOTIFY edited)
    /// Who makes what it cannot, empty: nobody; after how many seconds, past how many units; and how many work here.
    Q_PROPERTY(QString fallsTo MEMBER m_fallsTo NOTIFY edited)
    Q_PROPERTY(QString fallsAfter MEMBER m_fallsAfter NOTIFY edited)
    Q_PROPERTY(QString overload MEMBER m_overload NOTIFY edited)
    Q_PROPERTY(QString hands MEMBER m_hands NOTIFY edited)
    Q_PROPERTY(QVariantList standIns READ standIns NOTIFY loaded)
    Q_PROPERTY(QVariantMap errors READ errors NOTIFY errorsChanged)

public:
    explicit StationForm(QObject* parent = nullptr)
        : QObject(parent) {}
    void load(const model::v1::Menu& menu, const model::v1::Station* station, const Words& words);
    /// Nothing where a field holds no number, which is then said beside it.
    [[nodiscard]] std::optional<model::v1::Station> station(const model::v1::Menu& menu);
    [[nodiscard]] QVariantList standIns() const { return m_standIns; }
    [[nodiscard]] const std::string& id() const { return m_original.id(); }
    void setErrors(const QVariantMap& errors);
    [[nodiscard]] bool isNew() const { return m_isNew; }
    [[nodiscard]] QVariantMap errors() const { return m_errors; }

signals:
    void loaded();
    void edited();
    void errorsChanged();

private:
    model::v1::Station m_original;
    bool m_isNew = false, m_prepares = true;
    QString m_vi, m_en, m_fallsTo, m_fallsAfter, m_overload, m_hands;
    QVariantList m_standIns;
    QVariantMap m_errors;
};

} // namespace phin::counter
