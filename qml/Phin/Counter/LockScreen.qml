pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Counter.Models

/*! Who stands at the till? Names on the left, the PIN on the right. The open order waits behind it. */
Rectangle {
    id: root

    required property SignInModel staff
    required property StatusModel status
    required property Language language

    objectName: "lockScreen"
    visible: staff.locked
    enabled: visible
    color: Theme.background
    z: 90
    onVisibleChanged: if (visible) entry.forceActiveFocus()
    Component.onCompleted: if (visible) entry.forceActiveFocus()

    MouseArea { anchors.fill: parent; onWheel: wheel => wheel.accepted = true } // nothing below is in reach

    RowLayout {
        anchors.fill: parent
        anchors.margins: Theme.margin * 2
        spacing: Theme.margin * 2

        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.margin

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.margin
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0
                    UiText {
                        text: root.status.clock
                        strong: true
                        font.pixelSize: Theme.textHuge
                        lineHeight: 0.9
                        Accessible.name: qsTr("Time: %1").arg(text)
                    }
                    UiText { Layout.fillWidth: true; text: root.status.till; muted: true }
                }
                LanguageSwitch {
                    objectName: "lockLanguage"
                    Layout.alignment: Qt.AlignTop
                    language: root.language
                    segmentHeight: Theme.keySmall
                }
            }
            UiText {
                Layout.fillWidth: true
                text: qsTr("Who are you?")
                strong: true
                font.pixelSize: Theme.textLarge
                Accessible.role: Accessible.Heading
            }
            GridView {
                id: names
                readonly property int across: Math.max(1, Math.floor(width / (Theme.mm(58) * Theme.zoom)))
                objectName: "names"
                Layout.fillWidth: true
                Layout.fillHeight: true
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                model: root.staff.people
                cellWidth: Math.floor(width / across)
                readonly property real tile: Math.max(Theme.keyPrimary, Theme.textBody * 2.6 + Theme.textCaption * 1.5 + Theme.gapSmall)
                cellHeight: tile + Theme.gap
                ScrollBar.vertical: ScrollBar {}
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Who works here")
                delegate: NameTile {
                    required property var modelData
                    person: modelData
                    width: names.cellWidth - Theme.gap
                    height: names.tile
                    current: root.staff.chosen === modelData.staffId
                    onClicked: {
                        root.staff.chosen = modelData.staffId
                        entry.forceActiveFocus()
                    }
                }
            }
        }
        ColumnLayout {
            Layout.fillWidth: false
            Layout.preferredWidth: Theme.mm(78)
            Layout.fillHeight: true
            spacing: Theme.gap

            Item { Layout.fillHeight: true; Layout.maximumHeight: Theme.mm(200) } // in the middle, where thumbs are
            UiText {
                objectName: "chosenName"
                Layout.fillWidth: true
                text: root.staff.chosen === "" ? qsTr("Choose your name") : root.staff.chosenName
                strong: true
                font.pixelSize: Theme.textTitle
                horizontalAlignment: Text.AlignHCenter
            }
            PinEntry {
                id: entry
                objectName: "lockPin"
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.maximumHeight: implicitHeight
                enabled: root.staff.chosen !== ""
                pin: root.staff.pin
                message: root.staff.message
                refused: root.staff.refused
                onAccepted: root.staff.signIn()
            }
            PrimaryButton {
                objectName: "signIn"
                Layout.fillWidth: true
                text: qsTr("Sign in")
                enabled: root.staff.chosen !== "" && root.staff.pin.complete && !root.staff.busy
                onClicked: root.staff.signIn()
            }
            QuietButton {
                objectName: "clockInOut"
                Layout.fillWidth: true
                iconName: "clock"
                text: root.staff.chosenHere ? qsTr("Leave work") : qsTr("Start work")
                enabled: root.staff.chosen !== "" && !root.staff.busy
                onClicked: root.staff.clockInOrOut()
            }
            Item { Layout.fillHeight: true; Layout.maximumHeight: Theme.mm(200) }
        }
    }
}
