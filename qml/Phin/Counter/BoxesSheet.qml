pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Counter.Models

/*! For the manager: who belongs to the shop and who is here; where this till holds the shop's key, also the door for
    new boxes and the end of old ones. Whoever leaves it closes the door. */
Sheet {
    id: root

    required property BoxesModel boxes
    required property DoorModel door
    readonly property bool atDoor: door.stage !== DoorModel.Away

    objectName: "boxesSheet"
    side: Qt.LeftEdge
    title: atDoor ? qsTr("Let a new box in") : qsTr("Boxes of the shop")
    subtitle: atDoor ? "" : boxes.summary
    onOpenChanged: {
        root.boxes.watch(root.open)
        if (!root.open) {
            root.door.close()
            root.boxes.selected = ""
        }
    }

    ColumnLayout {
        anchors.fill: parent
        visible: !root.atDoor
        spacing: Theme.gap

        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.margin

            ListView {
                id: list
                objectName: "boxesList"
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 3
                clip: true
                model: root.boxes
                boundsBehavior: Flickable.StopAtBounds
                reuseItems: true
                ScrollBar.vertical: ScrollBar {}
                Accessible.role: Accessible.List
                Accessible.name: root.title
                delegate: BoxRow {
                    width: list.width
                    current: root.boxes.selected === key
                    narrow: root.boxes.selected !== ""
                    onClicked: root.boxes.selected = current ? "" : key
                }
            }
            BoxDetail {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 3
                visible: root.boxes.selected !== ""
                boxes: root.boxes
            }
        }
        UiText {
            objectName: "boxesTrouble"
            Layout.fillWidth: true
            visible: text !== ""
            text: root.boxes.trouble
            color: Theme.danger
            wrapMode: Text.Wrap
        }
        Rectangle {
            Layout.fillWidth: true
            implicitHeight: elsewhere.implicitHeight + 2 * Theme.margin
            visible: root.boxes.elsewhere !== ""
            color: Theme.infoSoft
            radius: Theme.radius
            Icon {
                id: info
                anchors { left: parent.left; leftMargin: Theme.margin; verticalCenter: parent.verticalCenter }
                name: "info"
                color: Theme.info
            }
            UiText {
                id: elsewhere
                objectName: "elsewhere"
                anchors { left: info.right; right: parent.right; margins: Theme.margin; verticalCenter: parent.verticalCenter }
                text: root.boxes.elsewhere
                wrapMode: Text.Wrap
            }
        }
        PrimaryButton {
            objectName: "letIn"
            Layout.fillWidth: true
            visible: root.boxes.authority
            iconName: "plus"
            text: qsTr("Let a new box in")
            onClicked: root.door.open()
        }
    }
    DoorPanel {
        anchors.fill: parent
        visible: root.atDoor
        door: root.door
    }
}
