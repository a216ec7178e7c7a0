#pragma once

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <QTranslator>

namespace phin::test {

/// Notes every text that is asked for in Vietnamese and has none: it is asked last, so only for what nobody else has.
/// Make it before the program's own translations are installed.
class Untranslated : public QTranslator {
public:
    Untranslated() { QCoreApplication::installTranslator(this); }
    ~Untranslated() override { QCoreApplication::removeTranslator(this); }
    Untranslated(const Untranslated&) = delete;
    Untranslated& operator=(const Untranslated&) = delete;

    [[nodiscard]] QString translate(const char* context, const char* text, const char*, int) const override {
        const auto said = QString::fromLatin1(context) + QStringLiteral(": ") + QString::fromUtf8(text);
        const bool ours = *context != 'Q'; // Qt's own have no Vietnamese, and are not shown
        if (ours && QLocale().language() == QLocale::Vietnamese && !m_texts.contains(said))
            m_texts += said;
        return {};
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] const QStringList& texts() const { return m_texts; }

private:
    mutable QStringList m_texts;
};

} // namespace phin::test
