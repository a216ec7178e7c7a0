pragma ComponentBehavior: Bound
import QtQuick
import Phin.Ui
import Phin.Kds.Models

/*!
    One page of tickets in their order, in columns: down, then right. A ticket takes the height it needs. Where they
    do not all fit the type shrinks (see Letters); what does not fit even then is counted (`hidden`) and stands on the
    next page.
*/
Item {
    id: root

    required property TicketModel tickets
    property bool expo: false
    property string currentId
    property int currentLine: -1
    property int shown: 0 ///< on this page
    property bool byKeys: false ///< somebody works with keys: tickets show which is whose
    property int roomFor: 0 ///< how many tickets fitted at full size when it last became crowded
    readonly property int columns: Math.max(1, Math.floor((width + Theme.gap) / (Letters.column + Theme.gap)))
    readonly property real columnWidth: Math.floor((width - (columns - 1) * Theme.gap) / columns)
    readonly property int hidden: Math.max(0, tickets.total - tickets.first - shown)

    readonly property bool settled: !grow.running && !placing.running
    property int wanted: 2 ///< cards there are: a few more than fit, grown a few at a time so that no frame is late
    Binding { target: root.tickets; property: "limit"; value: root.wanted }
    Timer { // slow and together: two seconds from light to light
        objectName: "beat"
        interval: 1000
        running: root.visible && Theme.motion && root.tickets.total > 0
        repeat: true
        onTriggered: Letters.beat = !Letters.beat
    }
    Timer { id: placing; interval: 0; onTriggered: root.place() } // once for all that changes together
    Timer { id: grow; interval: 12; onTriggered: root.wanted = cards.count + 2 }

    signal bumped(string orderId)
    signal treated(string orderId, string number, bool held, bool raised, var products)
    signal advanced(string orderId, int line)
    signal again(string orderId, int line)
    signal touched(string orderId)

    function card(position: int): TicketCard {
        return position >= 0 && position < shown ? cards.itemAt(position) as TicketCard : null
    }
    function positionOf(orderId: string): int {
        for (let i = 0; i < shown; ++i)
            if (card(i)?.orderId === orderId)
                return i
        return -1
    }
    function nextPage() {
        if (hidden > 0)
            tickets.first += shown
    }
    function previousPage() { tickets.first = Math.max(0, tickets.first - Math.max(1, shown)) }

    onWidthChanged: later()
    onHeightChanged: later()
    onColumnsChanged: later()
    Connections { // one more beyond the limit adds no card that would tell
        target: root.tickets
        function onTotalChanged() { root.later() }
    }

    function later() { placing.start() }
    function place() {
        let column = 0, y = 0, fits = 0
        for (let i = 0; i < cards.count; ++i) {
            const item = cards.itemAt(i) as TicketCard
            if (!item)
                continue
            const high = item.implicitHeight
            if (y > 0 && y + high > height) {
                ++column
                y = 0
            }
            const inside = column < columns // by itself: another view may hide all of them
            item.visible = inside
            if (!inside)
                continue
            item.x = column * (columnWidth + Theme.gap)
            item.y = y
            y += high + Theme.gap
            ++fits
        }
        shown = fits
        const all = fits === cards.count
        if (fits === 0 && tickets.first > 0) {
            previousPage()
        } else if (all && hidden > 0) {
            grow.start()
        } else if (!all && !Letters.crowded) {
            roomFor = fits
            Letters.crowded = true
        } else if (Letters.crowded && tickets.total <= roomFor) {
            Letters.crowded = false // and back again where what there is now is larger; `roomFor` has sunk then
        } else if (cards.count > fits + 4) {
            wanted = fits + 1
        }
    }

    Repeater {
        id: cards
        model: root.tickets
        onItemAdded: root.later()
        onItemRemoved: root.later()

        TicketCard {
            id: ticket
            width: root.columnWidth
            height: implicitHeight
            visible: false // until it has its place
            room: root.height
            expo: root.expo
            slot: root.byKeys && index < 10 ? String((index + 1) % 10) : ""
            current: root.currentId === orderId
            currentLine: current ? root.currentLine : -1
            onImplicitHeightChanged: root.later()
            onIndexChanged: root.later()
            onBumped: { root.touched(orderId); root.bumped(orderId) }
            onTreated: root.treated(orderId, number, held, raised, lines.map(entry => entry.product))
            onAdvanced: line => { root.touched(orderId); root.advanced(orderId, line) }
            onAgain: line => { root.touched(orderId); root.again(orderId, line) }
        }
    }
}
