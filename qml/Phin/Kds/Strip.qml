import QtQuick
import QtQuick.Layouts
import Phin.Ui

/*! Words across the whole screen that are not to be missed, with their sign, and the one key that answers them. */
Rectangle {
    id: root

    property string tone: "warning"
    property string iconName: "warning"
    property string text
    property string keyText ///< empty: no key
    property string keyIcon: "check"
    signal answered()

    implicitHeight: row.implicitHeight + Theme.gap
    color: Theme.strong(tone)
    radius: Theme.radius

    RowLayout {
        id: row
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter }
        anchors.leftMargin: Theme.gap
        anchors.rightMargin: Theme.gapSmall
        spacing: Theme.gap
        Icon { name: root.iconName; color: Theme.onStrong; size: Letters.label }
        UiText {
            objectName: "stripText"
            Layout.fillWidth: true
            text: root.text
            strong: true
            font.pixelSize: Letters.label
            lineHeight: Letters.leading
            color: Theme.onStrong
            wrapMode: Text.Wrap
            Accessible.role: Accessible.AlertMessage
        }
        BarKey {
            objectName: "stripKey"
            visible: root.keyText !== ""
            iconName: root.keyIcon
            text: root.keyText
            Accessible.name: root.keyText + ": " + root.text
            onClicked: root.answered()
        }
    }
}
