#include "app/screens/boxes_model.h"

#include "app/screens/status_model.h"
#include "app/screens/words.h"

#include <QtCore/QDateTime>
#include <spdlog/spdlog.h>

namespace phin::counter {
namespace {

constexpr int lookAgainMs = 2'000;
constexpr std::int64_t dayMs = 86'400'000;
constexpr std::int64_t endsSoonMs = 60 * dayMs; // renewal should have come long ago

int placeOf(const ShopBox& box) {
    if (box.revoked)
        return 9;
    if (box.own)
        return 0;
    return box.kind == "till" ? 1 : box.kind == "station" ? 2 : box.kind == "sync" ? 3 : box.kind == "cloud" ? 4 : 5;
}

/// What all the others hang on is not thrown out by a thumb: see `phin revoke`.
bool isPillar(const ShopBox& box) {
    return box.kind == "cloud" || box.device == "cloud" || box.device.starts_with("broker");
}

} // namespace

BoxesModel::BoxesModel(DeskClerk& clerk, const journal::Clock& clock, int utcOffsetMinutes, QObject* parent)
    : QAbstractListModel(parent)
    , m_clerk(clerk)
    , m_clock(clock)
    , m_utcOffsetMinutes(utcOffsetMinutes) {
    m_again.setSingleShot(true);
    m_again.setInterval(lookAgainMs);
    connect(&m_again, &QTimer::timeout, this, &BoxesModel::refresh);
}

void BoxesModel::watch(bool looking) {
    m_watching = looking;
    if (looking)
        refresh();
    else
        m_again.stop();
}

void BoxesModel::refresh() {
    if (m_asking)
        return;
    m_asking = true;
    m_clerk.ask<ShopBoxes>([](BoxesDesk& desk) { return desk.boxes(); },
                           [this](const Result<ShopBoxes>& boxes) {
                               m_asking = false;
                               show(boxes);
                               if (m_watching)
                                   m_again.start();
                           });
}

void BoxesModel::show(const Result<ShopBoxes>& boxes) {
    if (!boxes) {
        if (!m_error) // once, not at each new try
            spdlog::warn("the boxes cannot be listed: {}", boxes.error().message);
        m_error = boxes.error();
        emit changed();
        return;
    }
    m_error.reset();
    m_known = true;
    m_authority = boxes->authority;
    m_authorityAt = boxes->authorityAt;
    std::vector<Row> rows;
    for (const auto& box : boxes->boxes)
        rows.push_back({box});
    std::stable_sort(rows.begin(), rows.end(), [](const Row& left, const Row& right) {
        return std::make_pair(placeOf(left.box), left.key()) < std::make_pair(placeOf(right.box), right.key());
    });
    RowDiff::apply(*this, m_rows, std::move(rows));
    emit changed();
    if (!m_selected.isEmpty() && !find(m_selected))
        select({});
    emit detailChanged();
}

void BoxesModel::select(const QString& key) {
    if (key == m_selected)
        return;
    m_selected = key;
    emit selectedChanged();
    emit detailChanged();
}

void BoxesModel::revoke(const QString& reason) {
    const auto* const box = find(m_selected);
    if (!box || m_busy)
        return;
    m_busy = true;
    emit busyChanged();
    m_clerk.ask<std::monostate>(
        [device = box->device, why = reason.toStdString()](BoxesDesk& desk) { return desk.revoke(device, why); },
        [this, key = m_selected, reason, name = QString::fromStdString(box->calledBy())](const Status& status) {
            m_busy = false;
            emit busyChanged();
            if (status)
                emit revoked(name);
            else if (status.error().missing && m_asker)
                m_asker({*status.error().missing, {}, tr("Revoke %1").arg(name), reason, [this, key, reason] {
                             select(key);
                             revoke(reason);
                         }});
            else
                emit failed(explain(tr("%1 is not revoked.").arg(name), status.error()));
            refresh();
        });
}

void BoxesModel::reword() {
    if (!m_rows.empty())
        emit dataChanged(index(0), index(rowCount() - 1));
    emit changed();
    emit detailChanged();
}

const ShopBox* BoxesModel::find(const QString& key) const {
    for (const auto& row : m_rows)
        if (row.key() == key.toStdString())
            return &row.box;
    return nullptr;
}

QString BoxesModel::summary() const {
    int all = 0, here = 0;
    for (const auto& [box] : m_rows) {
        if (box.revoked || presence(box).isEmpty()) // the cloud and brokers are not heard as boxes are
            continue;
        ++all;
        here += box.own || box.present ? 1 : 0;
    }
    return all == 0 ? QString() : tr("%n box(es) belong to the shop, %1 here now", nullptr, all).arg(here);
}

QString BoxesModel::elsewhere() const {
    if (!m_known || m_authority)
        return {};
    if (m_authorityAt.empty())
        return tr("Boxes are let in and revoked on the box that holds the shop's key, usually the first till.");
    const ShopBox* at = nullptr;
    for (const auto& row : m_rows)
        if (row.box.device == m_authorityAt && (!at || !row.box.revoked))
            at = &row.box;
    const auto name = QString::fromStdString(at ? at->calledBy() : m_authorityAt);
    return tr("Boxes are let in and revoked on %1, which holds the shop's key.").arg(name);
}

QString BoxesModel::trouble() const {
    return m_error ? tr("The boxes cannot be listed now; this is tried again.") : QString();
}

QString BoxesModel::whatIs(const std::string& device, const std::string& kind, const std::string& letter,
                           const std::string& station) {
    if (kind == "till")
        return letter.empty() ? tr("Till") : tr("Till %1").arg(QString::fromStdString(letter));
    if (kind == "station") {
        if (station == "barista")
            return tr("Barista's screen");
        if (station == "kitchen")
            return tr("Kitchen's screen");
        if (station == "expo")
            return tr("Expo's screen");
        if (station == "board")
            return tr("Guests' board");
        return tr("Station: %1").arg(QString::fromStdString(station));
    }
    if (kind == "sync")
        return tr("Sync agent");
    if (kind == "cloud" || device == "cloud")
        return tr("Cloud");
    if (device.starts_with("broker"))
        return tr("Broker");
    return tr("Has not run yet");
}

QString BoxesModel::presence(const ShopBox& box) const {
    if (box.revoked)
        return tr("Revoked");
    if (box.own)
        return tr("This till");
    if (box.present)
        return tr("Here now");
    if (box.lastHeardMs == 0)
        return box.kind.empty() || box.kind == "cloud" ? QString() : tr("Not heard yet");
    const auto zone = Qt::OffsetFromUTC;
    const auto at = QDateTime::fromMSecsSinceEpoch(box.lastHeardMs, zone, m_utcOffsetMinutes * 60);
    const auto now = QDateTime::fromMSecsSinceEpoch(m_clock.nowMs(), zone, m_utcOffsetMinutes * 60);
    return tr("Last heard %1")
        .arg((at.date() == now.date() ? QString() : Words::dayAndMonth(at.date()) + u' ') +
             at.toString(QStringLiteral("HH:mm")));
}

int BoxesModel::level(const ShopBox& box) const {
    if (box.revoked || presence(box).isEmpty())
        return StatusModel::Idle;
    return box.own || box.present ? StatusModel::Good : StatusModel::Notice;
}

QString BoxesModel::until(const ShopBox& box) const {
    const auto day =
        Words::date(QDateTime::fromMSecsSinceEpoch(box.untilMs, Qt::OffsetFromUTC, m_utcOffsetMinutes * 60).date());
    return (box.untilMs <= m_clock.nowMs() ? tr("Certificate ended %1") : tr("Certificate until %1")).arg(day);
}

int BoxesModel::untilLevel(const ShopBox& box) const {
    if (box.revoked)
        return StatusModel::Idle;
    if (box.untilMs <= m_clock.nowMs())
        return StatusModel::Bad;
    return box.untilMs - m_clock.nowMs() < endsSoonMs ? StatusModel::Notice : StatusModel::Good;
}

QVariantMap BoxesModel::detail() const {
    const auto* const box = find(m_selected);
    if (!box)
        return {};
    return {{QStringLiteral("title"), QString::fromStdString(box->calledBy())},
            {QStringLiteral("what"), whatIs(box->device, box->kind, box->letter, box->station)},
            {QStringLiteral("device"), QString::fromStdString(box->device)},
            {QStringLiteral("presence"), presence(*box)},
            {QStringLiteral("level"), level(*box)},
            {QStringLiteral("until"), until(*box)},
            {QStringLiteral("untilLevel"), untilLevel(*box)},
            {QStringLiteral("revoked"), box->revoked},
            {QStringLiteral("reason"), QString::fromStdString(box->reason)},
            {QStringLiteral("own"), box->own},
            {QStringLiteral("canRevoke"), m_authority && !box->own && !box->revoked && !isPillar(*box)}};
}

QString BoxesModel::nameOf(const std::string& device) const {
    for (const auto& row : m_rows)
        if (row.box.device == device)
            return QString::fromStdString(row.box.calledBy());
    return QString::fromStdString(device);
}

QString BoxesModel::whatIs(const std::string& device) const {
    for (const auto& row : m_rows)
        if (row.box.device == device)
            return whatIs(row.box.device, row.box.kind, row.box.letter, row.box.station);
    return {};
}

QString BoxesModel::freeLetter() const {
    for (char letter = 'A'; letter <= 'Z'; ++letter) {
        // What has not run yet has not told its letter; its name does, where it follows ours.
        const auto name = "till-" + std::string(1, static_cast<char>(letter - 'A' + 'a'));
        if (std::none_of(m_rows.begin(), m_rows.end(), [&](const Row& row) {
                return row.box.letter == std::string(1, letter) || row.box.device == name;
            }))
            return QString(QLatin1Char(letter));
    }
    return {};
}

QString BoxesModel::freeName(const QString& stem) const {
    QString name = stem;
    for (int number = 2; std::any_of(m_rows.begin(), m_rows.end(),
                                     [&](const Row& row) { return row.box.device == name.toStdString(); });
         ++number)
        name = stem + u'-' + QString::number(number);
    return name;
}

int BoxesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant BoxesModel::data(const QModelIndex& at, int role) const {
    if (!checkIndex(at, CheckIndexOption::IndexIsValid))
        return {};
    const auto& row = m_rows[static_cast<std::size_t>(at.row())];
    switch (role) {
    case Key:
        return QString::fromStdString(row.key());
    case Title:
        return QString::fromStdString(row.box.calledBy());
    case What:
        return whatIs(row.box.device, row.box.kind, row.box.letter, row.box.station);
    case Presence:
        return presence(row.box);
    case Level:
        return level(row.box);
    case Until:
        return until(row.box);
    case UntilLevel:
        return untilLevel(row.box);
    case Revoked:
        return row.box.revoked;
    default:
        return {};
    }
}

QHash<int, QByteArray> BoxesModel::roleNames() const {
    return {{Key, "key"},     {Title, "title"},           {What, "what"},      {Presence, "presence"}, {Level, "level"},
            {Until, "until"}, {UntilLevel, "untilLevel"}, {Revoked, "revoked"}};
}

} // namespace phin::counter
