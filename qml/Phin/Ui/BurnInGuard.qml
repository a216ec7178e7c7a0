import QtQuick

/*!
    Keeps a glass that shows the same for years from keeping it: all that lies in here moves by a few pixels every few
    minutes, round a small square, and never beyond the edge, for as much room is left free on every side.
*/
Item {
    id: root

    property int reach: Math.max(2, Math.round(Theme.mm(0.8)))
    property int interval: 3 * 60 * 1000
    property int place: 0
    readonly property var places: [[0, 0], [1, 0], [1, 1], [0, 1], [-1, 1], [-1, 0], [-1, -1], [0, -1], [1, -1]]
    readonly property real shiftX: places[place][0] * reach
    readonly property real shiftY: places[place][1] * reach
    default property alias content: inner.data

    function move() { root.place = (root.place + 1) % root.places.length }

    Timer {
        interval: root.interval
        running: true
        repeat: true
        onTriggered: root.move()
    }
    Item {
        id: inner
        objectName: "guarded"
        x: root.reach + root.shiftX
        y: root.reach + root.shiftY
        width: root.width - 2 * root.reach
        height: root.height - 2 * root.reach
    }
}
