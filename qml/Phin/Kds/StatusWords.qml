import QtQuick
import Phin.Ui
import Phin.Kds.Models

/*! Whether this screen shows all there is, always in sight: counted, in words, with its shape. */
StatusDot {
    id: root

    required property StationStatus status
    property bool shortly: false ///< the figures alone, where they say that all is well

    objectName: "freshness"
    level: status.level
    text: {
        const counts = qsTr("%1 of %2").arg(status.held).arg(status.heads)
        switch (status.state) {
        case "complete": return shortly ? counts : qsTr("All here: %1").arg(counts)
        case "behind": return shortly ? counts : qsTr("Catching up: %1").arg(counts)
        case "tillSilent": return qsTr("%1 of %2 tills on").arg(status.tillsAlive).arg(status.tills)
        case "offline": return qsTr("Offline since %1").arg(status.since)
        case "stale": return qsTr("Not fresh since %1").arg(status.since)
        case "recovering": return qsTr("Rebuilding: %1").arg(counts)
        case "revoked": return qsTr("Not part of the shop any more")
        case "twin": return qsTr("Two boxes have this name")
        case "diskFull": return qsTr("Disk full")
        case "diskFailing": return qsTr("Disk failing")
        default: return qsTr("Waiting for the tills")
        }
    }
}
