import QtQuick
import QtQuick.Layouts
import Phin.Ui
import Phin.Kds.Models

/*! That this station pauses, or another, why and since when. */
ColumnLayout {
    id: root

    required property PauseDesk pauses

    function told(other: var): string {
        const name = Letters.stationName(other.station)
        return qsTr("%1 pauses since %2: %3").arg(name).arg(other.since).arg(other.reason)
    }

    function toldAll(others: var): string {
        let words = ""
        for (const other of others)
            words += (words !== "" ? " · " : "") + root.told(other)
        return words
    }

    spacing: Theme.gap
    visible: pauses.paused || pauses.others.length > 0

    Strip {
        objectName: "ownPause"
        Layout.fillWidth: true
        visible: root.pauses.paused
        iconName: "pause"
        text: qsTr("PAUSED since %1: %2").arg(root.pauses.since).arg(root.pauses.reason)
        keyText: qsTr("Go on")
        keyIcon: "forward"
        onAnswered: root.pauses.resume()
    }
    Strip {
        objectName: "otherPause"
        Layout.fillWidth: true
        visible: root.pauses.others.length > 0
        tone: "accent"
        iconName: "pause"
        text: root.toldAll(root.pauses.others)
    }
}
