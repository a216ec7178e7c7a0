#pragma once

#include "app/screens/cart_model.h"

#include <QtCore/QTimer>
#include <QtQml/qqmlregistration.h>

namespace phin::counter {

/// When the order on the screen will be ready: by what the stations have before them, or when the guest wants it. What
/// comes at once (a tap, a hundred tickets) is looked at together, ten times a second at most.
class PromiseModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    /// "Ready in about 6 min"; empty where nothing is to be made.
    Q_PROPERTY(QString text READ text NOTIFY changed)
    /// A station that is needed makes nothing for now, so nothing is promised.
    Q_PROPERTY(bool paused READ isPaused NOTIFY changed)
    /// A pre-order: "10:30"; empty: as soon as it can be.
    Q_PROPERTY(QString due READ due NOTIFY changed)
    /// The earliest and the last time that can be chosen.
    Q_PROPERTY(bool canBeEarlier READ canBeEarlier NOTIFY changed)
    Q_PROPERTY(bool canBeLater READ canBeLater NOTIFY changed)

public:
    explicit PromiseModel(CartModel& cart, QObject* parent = nullptr);

    /// For so many minutes from now, on the next five.
    Q_INVOKABLE void setDueIn(int minutes);
    /// So many minutes later, or earlier; from no time on: from now.
    Q_INVOKABLE void moveDue(int minutes);
    Q_INVOKABLE void asSoonAsPossible() { set(0); }
    /// Something may have become different.
    void lookSoon();
    void setLanguage(const std::string& language);

    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] bool isPaused() const { return !m_promise.paused.empty(); }
    [[nodiscard]] QString due() const;
    [[nodiscard]] bool canBeEarlier() const;
    [[nodiscard]] bool canBeLater() const;

signals:
    void changed();
    void failed(const QString& words);

private:
    static constexpr std::int64_t stepMs = 5 * 60'000;
    void look();
    void set(std::int64_t dueAtMs);
    [[nodiscard]] QString worded() const;

    CartModel& m_cart;
    Words m_words;
    QTimer m_soon;
    Promise m_promise;
    std::int64_t m_due = 0;
    QString m_text;
};

} // namespace phin::counter
