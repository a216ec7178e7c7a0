pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Kds.Models

/*!
    A station's window. Fingers: a ticket's head takes it away, a line goes a step on. Keys, as a bump bar has them:
    1 to 9 and 0 choose a ticket, Enter bumps it, R recalls the last, Up and Down choose a line, Space takes it on,
    Page keys turn pages.
*/
ApplicationWindow {
    id: window

    required property StationScreen screen
    required property Language language
    property real pixelsPerMm: 0 ///< of the glass; 0: as the screen tells

    visible: true
    width: 1280
    height: 800
    minimumWidth: 640
    minimumHeight: 480
    title: topBar.stationText + " · Phin"
    color: Theme.background
    font.family: Theme.family
    font.pixelSize: Theme.textBody

    Binding { target: Theme; property: "dark"; value: true }
    Binding { target: Theme; property: "distanceMm"; value: 700 } // controls: at arm's length; tickets: see Letters
    Binding {
        target: Theme
        property: "density"
        value: window.pixelsPerMm > 0 ? window.pixelsPerMm : Math.max(2.5, Math.min(9, window.Screen.pixelDensity))
    }
    Binding {
        target: Theme
        property: "fit"
        value: Math.min(1, window.width / (300 * Theme.density), window.height / (180 * Theme.density))
    }
    Binding {
        target: Letters
        property: "fit"
        value: Math.min(1, (window.width - 2 * Theme.gap) / (106 * Theme.density))
    }

    function tell(what: string, why: string): string {
        if (why === "unavailable")
            return qsTr("Not stored, nothing was changed. Try again.")
        if (what === "recall" && why === "notFound")
            return qsTr("There is nothing to recall.")
        if (what === "bump" && why === "refused" && window.screen.station === "expo")
            return qsTr("Not complete yet: something is still being made.")
        return qsTr("Not done. Look at the ticket and try again.")
    }

    Connections {
        target: window.screen
        function onFailed(what, why) { toast.show(window.tell(what, why), "danger", "") }
        function onDone(what, number) {
            if (what === "recall" && number !== "")
                toast.show(qsTr("%1 is back").arg(number), "", "")
        }
    }

    FocusScope {
        id: keys
        anchors.fill: parent
        focus: true

        function choose(position: int) {
            const card = page.card(position)
            if (!card)
                return
            page.currentId = card.orderId
            page.currentLine = -1
        }
        function chooseLine(by: int) {
            const card = page.card(page.positionOf(page.currentId))
            if (card)
                page.currentLine = Math.max(0, Math.min(card.lines.length - 1, page.currentLine + by))
            else
                choose(0)
        }
        function bump() {
            const position = page.positionOf(page.currentId)
            if (position < 0) {
                choose(0)
                return
            }
            window.screen.bump(page.currentId)
            page.currentId = ""
        }
        function advance() {
            const card = page.card(page.positionOf(page.currentId))
            if (!card)
                choose(0)
            else if (page.currentLine >= 0 && page.currentLine < card.lines.length)
                window.screen.advance(card.orderId, card.lines[page.currentLine].line)
            else
                window.screen.advanceAll(card.orderId)
        }

        Keys.onPressed: event => {
            if (event.key >= Qt.Key_0 && event.key <= Qt.Key_9)
                choose((event.key - Qt.Key_0 + 9) % 10)
            else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
                bump()
            else if (event.key === Qt.Key_R)
                window.screen.recallLast()
            else if (event.key === Qt.Key_Space)
                advance()
            else if (event.key === Qt.Key_Down)
                chooseLine(1)
            else if (event.key === Qt.Key_Up)
                chooseLine(-1)
            else if (event.key === Qt.Key_PageDown || event.key === Qt.Key_Right)
                page.nextPage()
            else if (event.key === Qt.Key_PageUp || event.key === Qt.Key_Left)
                page.previousPage()
            else if (event.key === Qt.Key_Home)
                window.screen.tickets.first = 0
            else if (event.key === Qt.Key_Escape)
                page.currentId = ""
            else if (event.key === Qt.Key_F11)
                window.visibility = window.visibility === Window.FullScreen ? Window.Windowed : Window.FullScreen
            else
                return
            event.accepted = true
        }

        ColumnLayout {
            anchors.fill: parent
            anchors.leftMargin: Theme.gap
            anchors.rightMargin: Theme.gap
            anchors.bottomMargin: Theme.gap
            spacing: Theme.gap

            TopBar {
                id: topBar
                Layout.fillWidth: true
                screen: window.screen
                language: window.language
                recentOpen: recent.open
                onRecentRequested: recent.open = !recent.open
            }

            Rectangle {
                objectName: "warning"
                Layout.fillWidth: true
                implicitHeight: warning.implicitHeight + Theme.gap * 2
                visible: window.screen.status.level === "bad"
                color: Theme.danger
                radius: Theme.radius
                RowLayout {
                    id: warning
                    anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: Theme.margin }
                    spacing: Theme.margin
                    Icon { name: "warning"; color: Theme.onStrong; size: Theme.textLarge }
                    UiText {
                        Layout.fillWidth: true
                        text: {
                            switch (window.screen.status.state) {
                            case "twin": return qsTr("Another box goes by this station's name. Switch one of them off.")
                            case "revoked": return qsTr("This station is not part of the shop any more. Call the manager.")
                            case "diskFull": return qsTr("This station's disk is full: it takes no tickets and keeps no marks until there is room. Call the manager.")
                            case "diskFailing": return qsTr("This station's disk is failing: it takes no tickets and keeps no marks until it works again. Call the manager.")
                            default: return qsTr("Cut off from the tills: new tickets may be missing. Ask at the counter. What you mark here is kept.")
                            }
                        }
                        strong: true
                        color: Theme.onStrong
                        wrapMode: Text.Wrap
                        Accessible.role: Accessible.AlertMessage
                    }
                }
            }

            Item {
                Layout.fillWidth: true
                Layout.fillHeight: true

                TicketPage {
                    id: page
                    objectName: "page"
                    anchors.fill: parent
                    tickets: window.screen.tickets
                    expo: window.screen.station === "expo"
                    onBumped: orderId => window.screen.bump(orderId)
                    onAdvanced: (orderId, line) => window.screen.advance(orderId, line)
                    onAgain: (orderId, line) => window.screen.recallLine(orderId, line)
                    onTouched: page.currentId = ""
                }
                EmptyState {
                    objectName: "empty"
                    anchors.fill: parent
                    visible: window.screen.tickets.total === 0
                    iconName: window.screen.loaded ? "cup" : "clock"
                    title: window.screen.loaded ? qsTr("Nothing to make") : qsTr("Reading the open tickets")
                    text: window.screen.loaded ? qsTr("New tickets appear here by themselves.") : ""
                }
            }

            RowLayout {
                Layout.fillWidth: true
                visible: window.screen.tickets.total > 0
                spacing: Theme.gap
                AllDayStrip {
                    Layout.fillWidth: true
                    allDay: window.screen.allDay
                }
                Pager {
                    Layout.fillWidth: false
                    hidden: page.hidden
                    first: window.screen.tickets.first
                    onNext: page.nextPage()
                    onPrevious: page.previousPage()
                }
            }
        }
    }

    RecentSheet {
        id: recent
        objectName: "recentSheet"
        screen: window.screen
        onOpenChanged: if (!open) keys.forceActiveFocus()
    }
    Toast { id: toast; objectName: "toast" }
}
