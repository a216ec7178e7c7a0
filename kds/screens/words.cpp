#include "kds/screens/words.h"

namespace phin::kds {

using namespace phin::model::v1;

QString inLanguage(const Text& text, const QString& language) {
    const bool english = language == u"en";
    const auto& wanted = english ? text.en() : text.vi();
    const auto& other = english ? text.vi() : text.en();
    return QString::fromStdString(wanted.empty() ? other : wanted);
}

QStringList differing(const OrderLine& line, const QString& language) {
    QStringList all;
    for (const auto& modifier : line.modifiers())
        if (!modifier.is_default())
            all += inLanguage(modifier.name(), language);
    return all;
}

QString clockText(std::int64_t seconds) {
    const auto rest = QStringLiteral("%1:%2").arg(seconds / 60 % 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
    if (seconds < 3'600)
        return rest;
    return QStringLiteral("%1:%2:%3")
        .arg(seconds / 3'600)
        .arg(seconds / 60 % 60, 2, 10, QLatin1Char('0'))
        .arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

QString channelName(Channel channel) {
    switch (channel) {
    case TAKEAWAY:
        return QStringLiteral("takeaway");
    case DELIVERY:
        return QStringLiteral("delivery");
    default:
        return QStringLiteral("here");
    }
}

QString stateName(PrepState state) {
    switch (state) {
    case STARTED:
        return QStringLiteral("started");
    case READY:
        return QStringLiteral("ready");
    case BUMPED:
        return QStringLiteral("bumped");
    default:
        return QStringLiteral("queued");
    }
}

QString reasonName(MoveReason why) {
    switch (why) {
    case STATION_OFF:
        return QStringLiteral("off");
    case STATION_OVERLOADED:
        return QStringLiteral("overloaded");
    case STATION_PAUSED:
        return QStringLiteral("paused");
    case BY_PERSON:
        return QStringLiteral("person");
    default:
        return {};
    }
}

QString changeName(merge::LineChange change) {
    switch (change) {
    case merge::LineChange::Added:
        return QStringLiteral("added");
    case merge::LineChange::Removed:
        return QStringLiteral("removed");
    case merge::LineChange::Quantity:
        return QStringLiteral("quantity");
    case merge::LineChange::None:
        break;
    }
    return {};
}

QString ageName(Age age) {
    switch (age) {
    case Age::Late:
        return QStringLiteral("late");
    case Age::Over:
    case Age::Urgent:
        return QStringLiteral("over");
    default:
        return QStringLiteral("fresh");
    }
}

QString errorName(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::WrongUse:
        return QStringLiteral("wrongUse");
    case ErrorKind::Refused:
        return QStringLiteral("refused");
    case ErrorKind::NotFound:
        return QStringLiteral("notFound");
    case ErrorKind::Unavailable:
        break;
    }
    return QStringLiteral("unavailable");
}

} // namespace phin::kds
