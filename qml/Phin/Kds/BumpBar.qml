import QtQuick
import Phin.Kds.Models

/*!
    Keys, as a bump bar has them. 1 to 9 and 0 choose the ticket at that place, and once more takes it away; Space takes
    away the chosen one, Enter takes it a step on; Up and Down go through its lines, Left and Right to the ticket beside
    it; Page keys turn pages; Z and Backspace take back, R recalls, H asks what else
    can be done with the chosen one, V shows the next view, D turns the order of the tickets. A says that the message on
    the screen was seen, M opens the messages, O what is sold out, P the pause.
*/
FocusScope {
    id: root

    required property StationScreen screen
    required property TicketPage page
    required property BatchPage batches
    signal viewRequested()
    signal orderRequested()
    signal messagesRequested(string orderId, string number)
    signal soldOutRequested(var products)
    signal pauseRequested()
    signal wholeRequested() ///< over the full glass, or not

    function choose(position: int) {
        const card = root.page.card(position)
        if (!card)
            return
        root.page.currentId = card.orderId
        root.page.currentLine = -1
    }
    function chooseLine(by: int) {
        const card = root.page.card(root.page.positionOf(root.page.currentId))
        if (card)
            root.page.currentLine = Math.max(0, Math.min(card.lines.length - 1, root.page.currentLine + by))
        else
            choose(0)
    }
    function chooseBeside(by: int) {
        const position = root.page.positionOf(root.page.currentId)
        choose(position < 0 ? 0 : Math.max(0, Math.min(root.page.shown - 1, position + by)))
    }
    function pick(position: int) {
        const card = root.page.card(position)
        if (card && card.orderId === root.page.currentId)
            bump()
        else
            choose(position)
    }
    function bump() {
        if (root.page.positionOf(root.page.currentId) < 0) {
            choose(0)
            return
        }
        root.screen.bump(root.page.currentId)
        root.page.currentId = ""
    }
    function advance() {
        const card = root.page.card(root.page.positionOf(root.page.currentId))
        if (!card)
            choose(0)
        else if (root.page.currentLine >= 0 && root.page.currentLine < card.lines.length)
            root.screen.advance(card.orderId, card.lines[root.page.currentLine].line)
        else
            root.screen.advanceAll(card.orderId)
    }
    function treat() {
        const card = root.page.card(root.page.positionOf(root.page.currentId))
        if (card)
            card.treated()
        else
            choose(0)
    }
    /// What is about the whole screen, whatever view it shows.
    function takeAnywhere(key: int): bool {
        const card = root.page.visible ? root.page.card(root.page.positionOf(root.page.currentId)) : null
        switch (key) {
        case Qt.Key_V: root.viewRequested(); return true
        case Qt.Key_D: root.orderRequested(); return true
        case Qt.Key_F11: root.wholeRequested(); return true
        case Qt.Key_A: root.screen.messages.seeFirst(); return true
        case Qt.Key_M: root.messagesRequested(card?.orderId ?? "", card?.number ?? ""); return true
        case Qt.Key_O: root.soldOutRequested(card?.lines.map(entry => entry.product) ?? []); return true
        case Qt.Key_P: root.pauseRequested(); return true
        case Qt.Key_R: root.screen.recallLast(); return true
        case Qt.Key_Z:
        case Qt.Key_Backspace: root.screen.undo(); return true
        }
        return false
    }
    /// Whether the key is one of ours.
    function take(key: int): bool {
        if (key >= Qt.Key_0 && key <= Qt.Key_9) {
            pick((key - Qt.Key_0 + 9) % 10)
            return true
        }
        switch (key) {
        case Qt.Key_Return:
        case Qt.Key_Enter: advance(); return true
        case Qt.Key_Space: bump(); return true
        case Qt.Key_Down: chooseLine(1); return true
        case Qt.Key_Up: chooseLine(-1); return true
        case Qt.Key_Right: chooseBeside(1); return true
        case Qt.Key_Left: chooseBeside(-1); return true
        case Qt.Key_PageDown: root.page.nextPage(); return true
        case Qt.Key_PageUp: root.page.previousPage(); return true
        case Qt.Key_Home: root.screen.tickets.first = 0; return true
        case Qt.Key_H: treat(); return true
        case Qt.Key_Escape: root.page.currentId = ""; return true
        }
        return false
    }

    focus: true
    Keys.onPressed: event => {
        if (takeAnywhere(event.key)) {
            event.accepted = true
        } else if (root.batches.visible && root.batches.take(event.key)) {
            root.batches.byKeys = true
            event.accepted = true
        } else if (root.page.visible && take(event.key)) {
            root.page.byKeys = true
            event.accepted = true
        }
    }
}
