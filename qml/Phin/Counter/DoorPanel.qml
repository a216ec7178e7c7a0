pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Phin.Ui
import Phin.Counter.Models

/*! The open door: what to do on the new box, who stands there, and the keys for its code; then what came of it. */
Item {
    id: root

    required property DoorModel door
    readonly property bool open: door.stage === DoorModel.Open || door.stage === DoorModel.Deciding
    readonly property bool over: door.stage === DoorModel.CameIn || door.stage === DoorModel.Closed
                                 || door.stage === DoorModel.Failed
    readonly property bool someone: door.guest !== ""

    UiText {
        anchors.centerIn: parent
        visible: root.door.stage === DoorModel.Opening
        text: qsTr("Opening the door …")
        muted: true
    }

    RowLayout {
        anchors.fill: parent
        visible: root.open
        spacing: Theme.margin * 1.5

        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.gap

            UiText {
                Layout.fillWidth: true
                text: qsTr("1. Run this on the new box")
                strong: true
                wrapMode: Text.Wrap
            }
            Flow {
                Layout.fillWidth: true
                spacing: Theme.gapSmall * 1.5
                Accessible.role: Accessible.Grouping
                Accessible.name: qsTr("Kind of box")
                Repeater {
                    model: [{ value: "till", text: qsTr("Till") }, { value: "barista", text: qsTr("Barista") },
                            { value: "kitchen", text: qsTr("Kitchen") }, { value: "expo", text: qsTr("Expo") },
                            { value: "board", text: qsTr("Board") }, { value: "sync", text: qsTr("Sync agent") }]
                    QuietButton {
                        required property var modelData
                        objectName: "kind-" + modelData.value
                        height: Theme.keySmall
                        text: modelData.text
                        checked: root.door.kind === modelData.value
                        Accessible.role: Accessible.RadioButton
                        onClicked: root.door.kind = modelData.value
                    }
                }
            }
            Rectangle {
                Layout.fillWidth: true
                implicitHeight: command.implicitHeight + 2 * Theme.gap
                visible: root.door.command !== ""
                color: Theme.sunken
                radius: Theme.radius
                UiText {
                    id: command
                    objectName: "joinCommand"
                    anchors { left: parent.left; right: parent.right; margins: Theme.gap; verticalCenter: parent.verticalCenter }
                    text: root.door.command.replace(/[-\/]/g, "\u2060$&\u2060") // lines end at blanks only
                    wrapMode: Text.Wrap
                    font.family: "monospace"
                    Accessible.name: root.door.command
                }
            }
            UiText {
                readonly property var addresses: root.door.addresses
                objectName: "doorAddress"
                Layout.fillWidth: true
                text: addresses.length > 0 ? qsTr("Address of the door: %1").arg(addresses.join(qsTr(" or ")))
                                           : qsTr("This till has no network: no new box can find it.")
                color: addresses.length > 0 ? Theme.textMuted : Theme.danger
                wrapMode: Text.Wrap
            }
            UiText {
                Layout.fillWidth: true
                Layout.topMargin: Theme.gap
                text: qsTr("2. Type the code that it shows")
                strong: true
                wrapMode: Text.Wrap
            }
            Rectangle {
                Layout.fillWidth: true
                implicitHeight: standing.implicitHeight + 2 * Theme.gap
                radius: Theme.radius
                color: root.someone ? Theme.positiveSoft : Theme.background
                border.width: Theme.edge
                border.color: root.someone ? Theme.positive : Theme.hairline
                RowLayout {
                    id: standing
                    anchors { left: parent.left; right: parent.right; margins: Theme.margin; verticalCenter: parent.verticalCenter }
                    spacing: Theme.margin
                    Icon {
                        name: root.someone ? "check" : "clock"
                        color: root.someone ? Theme.positive : Theme.textMuted
                    }
                    ColumnLayout {
                        Layout.fillWidth: true
                        spacing: 0
                        UiText {
                            objectName: "doorGuest"
                            Layout.fillWidth: true
                            text: root.someone ? qsTr("%1 stands at the door").arg(root.door.guest) : qsTr("Nobody stands at the door yet")
                            strong: root.someone
                            muted: !root.someone
                            wrapMode: Text.Wrap
                        }
                        UiText {
                            Layout.fillWidth: true
                            visible: root.someone
                            text: root.door.guestWhat + " · " + qsTr("its code counts for %1").arg(root.door.codeEndsIn)
                            font.pixelSize: Theme.textCaption
                            wrapMode: Text.Wrap
                        }
                    }
                }
            }
            AlertText {
                objectName: "doorObjection"
                Layout.fillWidth: true
                visible: text !== ""
                text: root.door.objection
                color: Theme.danger
                strong: true
                wrapMode: Text.Wrap
                }
            Item { Layout.fillHeight: true }
            QuietButton {
                objectName: "closeDoor"
                tone: "danger"
                text: qsTr("Close the door")
                enabled: root.door.stage === DoorModel.Open
                onClicked: root.door.close()
            }
        }

        ColumnLayout {
            Layout.fillWidth: false
            Layout.preferredWidth: Theme.mm(72)
            Layout.fillHeight: true
            spacing: Theme.gap

            RowLayout {
                Layout.fillWidth: true
                Badge {
                    objectName: "doorClosesIn"
                    text: qsTr("Open for %1").arg(root.door.closesIn)
                }
                Item { Layout.fillWidth: true }
                Badge {
                    objectName: "doorTries"
                    text: root.door.triesLeft
                    tone: root.door.lastTry ? "danger" : ""
                }
            }
            Row {
                id: digits
                readonly property real cell: Math.floor((width - spacing * 5 - Theme.margin) / 6)
                Layout.fillWidth: true
                spacing: Theme.gapSmall
                Accessible.role: Accessible.StaticText
                Accessible.name: qsTr("Code: %1").arg(root.door.code)
                Repeater {
                    model: 6
                    Item { // the fourth keeps off the third, as the new box shows it
                        id: place
                        required property int index
                        readonly property bool next: root.someone && root.door.code.length === index
                        width: digits.cell + (index === 3 ? Theme.margin : 0)
                        height: Theme.mm(15)
                        Rectangle {
                            anchors { right: parent.right; top: parent.top; bottom: parent.bottom }
                            width: digits.cell
                            color: Theme.raised
                            radius: Theme.radius
                            border.width: place.next ? Theme.edge * 2 : Theme.edge
                            border.color: place.next ? Theme.accent : Theme.outline
                            UiText {
                                anchors.centerIn: parent
                                text: root.door.code.charAt(place.index)
                                strong: true
                                font.pixelSize: Theme.textLarge
                                Accessible.ignored: true
                            }
                        }
                    }
                }
            }
            Keypad {
                objectName: "codePad"
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.maximumHeight: Theme.mm(100)
                focus: root.open
                extra: ""
                onDigits: text => root.door.type(text)
                onErase: root.door.erase()
                onClear: root.door.clear()
                onAccept: root.door.admit()
            }
            Item { Layout.fillHeight: true; Layout.maximumHeight: Theme.mm(200) }
            PrimaryButton {
                objectName: "admit"
                Layout.fillWidth: true
                implicitHeight: Theme.mm(24)
                text: qsTr("Let it in")
                enabled: root.someone && root.door.complete && root.door.stage === DoorModel.Open
                onClicked: root.door.admit()
            }
        }
    }

    ColumnLayout {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.margin, Theme.mm(130))
        visible: root.over
        spacing: Theme.margin

        Icon {
            readonly property bool well: root.door.stage === DoorModel.CameIn
            Layout.alignment: Qt.AlignHCenter
            name: well ? "check" : "warning"
            color: well ? Theme.positive : Theme.danger
            size: Theme.textLarge * 2
        }
        AlertText {
            objectName: "doorEnding"
            Layout.fillWidth: true
            text: root.door.ending
            strong: true
            font.pixelSize: Theme.textLarge
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }
        UiText {
            objectName: "doorAdvice"
            Layout.fillWidth: true
            text: root.door.advice
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.topMargin: Theme.margin
            spacing: Theme.gap
            QuietButton {
                objectName: "doorAgain"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                implicitHeight: Theme.keyPrimary
                text: root.door.stage === DoorModel.CameIn ? qsTr("Let another in") : qsTr("Open it again")
                onClicked: root.door.open()
            }
            PrimaryButton {
                objectName: "doorDone"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                text: root.door.stage === DoorModel.CameIn ? qsTr("Done") : qsTr("Back to the boxes")
                onClicked: root.door.close()
            }
        }
    }
}
