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
    required property var lines

    property bool expo: false
    property real room: 1000     ///< the highest it may be
    property string slot
    property bool current: false
    property int currentLine: -1 ///< index
    signal bumped()
    signal advanced(int line)
    signal again(int line)

    readonly property bool finished: !voided && lines.every(entry => entry.change === "removed" || entry.state === "ready" || entry.state === "bumped")
    /// What all this takes at full size, roughly: to choose the type before anything is laid out.
    readonly property real wanted: {
        let rows = 0
        for (const entry of lines)
            rows += Letters.line * ((entry.name.length + entry.variant.length) * Letters.line * 0.55 > width * 0.72 ? 2.5 : 1.4)
                    + (entry.modifiers.length > 0 ? Letters.modifier * 1.18 * Math.ceil(entry.modifiers.join(" · ").length * Letters.modifier * 0.55 / (width * 0.75)) : 0)
                    + (entry.note !== "" ? Letters.modifier * 1.7 : 0)
                    + (entry.change !== "" ? Letters.label * 1.9 * Math.ceil((entry.replaces.length + 18) * Letters.label * 0.6 / (width * 0.75)) : 0)
        return rows
    }
    readonly property real textScale: Math.max(0.62, Math.min(1, (room - head.implicitHeight) / Math.max(1, wanted)))

    implicitHeight: Math.min(room, head.implicitHeight + list.implicitHeight + Theme.gap)
    color: Theme.surface
    radius: Theme.radius
    border.width: current ? Theme.edge * 4 : Theme.edge
    border.color: current ? Theme.accent : head.voided ? Theme.danger : head.complete ? Theme.positive
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
        voided: root.voided
        refunded: root.refunded
        complete: root.expo && root.complete
        finished: root.finished
        changed: root.lines.some(entry => entry.change !== "")
        slot: root.slot
        current: root.current
        onClicked: root.bumped()
    }

    Flickable {
        id: flick
        anchors { left: parent.left; right: parent.right; top: head.bottom; bottom: parent.bottom }
        anchors.leftMargin: root.border.width
        anchors.rightMargin: root.border.width
        anchors.bottomMargin: root.border.width + Theme.gapSmall
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
    Rectangle {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: root.border.width }
        visible: flick.interactive && !flick.atYEnd
        height: Letters.label * 1.5
        color: Theme.raised
        UiText {
            anchors.centerIn: parent
            text: qsTr("▼ more below")
            strong: true
            color: Theme.accent
            font.pixelSize: Letters.label
        }
    }
}
