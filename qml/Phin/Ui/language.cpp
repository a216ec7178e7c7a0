#include "qml/Phin/Ui/language.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QLocale>
#include <QtQml/QQmlEngine>

namespace phin::ui {

Language::Language(const QString& code, QQmlEngine* engine, QObject* parent)
    : QObject(parent)
    , m_code(code == u"en" ? code : QStringLiteral("vi"))
    , m_engine(engine) {
    install();
}

Language::~Language() {
    for (const auto& translator : m_translators)
        QCoreApplication::removeTranslator(translator.get());
}

void Language::setCode(const QString& code) {
    if (code == m_code || (code != u"vi" && code != u"en"))
        return;
    m_code = code;
    install();
    emit changed(m_code);
    if (m_engine)
        m_engine->retranslate();
}

void Language::install() {
    for (const auto& translator : m_translators)
        QCoreApplication::removeTranslator(translator.get());
    m_translators.clear();
    QLocale::setDefault(QLocale(m_code == u"en" ? QLocale::English : QLocale::Vietnamese));
    const QDir folder(QStringLiteral(":/i18n"));
    for (const QString& file : folder.entryList({QStringLiteral("*_%1.qm").arg(m_code)}, QDir::Files, QDir::Name)) {
        auto translator = std::make_unique<QTranslator>();
        if (translator->load(folder.filePath(file))) {
            QCoreApplication::installTranslator(translator.get());
            m_translators.push_back(std::move(translator));
        }
    }
}

} // namespace phin::ui
