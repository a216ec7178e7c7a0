pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Counter.Models

/*! The till's window: what can be sold on the left, the order on the right. Panels slide over the left side only,
    so the order and its Pay key stay where the hand knows them. */
ApplicationWindow {
    id: window

    required property CounterScreens screens
    required property Language language
    property real pixelsPerMm: 0 ///< of the glass; 0: as the screen tells
    property string menuCommand: "phin menu import menu.toml --shop shop.json"
    property string guestDisplay: "off" ///< auto: on a second screen, where there is one; window: beside this one

    readonly property MenuModel menuModel: screens.menu
    readonly property CartModel cart: screens.cart

    width: 1280
    height: 800
    visible: true
    minimumWidth: 1024
    minimumHeight: 600
    title: screens.status.till + " · Phin"
    color: Theme.background
    font.family: Theme.family
    font.pixelSize: Theme.textBody

    Binding {
        target: Theme
        property: "density"
        value: window.pixelsPerMm > 0 ? window.pixelsPerMm : Math.max(2.5, Math.min(9, window.Screen.pixelDensity))
    }
    Binding {
        target: Theme
        property: "fit" // a small tablet shows the same at a smaller size
        value: Math.min(1, window.width / (255 * Theme.density), window.height / (182 * Theme.density))
    }

    Binding { target: Theme; property: "large"; value: window.screens.glass.largeText }
    Binding { target: Theme; property: "walking"; value: keyWalk.walking }

    property var undoer: null ///< the model whose last step the passing word's "Undo" takes back
    function say(words: string) { toast.show(words, "", "") }
    function sayWithUndo(words: string, model: var) {
        window.undoer = model
        toast.show(words, "", qsTr("Undo"))
    }
    function sayOf(words: string, undoable: bool, model: var) {
        if (undoable)
            window.sayWithUndo(words, model)
        else
            window.say(words)
    }
    function sayError(words: string) { toast.show(words, "danger", "") }

    Connections {
        target: window.cart
        function onRemoved(name) {
            window.sayWithUndo(qsTr("Removed: %1").arg(name), window.cart)
        }
        function onFailed(words) { window.sayError(words) }
        function onShared(words) { window.sayWithUndo(words, window.cart) }
        function onTold(words) { window.say(words) }
        function onChoiceNeeded() {
            discount.close()
            number.close()
        }
        function onComboNeeded() {
            discount.close()
            number.close()
        }
        function onPriceNeeded(productId, name) {
            discount.close()
            number.askPrice(productId, name)
        }
    }
    // Keys are seen by the scanner first, then by the keyboard on the screen, then by the walk over the controls.
    KeyWalk { id: keyWalk; target: window }
    FieldKeys {
        id: fieldKeys
        target: keyWalk.target
        enabled: window.screens.glass.keyboard
        Component.onCompleted: telex = window.language.code === "vi"
    }
    Connections { // a start: its own key switches it too
        target: window.language
        function onChanged(code) {
            fieldKeys.telex = code === "vi"
            toast.hide() // it was said in the other one
        }
    }
    Scanner {
        target: fieldKeys.target
        onScanned: code => {
            if (menuSheet.open && window.screens.menuEdit.stage === MenuEditModel.Product)
                window.screens.menuEdit.product.scanned(code)
            else
                window.cart.scan(code)
        }
    }
    Connections {
        target: window.screens.availability
        function onSaid(words) { window.sayWithUndo(words, window.screens.availability) }
        function onFailed(words) { window.sayError(words) }
    }
    Connections {
        target: window.screens.sending
        function onFailed(words) { window.sayError(words) }
        function onSentNow(number, again) {
            window.say(again ? qsTr("%1: changes sent").arg(number) : qsTr("%1 sent, to be paid later").arg(number))
        }
    }
    Connections {
        target: window.screens.promise
        function onFailed(words) { window.sayError(words) }
    }
    Connections {
        target: window.screens.payment
        function onFailed(words) { window.sayError(words) }
        function onPaid() {
            toast.hide()
            window.menuModel.search = "" // the next guest wants something else
        }
    }
    Connections {
        target: window.screens.vouchers
        function onFailed(words) { window.sayError(words) }
        function onSaid(words) { window.say(words) }
        function onRedeemed(words) {
            if (!voucherSheet.manages)
                voucherSheet.close()
            window.sayWithUndo(words, window.cart)
        }
        function onOverusedFound(words) { window.sayError(words) }
    }
    Connections {
        target: window.screens.orders
        function onRepeated() { orders.close() }
        function onFailed(words) { window.sayError(words) }
        function onRefunded(amount) { window.say(qsTr("Given back: %1").arg(amount)) }
        function onVoided(number) { window.say(qsTr("Voided: %1").arg(number)) }
    }

    Connections {
        target: window.screens.boxes
        function onFailed(words) { window.sayError(words) }
        function onRevoked(name) { window.say(qsTr("Revoked: %1").arg(name)) }
    }
    Connections {
        target: window.screens.door
        function onCameIn(name) {
            if (!boxes.atDoor) // else it says so itself
                window.say(qsTr("%1 has come into the shop").arg(name))
        }
    }

    Connections {
        target: window.screens.shift
        function onFailed(words) { window.sayError(words) }
        function onSaid(words) { window.say(words) }
    }
    Connections {
        target: window.screens.receipt
        function onFailed(words) { window.sayError(words) }
    }
    Connections {
        target: window.screens.staff
        function onFailed(words) { window.sayError(words) }
        function onSaid(words, undoable) { window.sayOf(words, undoable, window.screens.staff) }
    }
    Connections {
        target: window.screens.menuEdit
        function onStageChanged() { if (window.screens.menuEdit.stage === MenuEditModel.Changes) toast.hide() }
        function onFailed(words) { window.sayError(words) }
        function onSaid(words, undoable) { window.sayOf(words, undoable, window.screens.menuEdit) }
    }
    Connections {
        target: window.screens.stations
        function onFailed(words) { window.sayError(words) }
        function onSaid(words) { window.say(words) }
    }
    Connections {
        target: window.screens.messages
        function onFailed(words) { window.sayError(words) }
        function onSaid(words) { window.say(words) }
    }
    Connections {
        target: window.screens.signIn
        function onPeopleChanged() {
            if (window.screens.signIn.locked || !window.screens.signIn.editsMenu)
                menuSheet.close()
            if (window.screens.signIn.locked || !window.screens.signIn.editsStaff)
                staff.close()
        }
    }

    /*! One of the top bar's: opens and closes it, in place of all that came by itself. */
    function showPage(page: Sheet) {
        for (let i = 0; i < left.children.length; ++i) {
            const other = left.children[i] as Sheet
            if (other?.open && other !== page && other.follows === undefined)
                other.close()
        }
        if (page.open)
            page.close()
        else
            page.open = true
    }
    /*! What stations say and need, about the order in hand. */
    function openStations(page: string) {
        window.screens.messages.setAbout(window.screens.sending.orderId, window.screens.sending.number)
        stationsSheet.page = page
        if (!stationsSheet.open)
            window.showPage(stationsSheet)
    }
    /*! The one that Escape closes. */
    readonly property Sheet topSheet: {
        let top = null
        for (let i = 0; i < left.children.length; ++i) {
            const sheet = left.children[i] as Sheet
            if (sheet?.open && (!top || sheet.z >= top.z))
                top = sheet
        }
        return top
    }

    readonly property real leftWidth: left.width
    readonly property bool locked: screens.signIn.locked ///< somebody has to sign in first

    Shortcut { sequences: ["Ctrl+F", "F3"]; enabled: !window.locked; onActivated: topBar.focusSearch() }
    Shortcut { sequence: "F8"; enabled: window.screens.sending.possible && !window.locked; onActivated: window.screens.sending.send() }
    Shortcut { sequence: "F9"; enabled: !window.cart.empty && !window.locked; onActivated: window.screens.payment.payExact() }
    Shortcut { sequence: "F10"; enabled: !window.cart.empty && !window.locked; onActivated: window.screens.payment.begin() }
    Shortcut { sequence: "Ctrl+Z"; enabled: window.cart.canUndo && !window.locked; onActivated: window.cart.undo() }
    Shortcut { sequence: "F12"; enabled: window.screens.signIn.staffed; onActivated: window.screens.signIn.lock() }
    Shortcut { sequence: "F4"; enabled: !window.locked; onActivated: window.showPage(orders) }
    Shortcut { sequences: ["F1"]; enabled: !window.locked; onActivated: window.showPage(glass) }
    Shortcut {
        sequence: "Escape"
        enabled: window.topSheet !== null && window.topSheet.dismissible && !window.locked
        onActivated: window.topSheet.close()
    }
    Shortcut {
        sequence: "F11"
        onActivated: window.visibility = window.visibility === Window.FullScreen ? Window.Windowed : Window.FullScreen
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        enabled: !window.screens.status.recovering && !window.screens.status.revoked && !window.locked

        TopBar {
            id: topBar
            Layout.fillWidth: true
            screens: window.screens
            onOrdersRequested: window.showPage(orders)
            onSearchAccepted: text => {
                const only = window.menuModel.onlyFound()
                if (only !== "" ? window.cart.add(only) : window.menuModel.count === 0 && window.cart.scan(text))
                    window.menuModel.search = ""
            }
            ordersOpen: orders.open
            onShiftRequested: window.showPage(shift)
            shiftOpen: shift.open
            onBoxesRequested: window.showPage(boxes)
            boxesOpen: boxes.open
            onStaffRequested: window.showPage(staff)
            staffOpen: staff.open
            onGlassRequested: window.showPage(glass)
            glassOpen: glass.open
            onMenuRequested: window.showPage(menuSheet)
            menuOpen: menuSheet.open
            onStationsRequested: stationsSheet.open ? stationsSheet.close() : window.openStations(window.screens.messages.waiting > 0 && window.screens.stations.urgent === 0 ? "messages" : "alarms")
            stationsOpen: stationsSheet.open
        }

        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 0

            Item {
                id: left
                objectName: "left"
                Layout.fillWidth: true
                Layout.fillHeight: true
                clip: true
                transform: Translate { y: -keyboard.lifted }

                RowLayout {
                    anchors.fill: parent
                    anchors.margins: Theme.gap
                    anchors.topMargin: 0
                    anchors.bottomMargin: strip.visible ? strip.height + Theme.gap * 2 : Theme.gap
                    spacing: Theme.gap
                    enabled: window.topSheet === null // what is covered is out of reach for keys too
                    visible: !window.menuModel.empty

                    CategoryRail {
                        Layout.preferredWidth: Theme.mm(33)
                        Layout.fillHeight: true
                        menu: window.menuModel
                    }
                    ProductGrid {
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        menu: window.menuModel
                        paused: window.screens.stations.paused
                        onPicked: productId => window.cart.add(productId)
                        onConfigure: productId => window.cart.configure(productId)
                    }
                }
                EmptyState {
                    objectName: "noMenu"
                    anchors.fill: parent
                    visible: window.menuModel.empty
                    iconName: "cup"
                    title: qsTr("No menu yet")
                    text: qsTr("This till sells what the menu says. Import one on any till of the shop; it shows up here by itself.")
                    code: window.menuCommand
                }

                StationStrip {
                    id: strip
                    anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: Theme.gap }
                    enabled: window.topSheet === null
                    stations: window.screens.stations
                    messages: window.screens.messages
                    onRequested: page => window.openStations(page)
                }

                ModifierSheet {
                    sheet: window.screens.sheet
                    payment: window.screens.payment
                    cart: window.cart
                    availability: window.screens.availability
                    extent: parent.width
                }
                ComboSheet {
                    sheet: window.screens.combo
                    payment: window.screens.payment
                    cart: window.cart
                    extent: parent.width
                }
                NumberSheet {
                    id: number
                    extent: parent.width
                    cart: window.cart
                }
                DueSheet {
                    id: due
                    extent: parent.width
                    promise: window.screens.promise
                }
                DiscountSheet {
                    id: discount
                    extent: parent.width
                    cart: window.cart
                    onVoucherRequested: voucherSheet.openToRedeem()
                }
                VoucherSheet {
                    id: voucherSheet
                    extent: parent.width
                    vouchers: window.screens.vouchers
                    cart: window.cart
                }
                ParkedSheet {
                    id: parkedSheet
                    cart: window.cart
                }
                OrdersSheet {
                    id: orders
                    extent: parent.width
                    orders: window.screens.orders
                    search: window.screens.search
                    onReceiptRequested: receipts => receiptSheet.openFor(window.screens.orders.selected, receipts)
                }
                ReceiptSheet {
                    id: receiptSheet
                    receipt: window.screens.receipt
                    extent: parent.width
                }
                ShiftSheet {
                    id: shift
                    extent: parent.width
                    shift: window.screens.shift
                    onVouchersRequested: {
                        shift.close()
                        voucherSheet.openList()
                    }
                }
                BoxesSheet {
                    id: boxes
                    extent: parent.width
                    boxes: window.screens.boxes
                    door: window.screens.door
                    sync: window.screens.sync
                }
                SplitSheet {
                    extent: parent.width
                    split: window.screens.split
                    onEvenlyRequested: {
                        window.screens.payment.begin()
                        window.screens.payment.guests = 2
                    }
                }
                StaffSheet {
                    id: staff
                    extent: parent.width
                    staff: window.screens.staff
                }
                MenuSheet {
                    id: menuSheet
                    extent: parent.width
                    menu: window.screens.menuEdit
                }
                PaymentPanel {
                    payment: window.screens.payment
                    cart: window.cart
                    extent: parent.width
                }
                StationsSheet {
                    id: stationsSheet
                    extent: parent.width
                    stations: window.screens.stations
                    messages: window.screens.messages
                    availability: window.screens.availability
                }
                GlassSheet {
                    id: glass
                    extent: parent.width
                    settings: window.screens.glass
                    language: window.language
                    staffed: window.screens.signIn.staffed
                }
                LiftSheet {
                    extent: parent.width
                    lift: window.screens.lift
                }
                Toast {
                    id: toast
                    objectName: "toast"
                    onTaken: window.undoer.undo()
                    // a sheet's keys stand at its bottom
                    clearance: keyboard.shown ? keyboard.height - keyboard.lifted : window.topSheet !== null ? Theme.keyPrimary + Theme.margin : 0
                }
            }

            OrderPanel {
                Layout.preferredWidth: Math.round(Math.max(Theme.mm(96), Math.min(Theme.mm(126), window.width * 0.33)))
                Layout.fillWidth: false
                Layout.fillHeight: true
                cart: window.cart
                payment: window.screens.payment
                sending: window.screens.sending
                promise: window.screens.promise
                onDueRequested: due.open = true
                onChangeRequested: line => window.screens.sheet.openLine(line)
                onSplitRequested: window.screens.split.begin()
                onDiscountRequested: line => {
                    number.close()
                    discount.openFor(line)
                }
                onQuantityRequested: line => {
                    discount.close()
                    number.askQuantity(line)
                }
                onParkedRequested: {
                    window.cart.refreshParked()
                    parkedSheet.open = !parkedSheet.open
                }
            }
        }
    }

    GuestWindow {
        id: guestWindow
        readonly property bool elsewhere: Application.screens.length > 1
        screens: window.screens
        screen: elsewhere ? Application.screens[1] : window.screen
        visible: window.guestDisplay === "window" || (window.guestDisplay === "auto" && elsewhere)
        Timer { // once it is shown
            interval: 0
            running: window.guestDisplay === "auto" && guestWindow.elsewhere
            onTriggered: guestWindow.showFullScreen()
        }
        onClosing: close => close.accepted = false // it goes with the till
    }
    ScreenKeyboard {
        id: keyboard
        objectName: "keyboard"
        property real lifted: 0 ///< by so much what lies on the left stands higher
        anchors { left: parent.left; bottom: parent.bottom }
        width: window.leftWidth
        keys: fieldKeys
        Connections {
            target: fieldKeys
            function onFieldChanged() { keyboard.lifted = keyboard.lift(left) }
        }
    }
    LockScreen {
        anchors.fill: parent
        staff: window.screens.signIn
        status: window.screens.status
        language: window.language
    }
    RecoveringScreen {
        anchors.fill: parent
        status: window.screens.status
        language: window.language
    }
}
