pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Kds.Models

/*! Who stands here: a touch on a name. It only says who made what. Opened by hand, so read at arm's length. */
Sheet {
    id: root

    required property StaffDesk staff

    title: qsTr("Who stands here?")
    subtitle: qsTr("What is made from now on carries the name.")
    modal: true

    function choose(id: string) {
        root.staff.stand(id)
        root.close()
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap
        ListView {
            id: list
            objectName: "people"
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            spacing: Theme.gap
            boundsBehavior: Flickable.StopAtBounds
            model: root.staff.people
            ScrollBar.vertical: ScrollBar {}
            Accessible.role: Accessible.List
            Accessible.name: root.title
            delegate: QuietButton {
                required property var modelData
                objectName: "person-" + modelData.name
                width: list.width
                implicitHeight: Theme.keyPrimary
                text: modelData.name
                checked: modelData.id === root.staff.current
                onClicked: root.choose(modelData.id)
            }
        }
        QuietButton {
            objectName: "nobody"
            Layout.fillWidth: true
            implicitHeight: Theme.keyPrimary
            text: qsTr("Nobody in particular")
            checked: root.staff.current === ""
            onClicked: root.choose("")
        }
    }
}
