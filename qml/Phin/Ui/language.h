#pragma once

#include <QtCore/QObject>
#include <QtCore/QTranslator>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <vector>

class QQmlEngine;

namespace phin::ui {

/// The language that a program's screens speak, switched while they run. Takes every translation that the
/// program's modules brought (":/i18n/NAME_CODE.qm") and words the engine's bindings anew.
class Language : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(QString code READ code WRITE setCode NOTIFY changed)

public:
    /// `code`: vi or en; anything else is taken as vi. The engine may come later.
    explicit Language(const QString& code, QQmlEngine* engine = nullptr, QObject* parent = nullptr);
    ~Language() override;

    void setEngine(QQmlEngine* engine) { m_engine = engine; }
    [[nodiscard]] QString code() const { return m_code; }
    void setCode(const QString& code);

signals:
    /// After the translations are in force and before the engine words its texts anew, so models can follow.
    void changed(const QString& code);

private:
    void install();

    QString m_code;
    QQmlEngine* m_engine;
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

} // namespace phin::ui
