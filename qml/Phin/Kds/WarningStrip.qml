import QtQuick
import QtQuick.Layouts
import Phin.Ui
import Phin.Kds.Models

/*! Across the whole screen: why it cannot be trusted now, and what to do. */
Rectangle {
    id: root

    required property StationStatus status

    implicitHeight: row.implicitHeight + Theme.gap
    visible: status.level === "bad"
    color: Theme.danger
    radius: Theme.radius
    RowLayout {
        id: row
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter }
        anchors.leftMargin: Theme.gap
        anchors.rightMargin: Theme.gap
        spacing: Theme.gap
        Icon { name: "warning"; color: Theme.onStrong; size: Letters.label }
        UiText {
            Layout.fillWidth: true
            text: {
                switch (root.status.state) {
                case "twin": return qsTr("Another box goes by this station's name. Switch one of them off.")
                case "revoked": return qsTr("This station is not part of the shop any more. Call the manager.")
                case "diskFull": return qsTr("This station's disk is full: no tickets come in, no marks are kept. Call the manager.")
                case "diskFailing": return qsTr("This station's disk is failing: no tickets come in, no marks are kept. Call the manager.")
                default: return qsTr("Cut off since %1: tickets may be missing, ask the till. Marks are kept.").arg(root.status.since)
                }
            }
            strong: true
            font.pixelSize: Letters.label
            lineHeight: Letters.leading
            color: Theme.onStrong
            wrapMode: Text.Wrap
            Accessible.role: Accessible.AlertMessage
        }
    }
}
