import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Kds.Models

/*! A station's window. Fingers: a ticket's head takes it away, a line goes a step on. Keys: see BumpBar. */
ApplicationWindow {
    id: window

    required property StationScreen screen
    required property ScreenChoices choices
    required property Announcer announcer
    required property Language language
    property real pixelsPerMm: 0    ///< of the glass; 0: as the screen tells
    property real readingDistance: 2 ///< metres
    property string view: "tickets" ///< tickets, products

    visible: true
    width: 1280
    height: 800
    minimumWidth: 640
    minimumHeight: 480
    title: topBar.stationText + " · Phin"
    color: Theme.background
    font.family: Theme.family
    font.pixelSize: Theme.textBody

    Binding { target: Theme; property: "dark"; value: window.choices.dark }
    Binding { target: Theme; property: "afar"; value: true }
    // What is opened by hand is read at arm's length, or nearer; what is read from afar: see Letters.
    Binding { target: Theme; property: "distanceMm"; value: Math.min(700, window.readingDistance * 1000) }
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
    Binding { target: window.announcer; property: "muted"; value: window.choices.muted }
    Binding { target: Letters; property: "distanceMm"; value: window.readingDistance * 1000 }
    Binding { target: Letters; property: "glass"; value: Qt.size(window.width, window.height) }

    function tell(what: string, why: string): string {
        if (why === "unavailable")
            return qsTr("Not stored, nothing was changed. Try again.")
        if (what === "recall" && why === "notFound")
            return qsTr("There is nothing to recall.")
        if (what === "undo" && why === "notFound")
            return qsTr("There is nothing to undo.")
        if (what === "bump" && why === "refused" && window.screen.station === "expo")
            return qsTr("Not complete yet: something is still being made.")
        if (why === "refused" && (what === "start" || what === "ready" || what === "bump"))
            return qsTr("Not done: it is on hold, or void. A long touch on its head releases it.")
        return qsTr("Not done. Look at the ticket and try again.")
    }
    function switchView() { view = view === "tickets" ? "products" : "tickets" }

    Connections {
        target: window.screen
        function onFailed(what, why) { toast.show(window.tell(what, why), "danger", "") }
        function onDone(what, number, undoable) {
            if ((what === "recall" || what === "undo") && number !== "")
                toast.show(qsTr("%1 is back").arg(number), "", "")
            else if (what === "bump" && undoable)
                toast.show(qsTr("%1 is done").arg(number), "", qsTr("Undo"))
            else if (what === "ready" && undoable)
                toast.show(qsTr("Ready for %1").arg(number), "", qsTr("Undo"))
        }
    }

    BurnInGuard {
        objectName: "burnInGuard"
        anchors.fill: parent

        BumpBar {
            id: keys
            anchors.fill: parent
            screen: window.screen
            page: page
            onViewRequested: window.switchView()
            onWholeRequested: window.visibility = window.visibility === Window.FullScreen ? Window.Windowed : Window.FullScreen

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
                    view: window.view
                    hidden: page.hidden
                    recentOpen: recent.open
                    onViewRequested: name => window.view = name
                    onNextRequested: page.nextPage()
                    onPreviousRequested: page.previousPage()
                    onRecentRequested: recent.open = !recent.open
                    onScreenRequested: screenSheet.open = true
                    onStaffRequested: who.open = true
                }
                WarningStrip {
                    objectName: "warning"
                    Layout.fillWidth: true
                    status: window.screen.status
                }
                Item {
                    Layout.fillWidth: true
                    Layout.fillHeight: true

                    TicketPage {
                        id: page
                        objectName: "page"
                        anchors.fill: parent
                        visible: window.view === "tickets"
                        tickets: window.screen.tickets
                        expo: window.screen.station === "expo"
                        onBumped: orderId => window.screen.bump(orderId)
                        onTreated: (orderId, number, held, raised) => treat.show(orderId, number, held, raised)
                        onAdvanced: (orderId, line) => window.screen.advance(orderId, line)
                        onAgain: (orderId, line) => window.screen.recallLine(orderId, line)
                        onTouched: page.currentId = ""
                    }
                    ProductPage {
                        objectName: "products"
                        anchors.fill: parent
                        visible: window.view === "products" && window.screen.tickets.total > 0
                        products: window.screen.products
                    }
                    EmptyState {
                        objectName: "empty"
                        anchors.fill: parent
                        visible: window.screen.tickets.total === 0
                        iconName: window.screen.loaded ? "cup" : "clock"
                        title: window.screen.loaded ? qsTr("Nothing to make") : qsTr("Reading the open tickets")
                        text: window.screen.loaded ? qsTr("New tickets appear here by themselves.") : ""
                        titleSize: Letters.number
                        textSize: Letters.label
                    }
                }
                AllDayStrip {
                    Layout.fillWidth: true
                    visible: window.view === "tickets" && window.screen.tickets.total > 0 && window.height > Letters.label * 19
                    allDay: window.screen.allDay
                }
            }
        }
        WhoSheet {
            id: who
            objectName: "whoSheet"
            staff: window.screen.staff
            onOpenChanged: if (!open) keys.forceActiveFocus()
        }
        RecentSheet {
            id: recent
            objectName: "recentSheet"
            screen: window.screen
            onOpenChanged: if (!open) keys.forceActiveFocus()
        }
        TicketSheet {
            id: treat
            objectName: "ticketSheet"
            screen: window.screen
            onOpenChanged: if (!open) keys.forceActiveFocus()
        }
        ScreenSheet {
            id: screenSheet
            objectName: "screenSheet"
            choices: window.choices
            announcer: window.announcer
            language: window.language
            onOpenChanged: if (!open) keys.forceActiveFocus()
        }
        Toast {
            id: toast
            objectName: "toast"
            textSize: Letters.label
            onTaken: window.screen.undo()
        }
    }
}
