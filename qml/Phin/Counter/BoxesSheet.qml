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
    required property SyncModel sync
    property bool reading: false ///< the sync report is in sight
    readonly property bool atDoor: door.stage !== DoorModel.Away

    objectName: "boxesSheet"
    side: Qt.LeftEdge
    title: atDoor ? qsTr("Let a new box in") : qsTr("Boxes of the shop")
    subtitle: atDoor ? "" : boxes.summary
    onOpenChanged: {
        root.boxes.watch(root.open)
        root.sync.watch(root.open)
        if (!root.open) {
            root.reading = false
            root.door.close()
            root.boxes.selected = ""
        }
    }

    SegmentedControl {
        id: pages
        objectName: "boxesPage"
        anchors { left: parent.left; top: parent.top }
        visible: !root.atDoor
        label: qsTr("What is shown")
        segmentHeight: Theme.key
        options: [{ value: false, text: qsTr("Boxes") }, { value: true, text: qsTr("Sync report"), icon: root.sync.worst >= 2 ? "warning" : "" }]
        value: root.reading
        onChosen: value => root.reading = value
    }
    SyncPanel {
        anchors { left: parent.left; right: parent.right; top: pages.bottom; bottom: parent.bottom; topMargin: Theme.gap }
        visible: !root.atDoor && root.reading
        sync: root.sync
    }
    ColumnLayout {
        anchors { left: parent.left; right: parent.right; top: pages.bottom; bottom: parent.bottom; topMargin: Theme.gap }
        visible: !root.atDoor && !root.reading
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
        AlertText {
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
