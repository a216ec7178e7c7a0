#include "app/screens/sync_model.h"

#include "app/screens/words.h"

#include <spdlog/spdlog.h>

namespace phin::counter {
namespace {

constexpr int reportAgainMs = 2'000;

} // namespace

SyncModel::SyncModel(DeskClerk& clerk, const BoxesModel& boxes, int utcOffsetMinutes, QObject* parent)
    : QObject(parent)
    , m_clerk(clerk)
    , m_boxes(boxes)
    , m_utcOffsetMinutes(utcOffsetMinutes) {
    m_again.setSingleShot(true);
    m_again.setInterval(reportAgainMs);
    connect(&m_again, &QTimer::timeout, this, &SyncModel::refresh);
    connect(&m_boxes, &BoxesModel::changed, this, &SyncModel::word); // names may be others
}

void SyncModel::watch(bool looking) {
    m_watching = looking;
    if (looking)
        refresh();
    else
        m_again.stop();
}

void SyncModel::refresh() {
    if (m_asking)
        return;
    m_asking = true;
    m_clerk.ask<model::v1::SyncReport>([](BoxesDesk& desk) { return desk.sync(); },
                                       [this](const Result<model::v1::SyncReport>& report) {
                                           m_asking = false;
                                           if (!report && (!m_report || *m_report)) // once, not at each new try
                                               spdlog::warn("no sync report: {}", report.error().message);
                                           m_report = report;
                                           word();
                                           if (m_watching)
                                               m_again.start();
                                       });
}

void SyncModel::setLanguage(const std::string& language) {
    m_language = language;
    word();
}

void SyncModel::word() {
    if (!m_report)
        return;
    QVariantList lines;
    QString trouble;
    int worst = 0;
    if (!*m_report)
        trouble = tr("There is no report now; this is tried again.");
    else
        for (const auto& line : wordsOf(**m_report, m_language, m_utcOffsetMinutes)) {
            QString title, what;
            switch (line.about) {
            case SyncLine::About::Box:
                title = m_boxes.nameOf(line.subject);
                what = m_boxes.whatIs(line.subject);
                break;
            case SyncLine::About::Cloud:
                title = tr("Cloud");
                break;
            case SyncLine::About::Clock:
                title = tr("This till's clock");
                break;
            case SyncLine::About::Refused: {
                QStringList sources;
                for (const auto& source : toQString(line.subject).split(QStringLiteral(", ")))
                    sources += m_boxes.nameOf(source.toStdString());
                title = tr("Refused from %1").arg(sources.join(QStringLiteral(", ")));
                break;
            }
            }
            worst = std::max(worst, static_cast<int>(line.level));
            lines.append(QVariantMap{{QStringLiteral("key"), toQString(line.subject)},
                                     {QStringLiteral("title"), title},
                                     {QStringLiteral("what"), what},
                                     {QStringLiteral("level"), static_cast<int>(line.level)},
                                     {QStringLiteral("state"), toQString(line.state)},
                                     {QStringLiteral("todo"), toQString(line.todo)}});
        }
    if (lines == m_lines && trouble == m_trouble)
        return; // what is looked at stays as it is
    m_lines = lines;
    m_trouble = trouble;
    m_worst = worst;
    emit changed();
}

} // namespace phin::counter
