import QtQuick
import QtQuick.Layouts
import Phin.Ui
import Phin.Counter.Models

/*! Of an order that the stations have already: its number, and whether they know all of it. */
Rectangle {
    id: root

    required property SendModel sending

    objectName: "sentStrip"
    implicitHeight: row.implicitHeight + Theme.gapSmall * 2
    radius: Theme.radius
    color: sending.unsent > 0 ? Theme.warningSoft : Theme.infoSoft

    RowLayout {
        id: row
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter }
        anchors.leftMargin: Theme.gap
        anchors.rightMargin: Theme.gapSmall
        spacing: Theme.gap
        UiText {
            objectName: "sentNumber"
            Layout.fillWidth: false
            text: root.sending.number
            strong: true
            font.pixelSize: Theme.textTitle
            Accessible.name: qsTr("Order %1").arg(text)
        }
        Icon {
            name: root.sending.unsent > 0 ? "edit" : "check"
            color: root.sending.unsent > 0 ? Theme.warning : Theme.info
            size: Theme.textBody
        }
        UiText {
            objectName: "sentState"
            Layout.fillWidth: true
            Layout.minimumHeight: Theme.keySmall
            verticalAlignment: Text.AlignVCenter
            text: root.sending.unsent > 0 ? qsTr("%n change(s) not sent", "", root.sending.unsent) : qsTr("All of it sent")
            color: root.sending.unsent > 0 ? Theme.warning : Theme.info
            font.pixelSize: Theme.textCaption
            strong: true
            wrapMode: Text.Wrap
            maximumLineCount: 2
        }
        QuietButton {
            objectName: "sendChanges"
            implicitHeight: Theme.keySmall
            visible: root.sending.unsent > 0
            enabled: root.sending.possible
            iconName: "forward"
            text: Theme.large && root.width < Theme.mm(112) ? "" : qsTr("Send changes")
            Accessible.name: qsTr("Send changes")
            onClicked: root.sending.send()
        }
    }
}
