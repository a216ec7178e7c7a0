pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Phin.Ui
import Phin.Counter.Models

/*! One person: name, role, a new PIN, and whether they still work here. */
FocusScope {
    id: root

    required property StaffModel staff

    RowLayout {
        anchors.fill: parent
        spacing: Theme.margin * 2

        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.gap

            UiText { text: qsTr("Name"); strong: true }
            Field {
                id: field
                objectName: "staffName"
                Layout.fillWidth: true
                focus: true
                maximumLength: 40
                placeholderText: qsTr("As on the lock screen")
                label: qsTr("Name")
                text: root.staff.name
                onTextEdited: root.staff.name = text
                onTextChanged: if (text === "") root.staff.name = ""
                Keys.onReturnPressed: entry.forceActiveFocus()
                Keys.onEnterPressed: entry.forceActiveFocus()
                Connections {
                    target: root.staff
                    function onNameChanged() { if (field.text !== root.staff.name) field.text = root.staff.name }
                }
            }
            UiText { Layout.topMargin: Theme.gap; text: qsTr("Role"); strong: true }
            SegmentedControl {
                objectName: "staffRole"
                Layout.fillWidth: true
                segmentHeight: Theme.key
                enabled: !root.staff.first
                label: qsTr("Role")
                options: [{ value: 1, text: qsTr("Cashier") }, { value: 2, text: qsTr("Shift lead") }, { value: 3, text: qsTr("Manager") }]
                value: root.staff.role
                onChosen: value => root.staff.role = value
            }
            UiText {
                objectName: "roleHelp"
                Layout.fillWidth: true
                text: root.staff.first ? qsTr("The first person is the manager, who can let the others in.")
                                       : [qsTr("Sells, and takes back what was not sent yet."),
                                          qsTr("Also discounts, voids, the drawer and the shift."),
                                          qsTr("May do everything, and allow others to.")][root.staff.role - 1]
                muted: true
                wrapMode: Text.Wrap
            }
            Item { Layout.fillHeight: true }
            AlertText {
                objectName: "staffMessage"
                Layout.fillWidth: true
                visible: text !== ""
                text: root.staff.message
                color: Theme.danger
                strong: true
                wrapMode: Text.Wrap
                }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.gap
                visible: !root.staff.isNew
                QuietButton {
                    objectName: "staffUnlock"
                    visible: root.staff.lockedOut
                    iconName: "undo"
                    text: qsTr("Let try again")
                    onClicked: root.staff.unlock()
                }
                QuietButton {
                    objectName: "staffActive"
                    Layout.fillWidth: true
                    tone: root.staff.active ? "danger" : "positive"
                    text: root.staff.active ? qsTr("Works here no more") : qsTr("Works here again")
                    onClicked: root.staff.setActive(!root.staff.active)
                }
            }
        }
        ColumnLayout {
            Layout.fillWidth: false
            Layout.preferredWidth: Theme.mm(72)
            Layout.fillHeight: true
            spacing: Theme.gap
            UiText {
                Layout.fillWidth: true
                text: root.staff.isNew ? qsTr("PIN") : qsTr("New PIN")
                strong: true
                horizontalAlignment: Text.AlignHCenter
            }
            PinEntry {
                id: entry
                objectName: "staffPin"
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.maximumHeight: implicitHeight
                keySize: Theme.mm(16)
                pin: root.staff.pin
                message: root.staff.pinRule
                onAccepted: root.staff.save()
            }
            Item { Layout.fillHeight: true; Layout.maximumHeight: Theme.mm(200) }
            PrimaryButton {
                objectName: "staffSave"
                Layout.fillWidth: true
                text: qsTr("Keep")
                enabled: root.staff.ready
                onClicked: root.staff.save()
            }
        }
    }
}
