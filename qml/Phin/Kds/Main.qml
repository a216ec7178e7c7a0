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
    property string view: "tickets" ///< tickets, batches, products
    readonly property real distance: choices.distance > 0 ? choices.distance : readingDistance ///< metres
    readonly property bool makes: screen.station !== "expo" ///< something is made here

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
    Binding { target: Theme; property: "distanceMm"; value: Math.min(700, window.distance * 1000) }
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
    Binding { target: Letters; property: "distanceMm"; value: window.distance * 1000 }
    Binding { target: Letters; property: "stationNames"; value: window.screen.stationNames }
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
    function switchView() { view = view === "tickets" ? (makes ? "batches" : "products") : view === "batches" ? "products" : "tickets" }
    function writeMessage(orderId: string, number: string) { messageSheet.show(orderId, number) }
    /// Of what a station says to the others; they have no ticket to look at.
    function tellWhy(why: string): string {
        return why === "unavailable" ? qsTr("Not stored, nothing was changed. Try again.") : qsTr("Not sent. Look at what it is about and try again.")
    }
    readonly property bool byDue: choices.byDue
    onByDueChanged: screen.setByDue(byDue)
    Component.onCompleted: screen.setByDue(byDue)
    property bool sentBeside: false ///< the message under way goes with other words, which stay
    property bool undoesSoldOut: false ///< what the word on the screen would take back

    Connections {
        target: window.screen
        function onFailed(what, why) { toast.show(window.tell(what, why), "danger", "") }
        function onDone(what, number, undoable) {
            if ((what === "recall" || what === "undo" || what === "takeBack") && number !== "")
                toast.show(qsTr("%1 is back").arg(number), "", "")
            else if (what === "bump" && undoable)
                window.offerUndo(qsTr("%1 is done").arg(number), false)
            else if (what === "ready" && undoable)
                window.offerUndo(qsTr("Ready for %1").arg(number), false)
        }
        function onNotTakenBack(numbers) { toast.show(qsTr("Could not be taken back: %1").arg(numbers.join(", ")), "warning", "") }
        function onRefused(numbers) {
            toast.show(qsTr("Not done: %1 is on hold or void. The others are.").arg(numbers.join(", ")), "warning", "")
        }
    }
    function offerUndo(words: string, soldOut: bool) {
        undoesSoldOut = soldOut
        toast.show(words, "", qsTr("Undo"))
    }
    Connections {
        target: window.screen.messages
        function onSent() {
            if (!window.sentBeside)
                toast.show(qsTr("Sent"), "positive", "")
            window.sentBeside = false
        }
        function onFailed(why) { toast.show(window.tellWhy(why), "danger", "") }
    }
    Connections {
        target: window.screen.pauses
        function onFailed(why) { toast.show(window.tellWhy(why), "danger", "") }
    }
    Connections {
        target: window.screen.soldOut
        function onSaid(productId, name, available, takenBack) {
            // People read it, too: the tills stop selling by themselves.
            window.sentBeside = true
            window.screen.messages.send("till", available ? "back_in" : "out_of", "", "", productId)
            if (takenBack || available)
                toast.show(qsTr("%1 can be had again.").arg(name), "", "")
            else
                window.offerUndo(qsTr("%1 is sold out today, at all tills.").arg(name), true)
        }
        function onFailed(why) { toast.show(window.tellWhy(why), "danger", "") }
    }
    FieldKeys {
        id: fieldKeys
        target: window
        Component.onCompleted: telex = window.language.code === "vi"
    }

    BurnInGuard {
        objectName: "burnInGuard"
        anchors.fill: parent

        BumpBar {
            id: keys
            anchors.fill: parent
            screen: window.screen
            page: page
            batches: batches
            onOrderRequested: window.choices.byDue = !window.choices.byDue
            onMessagesRequested: (orderId, number) => window.writeMessage(orderId, number)
            onSoldOutRequested: products => soldOutSheet.show(products)
            onPauseRequested: if (window.screen.pauses.possible) pauseSheet.open = true
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
                    hidden: window.view === "batches" ? batches.hidden : page.hidden
                    makes: window.makes
                    recentOpen: recent.open
                    onViewRequested: name => window.view = name
                    onNextRequested: window.view === "batches" ? batches.nextPage() : page.nextPage()
                    onPreviousRequested: window.view === "batches" ? batches.previousPage() : page.previousPage()
                    onRecentRequested: recent.open = !recent.open
                    onScreenRequested: screenSheet.open = true
                    onMessagesRequested: window.writeMessage("", "")
                    onStaffRequested: who.open = true
                }
                WarningStrip {
                    objectName: "warning"
                    Layout.fillWidth: true
                    status: window.screen.status
                }
                MessageStrip {
                    objectName: "messageStrip"
                    Layout.fillWidth: true
                    messages: window.screen.messages
                }
                PauseStrip {
                    objectName: "pauseStrip"
                    Layout.fillWidth: true
                    pauses: window.screen.pauses
                }
                HandedStrip {
                    objectName: "handedStrip"
                    Layout.fillWidth: true
                    handedOver: window.screen.handedOver
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
                        onTreated: (orderId, number, held, raised, products) => treat.show(orderId, number, held, raised, products)
                        onAdvanced: (orderId, line) => window.screen.advance(orderId, line)
                        onAgain: (orderId, line) => window.screen.recallLine(orderId, line)
                        onTouched: page.currentId = ""
                    }
                    BatchPage {
                        id: batches
                        objectName: "batches"
                        anchors.fill: parent
                        visible: window.view === "batches"
                        batches: window.screen.batches
                        onAdvanced: key => window.screen.advanceBatch(key)
                        onAsked: key => batchSheet.show(key)
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
            onMessageRequested: (orderId, number) => window.writeMessage(orderId, number)
            onSoldOutRequested: products => soldOutSheet.show(products)
            onOpenChanged: if (!open) keys.forceActiveFocus()
        }
        BatchSheet {
            id: batchSheet
            objectName: "batchSheet"
            page: batches
            onOpenChanged: if (!open) keys.forceActiveFocus()
        }
        MessageSheet {
            id: messageSheet
            objectName: "messageSheet"
            messages: window.screen.messages
            tickets: window.screen.tickets
            hiddenBelow: keyboard.shown ? keyboard.height : 0
            onOpenChanged: if (!open) keys.forceActiveFocus()
        }
        SoldOutSheet {
            id: soldOutSheet
            objectName: "soldOutSheet"
            products: window.screen.soldOut
            hiddenBelow: keyboard.shown ? keyboard.height : 0
            onOpenChanged: if (!open) keys.forceActiveFocus()
        }
        PauseSheet {
            id: pauseSheet
            objectName: "pauseSheet"
            pauses: window.screen.pauses
            onOpenChanged: if (!open) keys.forceActiveFocus()
        }
        ScreenSheet {
            id: screenSheet
            objectName: "screenSheet"
            choices: window.choices
            announcer: window.announcer
            language: window.language
            screen: window.screen
            readingDistance: window.readingDistance
            onPauseRequested: pauseSheet.open = true
            onSoldOutRequested: soldOutSheet.show([])
            onOpenChanged: if (!open) keys.forceActiveFocus()
        }
        Toast {
            id: toast
            objectName: "toast"
            textSize: Letters.label
            onTaken: window.undoesSoldOut ? window.screen.soldOut.undo() : window.screen.undo()
        }
        ScreenKeyboard {
            id: keyboard
            objectName: "keyboard"
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            z: 20 // over the sheets
            keys: fieldKeys
        }
    }
}
