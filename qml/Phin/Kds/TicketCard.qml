pragma ComponentBehavior: Bound
import QtQuick
import Phin.Ui

/*! One ticket: its head, and its lines below. As high as it needs to be, up to `room`; beyond that its type shrinks a
    little, and then it scrolls and says so. */
Rectangle {
    id: root

    required property int index
    required property string orderId
    required property string number
    required property string channel
    required property string guest
    required property bool voided
    required property bool refunded
    required property bool complete
    required property string ageText
    required property string level
    required property int dueIn
    required property bool pressing
    required property bool held
    required property bool raised
    required property string due
    required property bool later
    required property var waitsFor
    required property string note
    required property var lines

    property bool expo: false
    property real room: 1000     ///< the highest it may be
    property string slot
    property bool current: false
    property int currentLine: -1 ///< index
    signal bumped()
    signal treated() ///< asked what else can be done with it
    signal advanced(int line)
    signal again(int line)

    readonly property bool finished: !voided && lines.every(entry => entry.change === "removed" || entry.state === "ready" || entry.state === "bumped")
    /// What all this takes at full size, roughly: to choose the type before anything is laid out.
    readonly property real wanted: {
        let rows = 0
        for (const entry of lines)
            rows += Letters.line * ((entry.name.length + entry.variant.length) * Letters.line * 0.55 > width * 0.72 ? 2.5 : 1.4)
                    + (entry.modifiers.length > 0 ? Letters.modifier * 1.18 * Math.ceil(entry.modifiers.join(" · ").length * Letters.modifier * 0.55 / (width * 0.75)) : 0)
                    + (entry.note !== "" ? Letters.modifier * 1.3 * ((entry.allergy ? 1.5 : 0.5) + Math.ceil(entry.note.length * Letters.modifier * 0.6 / (width * 0.65))) : 0)
                    + (entry.change !== "" ? Letters.label * 1.9 * Math.ceil((entry.replaces.length + 18) * Letters.label * 0.6 / (width * 0.75)) : 0)
        return rows
    }
    readonly property real textScale: Math.max(0.8, Math.min(1, (room - head.implicitHeight) / Math.max(1, wanted)))

    readonly property bool overlong: head.implicitHeight + list.implicitHeight + Theme.gap > room + 1

    implicitHeight: Math.min(room, head.implicitHeight + list.implicitHeight + Theme.gap)
    color: Theme.surface
    radius: Theme.radius
    border.width: Theme.edge
    border.color: head.voided ? Theme.danger : head.complete ? Theme.positive
                : Letters.edge(head.aged ? level : "")
    Accessible.role: Accessible.Grouping
    Accessible.name: number

    TicketHeader {
        id: head
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: root.border.width }
        number: root.number
        channel: root.channel
        guest: root.guest
        ageText: root.ageText
        level: root.level
        dueIn: root.dueIn
        pressing: root.pressing
        held: root.held
        raised: root.raised
        due: root.due
        later: root.later
        waitsFor: root.expo ? root.waitsFor : []
        voided: root.voided
        refunded: root.refunded
        note: root.note
        complete: root.expo && root.complete
        finished: root.finished
        changed: root.lines.some(entry => entry.change !== "")
        slot: root.slot
        current: root.current
        onClicked: root.bumped()
        onPressAndHold: root.treated()
    }

    Flickable {
        id: flick
        anchors { left: parent.left; right: parent.right; top: head.bottom; bottom: parent.bottom }
        anchors.leftMargin: root.border.width
        anchors.rightMargin: root.border.width
        anchors.bottomMargin: root.border.width + Theme.gapSmall + (root.overlong ? more.height : 0)
        contentHeight: list.implicitHeight
        interactive: contentHeight > height + 1
        boundsBehavior: Flickable.StopAtBounds
        clip: interactive

        Column {
            id: list
            width: flick.width
            Repeater {
                model: root.lines.length // not the list: lines that change must not be made anew under a finger
                TicketLine {
                    required property int index
                    width: list.width
                    entry: root.lines[index] ?? ({})
                    voided: root.voided
                    showStation: root.expo
                    textScale: root.textScale
                    current: root.current && root.currentLine === index
                    onClicked: root.advanced(entry.line)
                    onPressAndHold: root.again(entry.line)
                    Rectangle {
                        anchors { left: parent.left; right: parent.right; top: parent.top }
                        visible: parent.index > 0
                        height: Theme.edge
                        color: Theme.hairline
                    }
                }
            }
        }
    }
    Rectangle { // over all of it: what is chosen takes no room
        anchors.fill: parent
        visible: root.current
        z: 1
        color: "transparent"
        radius: root.radius
        border.width: Theme.edge * 4
        border.color: Theme.accent
    }
    BarKey { // nobody needs to drag with wet hands
        id: more
        objectName: "moreBelow"
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: root.border.width }
        visible: root.overlong
        iconName: flick.atYEnd ? "back" : "down"
        text: flick.atYEnd ? qsTr("from the top") : qsTr("more below")
        onClicked: flick.contentY = flick.atYEnd ? 0 : Math.min(flick.contentHeight - flick.height, flick.contentY + flick.height - Letters.line)
    }
}
