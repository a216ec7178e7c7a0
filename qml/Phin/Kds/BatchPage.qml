pragma ComponentBehavior: Bound
import QtQuick
import Phin.Ui
import Phin.Kds.Models

/*! The same drink of all tickets, one card for each, in columns: down, then right. What does not fit stands on the next
    page. */
Item {
    id: root

    required property BatchModel batches
    property string currentKey
    property bool byKeys: false
    property int shown: 0 ///< on this page
    property int wanted: 4 ///< cards there are: a few more than fit, grown a few at a time so that no frame is late
    readonly property int columns: Math.max(1, Math.floor((width + Theme.gap) / (Letters.column + Theme.gap)))
    readonly property real columnWidth: Math.floor((width - (columns - 1) * Theme.gap) / columns)
    readonly property int hidden: Math.max(0, batches.total - batches.first - shown)
    readonly property bool settled: !grow.running && !placing.running

    signal advanced(string key)
    signal asked(string key)

    function card(position: int): BatchCard {
        return position >= 0 && position < shown ? cards.itemAt(position) as BatchCard : null
    }
    function current(): BatchCard {
        for (let i = 0; i < shown; ++i)
            if (card(i)?.key === currentKey)
                return card(i)
        return null
    }
    function choose(position: int) {
        const found = card(position)
        if (found)
            currentKey = found.key
    }
    function nextPage() {
        if (hidden > 0)
            batches.first += shown
    }
    function previousPage() { batches.first = Math.max(0, batches.first - Math.max(1, shown)) }
    /// Whether the key is one of ours; as a bump bar has them.
    function take(key: int): bool {
        const found = current()
        if (key >= Qt.Key_0 && key <= Qt.Key_9) {
            const wantedCard = card((key - Qt.Key_0 + 9) % 10)
            if (wantedCard && wantedCard === found)
                advanced(found.key)
            else
                choose((key - Qt.Key_0 + 9) % 10)
            return true
        }
        switch (key) {
        case Qt.Key_Return:
        case Qt.Key_Enter:
        case Qt.Key_Space:
            if (found) advanced(found.key)
            else choose(0)
            return true
        case Qt.Key_Minus: if (found) batches.fewer(found.key); return true
        case Qt.Key_Plus:
        case Qt.Key_Equal: if (found) batches.more(found.key); return true
        case Qt.Key_Right:
        case Qt.Key_Down: choose(found ? Math.min(shown - 1, found.index + 1) : 0); return true
        case Qt.Key_Left:
        case Qt.Key_Up: choose(found ? Math.max(0, found.index - 1) : 0); return true
        case Qt.Key_PageDown: nextPage(); return true
        case Qt.Key_PageUp: previousPage(); return true
        case Qt.Key_Home: batches.first = 0; return true
        case Qt.Key_Escape: currentKey = ""; return true
        }
        return false
    }

    Binding { target: root.batches; property: "limit"; value: root.wanted }
    Binding { target: root.batches; property: "inUse"; value: root.visible }
    Timer { id: placing; interval: 0; onTriggered: root.place() } // once for all that changes together
    Timer { id: grow; interval: 12; onTriggered: root.wanted = cards.count + 2 }

    onWidthChanged: later()
    onHeightChanged: later()
    onColumnsChanged: later()
    Connections {
        target: root.batches
        function onTotalChanged() { root.later() }
    }

    function later() { placing.start() }
    function place() {
        let column = 0, y = 0, fits = 0
        for (let i = 0; i < cards.count; ++i) {
            const item = cards.itemAt(i) as BatchCard
            if (!item)
                continue
            const high = item.implicitHeight
            if (y > 0 && y + high > height) {
                ++column
                y = 0
            }
            const inside = column < columns
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
        if (fits === 0 && batches.first > 0)
            previousPage()
        else if (all && hidden > 0)
            grow.start()
        else if (cards.count > fits + 4)
            wanted = fits + 1
    }

    Accessible.role: Accessible.List
    Accessible.name: qsTr("To be made, the same of all tickets together")

    Repeater {
        id: cards
        model: root.batches
        onItemAdded: root.later()
        onItemRemoved: root.later()

        BatchCard {
            id: batch
            objectName: "batch"
            width: root.columnWidth
            height: implicitHeight
            room: root.height
            visible: false // until it has its place
            slot: root.byKeys && index < 10 ? String((index + 1) % 10) : ""
            current: root.currentKey === key
            onImplicitHeightChanged: root.later()
            onIndexChanged: root.later()
            onAdvanced: { root.currentKey = ""; root.advanced(key) }
            onAsked: root.asked(key)
            onFewer: root.batches.fewer(key)
            onMore: root.batches.more(key)
        }
    }
}
