import QtQuick
import QtQuick.Layouts

/*! What to say where there is nothing to show: why, and what to do. */
Item {
    id: root

    property string iconName
    property string title
    property string text
    property real titleSize: Theme.textTitle
    property real textSize: Theme.textBody
    property string code ///< a command to type, if any
    default property alias actions: extra.data

    ColumnLayout {
        anchors.centerIn: parent
        width: Math.min(root.width - 2 * Theme.margin, Math.max(Theme.mm(130), root.textSize * 22))
        spacing: Theme.gap

        Icon {
            Layout.alignment: Qt.AlignHCenter
            visible: root.iconName !== ""
            name: root.iconName
            color: Theme.outline
            size: Theme.textLarge * 2
        }
        UiText {
            Layout.fillWidth: true
            visible: text !== ""
            text: root.title
            strong: true
            font.pixelSize: root.titleSize
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            Accessible.role: Accessible.Heading
        }
        UiText {
            Layout.fillWidth: true
            visible: text !== ""
            text: root.text
            font.pixelSize: root.textSize
            muted: true
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
        }
        Rectangle {
            Layout.alignment: Qt.AlignHCenter
            Layout.preferredWidth: Math.min(parent.width, command.implicitWidth + 2 * Theme.margin)
            Layout.preferredHeight: command.height + 2 * Theme.gap
            visible: root.code !== ""
            color: Theme.sunken
            radius: Theme.radius
            UiText {
                id: command
                anchors.centerIn: parent
                width: Math.min(implicitWidth, Math.min(root.width - 4 * Theme.margin, Theme.mm(130) - 2 * Theme.margin))
                text: root.code
                wrapMode: Text.WrapAnywhere
                font.family: "monospace"
            }
        }
        ColumnLayout {
            id: extra
            Layout.fillWidth: true
            Layout.topMargin: Theme.gap
        }
    }
}
