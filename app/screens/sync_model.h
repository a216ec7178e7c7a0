#pragma once

#include "app/screens/boxes_model.h"
#include "app/screens/desk_clerk.h"
#include "sync/model/sync_words.h"

#include <QtCore/QTimer>
#include <QtCore/QVariantList>
#include <QtQml/qqmlregistration.h>

namespace phin::counter {

/// For the manager: how far each box and the cloud are with this till, what was refused and why, and what to do. The
/// words are those of `phin status`. Looked up again every two seconds while it is watched.
class SyncModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    /// [{ key, title, what, level, state, todo }]; level as in StatusModel.
    Q_PROPERTY(QVariantList lines READ lines NOTIFY changed)
    /// Why there is no report; empty where there is one.
    Q_PROPERTY(QString trouble READ trouble NOTIFY changed)
    /// The worst of all lines, as a level.
    Q_PROPERTY(int worst READ worst NOTIFY changed)

public:
    SyncModel(DeskClerk& clerk, const BoxesModel& boxes, int utcOffsetMinutes, QObject* parent = nullptr);

    /// Somebody looks, or no longer.
    Q_INVOKABLE void watch(bool looking);
    void refresh();
    void setLanguage(const std::string& language);

    [[nodiscard]] QVariantList lines() const { return m_lines; }
    [[nodiscard]] QString trouble() const { return m_trouble; }
    [[nodiscard]] int worst() const { return m_worst; }

signals:
    void changed();

private:
    void word();

    DeskClerk& m_clerk;
    const BoxesModel& m_boxes;
    int m_utcOffsetMinutes;
    std::string m_language = "vi";
    QTimer m_again;
    bool m_watching = false, m_asking = false;
    std::optional<Result<model::v1::SyncReport>> m_report;
    QVariantList m_lines;
    QString m_trouble;
    int m_worst = 0;
};

} // namespace phin::counter
