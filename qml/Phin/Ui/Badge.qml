import QtQuick

/*! A short word about a state: colour, shape and text say the same. */
Rectangle {
    id: root

    property string text
    property string tone: ""
    property string shape ///< an Icon's name: circle, half, check, diamond ...
    property bool filled: false

    implicitWidth: row.implicitWidth + Theme.gap * 1.6
    implicitHeight: Math.round(Theme.textCaption * 1.7)
    radius: height / 2
    color: filled ? Theme.strong(tone) : Theme.soft(tone)
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    readonly property color ink: filled ? Theme.onStrong : (tone === "" ? Theme.text : Theme.strong(tone))

    Row {
        id: row
        anchors.centerIn: parent
        spacing: Theme.gapSmall
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.shape !== ""
            name: root.shape
            filled: root.shape !== "" && "circle triangle diamond square half".indexOf(root.shape) >= 0
            color: root.ink
            size: Theme.textCaption * 0.95
        }
        UiText {
            anchors.verticalCenter: parent.verticalCenter
            text: root.text
            strong: true
            color: root.ink
            font.pixelSize: Theme.textCaption
            Accessible.ignored: true
        }
    }
}
