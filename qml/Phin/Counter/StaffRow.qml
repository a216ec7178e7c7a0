import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui

/*! One person in the list: role, at work or not, hours today. */
AbstractButton {
    id: root

    required property var person ///< see StaffModel.people

    objectName: "staff-" + person.name
    implicitHeight: Math.max(Theme.mm(15), row.implicitHeight + 2 * Theme.gap)
    leftPadding: Theme.gap
    rightPadding: Theme.gap
    Accessible.role: Accessible.ListItem
    Accessible.onPressAction: if (root.enabled) root.clicked()
    Accessible.name: [person.name, person.roleName, state.text, hours.text].filter(each => each).join(", ")

    background: Rectangle {
        color: root.down ? Theme.sunken : "transparent"
        Rectangle {
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            height: Theme.edge
            color: Theme.hairline
        }
        Rectangle {
            anchors.fill: parent
            visible: root.visualFocus
            color: "transparent"
            border.width: Theme.edge * 2
            border.color: Theme.text
        }
    }
    contentItem: Item {
        implicitHeight: row.implicitHeight
        RowLayout {
            id: row
            anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter }
            spacing: Theme.margin
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0
                UiText {
                    Layout.fillWidth: true
                    text: root.person.name
                    strong: true
                    muted: !root.person.active
                    wrapMode: Text.Wrap
                    maximumLineCount: 2
                    Accessible.ignored: true
                }
                UiText {
                    Layout.fillWidth: true
                    text: root.person.roleName
                    muted: true
                    font.pixelSize: Theme.textCaption
                    Accessible.ignored: true
                }
            }
            Badge {
                visible: root.person.active && root.person.lockedOut
                tone: "danger"
                shape: "warning"
                text: qsTr("Locked")
            }
            ColumnLayout {
                Layout.fillWidth: false
                spacing: 0
                StatusDot {
                    id: state
                    Layout.alignment: Qt.AlignRight
                    level: root.person.active && root.person.here ? "good" : "idle"
                    text: !root.person.active ? qsTr("Works here no more")
                                              : root.person.here ? qsTr("at work since %1").arg(root.person.since) : qsTr("not at work")
                    Accessible.ignored: true
                }
                UiText {
                    id: hours
                    Layout.alignment: Qt.AlignRight
                    visible: text !== ""
                    text: root.person.worked !== "" ? qsTr("today %1").arg(root.person.worked) : ""
                    muted: true
                    font.pixelSize: Theme.textCaption
                    Accessible.ignored: true
                }
            }
            Icon { name: "forward"; color: Theme.textMuted; size: Theme.textBody }
        }
    }
}
