import QtQuick

/*! What lies behind a control: ground, edge, and the ring that shows where the keyboard is. */
Rectangle {
    id: root

    property bool pressed: false
    property bool focused: false
    property color ground: Theme.surface
    property color ring: Theme.text

    color: pressed ? Qt.tint(ground, Theme.luminance(ground) > 0.3 ? "#26201510" : "#2bffffff") : ground
    radius: Theme.radius

    Rectangle {
        anchors.fill: parent
        anchors.margins: -Theme.edge * 3
        visible: root.focused
        color: "transparent"
        radius: root.radius + Theme.edge * 3
        border.width: Theme.edge * 2
        border.color: root.ring
    }
}
