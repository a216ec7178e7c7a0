import QtQuick
import QtQuick.Controls.Basic

/*! A line to type in, with its icon and a way to empty it. */
TextField {
    id: root

    property string iconName
    property string label: placeholderText ///< what it is for, for those who listen
    property bool clearable: true

    implicitHeight: Theme.key
    implicitWidth: Theme.mm(50)
    leftPadding: iconName !== "" ? Theme.textTitle + Theme.gap * 2 : Theme.gap * 1.5
    rightPadding: clear.visible ? clear.width : Theme.gap
    verticalAlignment: TextInput.AlignVCenter
    font.family: Theme.family
    font.pixelSize: Theme.textBody
    color: Theme.text
    placeholderTextColor: Theme.textMuted
    selectionColor: Theme.accent
    selectedTextColor: Theme.onStrong
    maximumLength: 120
    Accessible.name: label

    background: Rectangle {
        color: Theme.raised
        radius: Theme.radius
        border.width: root.activeFocus ? Theme.edge * 2 : Theme.edge
        border.color: root.activeFocus ? Theme.accent : Theme.outline
        Icon {
            anchors { left: parent.left; leftMargin: Theme.gap; verticalCenter: parent.verticalCenter }
            visible: root.iconName !== ""
            name: root.iconName
            color: Theme.textMuted
        }
    }
    QuietButton {
        id: clear
        anchors { right: parent.right; top: parent.top; bottom: parent.bottom }
        implicitWidth: height
        visible: root.clearable && root.text !== ""
        iconName: "close"
        flat: true
        focusPolicy: Qt.NoFocus
        Accessible.name: qsTr("Clear: %1").arg(root.label)
        onClicked: root.clear()
    }
}
