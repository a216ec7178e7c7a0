import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Counter.Models

/*! While the till is rebuilt from its neighbours: what happens, how far it is, and that nothing has to be done. */
Rectangle {
    id: root

    required property StatusModel status
    required property Language language

    objectName: "recovering"
    visible: status.recovering || status.revoked
    color: Theme.background
    z: 100

    MouseArea { anchors.fill: parent; onWheel: wheel => wheel.accepted = true }

    ColumnLayout {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.margin, Theme.mm(150))
        spacing: Theme.margin
        Icon { Layout.alignment: Qt.AlignHCenter; name: "clock"; color: Theme.accent; size: Theme.textLarge * 2 }
        UiText {
            Layout.fillWidth: true
            text: root.status.revoked ? qsTr("This till does not belong to the shop any more") : qsTr("Getting this till's orders back")
            strong: true
            font.pixelSize: Theme.textLarge
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
            Accessible.role: Accessible.Heading
        }
        UiText {
            Layout.fillWidth: true
            visible: !root.status.revoked
            text: qsTr("Its file was missing or too old, so it is being rebuilt from the other boxes. It opens by itself when done.")
            muted: true
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }
        ProgressBar {
            id: bar
            Layout.fillWidth: true
            visible: !root.status.revoked
            indeterminate: root.status.progress < 0
            value: Math.max(0, root.status.progress)
            Accessible.name: root.status.progressText
            background: Rectangle {
                implicitHeight: Theme.mm(4)
                radius: height / 2
                color: Theme.sunken
                border.width: Theme.edge
                border.color: Theme.outline
            }
            contentItem: Item {
                implicitHeight: Theme.mm(4)
                Rectangle {
                    width: bar.indeterminate ? parent.height : Math.max(parent.height, parent.width * bar.visualPosition)
                    height: parent.height
                    radius: height / 2
                    color: Theme.accent
                }
            }
        }
        UiText {
            objectName: "recoveringText"
            Layout.fillWidth: true
            text: root.status.progressText
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
        }
        LanguageSwitch { Layout.alignment: Qt.AlignHCenter; language: root.language }
    }
}
