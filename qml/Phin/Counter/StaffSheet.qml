pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Counter.Models

/*! For the manager: who works here, who is at work and for how long today; one of them to be changed. */
Sheet {
    id: root

    required property StaffModel staff
    readonly property bool editing: staff.editing !== ""

    objectName: "staffSheet"
    side: Qt.LeftEdge
    title: !editing ? qsTr("Staff") : staff.isNew ? qsTr("New person") : staff.name
    subtitle: editing ? "" : staff.summary
    onOpenChanged: {
        root.staff.leave()
        if (root.open)
            root.staff.refresh()
    }
    headerItems: QuietButton {
        objectName: "staffBack"
        visible: root.editing
        iconName: "back"
        text: qsTr("Back")
        onClicked: root.staff.leave()
    }

    ColumnLayout {
        anchors.fill: parent
        visible: !root.editing
        spacing: Theme.gap

        ListView {
            id: list
            objectName: "staffList"
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: count > 0
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: root.staff.people
            ScrollBar.vertical: ScrollBar {}
            Accessible.role: Accessible.List
            Accessible.name: root.title
            delegate: StaffRow {
                required property var modelData
                width: list.width
                person: modelData
                onClicked: root.staff.edit(modelData.staffId)
            }
        }
        EmptyState {
            objectName: "noStaff"
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: list.count === 0
            iconName: "people"
            title: qsTr("Nobody signs in yet")
            text: qsTr("Everybody may do everything at this till. Add yourself as the manager first; then each person signs in with a PIN.")
        }
        PrimaryButton {
            objectName: "staffAdd"
            Layout.fillWidth: true
            iconName: "plus"
            text: root.staff.first ? qsTr("Add the manager") : qsTr("Add a person")
            onClicked: root.staff.add()
        }
    }
    StaffForm {
        anchors.fill: parent
        visible: root.editing
        enabled: visible
        staff: root.staff
    }
}
