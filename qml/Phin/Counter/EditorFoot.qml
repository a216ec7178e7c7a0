import QtQuick
import QtQuick.Layouts
import Phin.Ui
import Phin.Counter.Models

/*! Below a form of the menu's editor: what is wrong with it as a whole, and what can be done with it. */
ColumnLayout {
    id: root

    required property MenuEditModel menu
    property bool isNew: false

    spacing: Theme.gap

    UiText {
        objectName: "menuMessage"
        Layout.fillWidth: true
        visible: text !== ""
        text: root.menu.message
        color: Theme.danger
        strong: true
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gap
        QuietButton {
            objectName: "menuRetire"
            visible: !root.isNew
            implicitHeight: Theme.keyPrimary
            tone: "danger"
            iconName: "trash"
            text: qsTr("Take off the menu")
            enabled: !root.menu.busy
            onClicked: root.menu.retire()
        }
        PrimaryButton {
            objectName: "menuKeep"
            Layout.fillWidth: true
            text: qsTr("Keep")
            enabled: !root.menu.busy
            onClicked: root.menu.keep()
        }
    }
}
