import QtQuick

/*! The upper part of a tile: a picture, or on the thing's colour what its name begins with. Nothing is ever written on
    a picture itself: what stands on it has a ground of its own. */
Rectangle {
    id: root

    property string picture ///< its address; empty, or while there is none yet: the initials
    property string initials
    property bool dimmed: false
    property real lean: 0.5 ///< where its initials stand: 0 left, 1 right

    readonly property color veil: Qt.alpha(Theme.surface, root.dimmed ? 0.55 : 0)
    readonly property bool pictured: image.status === Image.Ready

    color: Theme.accent
    clip: true

    UiText {
        anchors.verticalCenter: parent.verticalCenter
        x: Math.round(root.width * root.lean - width / 2)
        visible: !root.pictured
        text: root.initials
        strong: true
        z: 1
        color: Theme.inkOn(Qt.tint(root.color, root.veil))
        font.pixelSize: Math.max(Theme.textCaption, Math.min(Theme.textLarge, root.height * 0.52))
        Accessible.ignored: true
    }
    Image {
        id: image
        objectName: "picture"
        anchors.fill: parent
        visible: root.pictured
        asynchronous: true
        cache: false // the provider's own is bounded
        source: root.picture
        sourceSize { width: Math.ceil(root.width); height: Math.ceil(root.height) }
        Accessible.ignored: true
    }
    Rectangle {
        anchors.fill: parent
        visible: root.dimmed
        color: root.veil
    }
}
