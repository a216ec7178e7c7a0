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

    property bool takesSoldOutBack: false ///< what the passing word's "Undo" does; else it is the order's
    property bool takesStaffBack: false
    function say(words: string) { toast.show(words, "", "") }
    function sayWithUndo(words: string, ofSoldOut: bool) {
        window.takesSoldOutBack = ofSoldOut
        window.takesStaffBack = false
        toast.show(words, "", qsTr("Undo"))
    }
    function takeBack() {
        if (window.takesStaffBack)
            window.screens.staff.undo()
        else if (window.takesSoldOutBack)
            window.screens.availability.undo()
        else
            window.cart.undo()
    }
    function sayError(words: string) { toast.show(words, "danger", "") }

    Connections {
        target: window.cart
        function onRemoved(name) {
            window.sayWithUndo(qsTr("Removed: %1").arg(name), false)
        }
        function onFailed(words) { window.sayError(words) }
        function onShared(words) { window.sayWithUndo(words, false) }
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
    Scanner {
        target: window
        onScanned: code => window.cart.scan(code)
    }
    Connections {
        target: window.screens.availability
        function onSaid(words) { window.sayWithUndo(words, true) }
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
        target: window.screens.payment
        function onFailed(words) { window.sayError(words) }
        function onPaid() {
            toast.hide()
            window.menuModel.search = "" // the next guest wants something else
        }
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
        function onSaid(words, undoable) {
            toast.show(words, "", undoable ? qsTr("Undo") : "")
            window.takesStaffBack = undoable
        }
    }
    Connections {
        target: window.screens.signIn
        function onPeopleChanged() {
            if (window.screens.signIn.locked || !window.screens.signIn.editsStaff)
                staff.close()
        }
    }

    function showOrders() {
        boxes.close()
        shift.close()
        staff.close()
        orders.open = !orders.open
    }

    readonly property bool locked: screens.signIn.locked ///< somebody has to sign in first

    Shortcut { sequences: ["Ctrl+F", "F3"]; enabled: !window.locked; onActivated: topBar.focusSearch() }
    Shortcut { sequence: "F8"; enabled: window.screens.sending.possible && !window.locked; onActivated: window.screens.sending.send() }
    Shortcut { sequence: "F9"; enabled: !window.cart.empty && !window.locked; onActivated: window.screens.payment.payExact() }
    Shortcut { sequence: "F10"; enabled: !window.cart.empty && !window.locked; onActivated: window.screens.payment.begin() }
    Shortcut { sequence: "Ctrl+Z"; enabled: window.cart.canUndo && !window.locked; onActivated: window.cart.undo() }
    Shortcut { sequence: "F12"; enabled: window.screens.signIn.staffed; onActivated: window.screens.signIn.lock() }
    Shortcut { sequence: "F4"; enabled: !window.locked; onActivated: window.showOrders() }
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
            language: window.language
            onOrdersRequested: window.showOrders()
            onSearchAccepted: text => {
                const only = window.menuModel.onlyFound()
                if (only !== "" ? window.cart.add(only) : window.menuModel.count === 0 && window.cart.scan(text))
                    window.menuModel.search = ""
            }
            ordersOpen: orders.open
            onShiftRequested: {
                orders.close()
                boxes.close()
                shift.open = !shift.open
            }
            shiftOpen: shift.open
            onBoxesRequested: {
                orders.close()
                shift.close()
                staff.close()
                boxes.open = !boxes.open
            }
            boxesOpen: boxes.open
            onStaffRequested: {
                orders.close()
                boxes.close()
                staff.open = !staff.open
            }
            staffOpen: staff.open
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

                RowLayout {
                    anchors.fill: parent
                    anchors.margins: Theme.gap
                    anchors.topMargin: 0
                    spacing: Theme.gap
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

                ModifierSheet {
                    sheet: window.screens.sheet
                    availability: window.screens.availability
                    extent: parent.width
                }
                ComboSheet {
                    sheet: window.screens.combo
                    extent: parent.width
                }
                NumberSheet {
                    id: number
                    extent: parent.width
                    cart: window.cart
                }
                DiscountSheet {
                    id: discount
                    extent: parent.width
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
                }
                BoxesSheet {
                    id: boxes
                    extent: parent.width
                    boxes: window.screens.boxes
                    door: window.screens.door
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
                PaymentPanel {
                    payment: window.screens.payment
                    cart: window.cart
                    extent: parent.width
                }
                LiftSheet {
                    extent: parent.width
                    lift: window.screens.lift
                }
                Toast {
                    id: toast
                    objectName: "toast"
                    onTaken: window.takeBack()
                    // a sheet's keys stand at its bottom
                    clearance: window.screens.sheet.open || window.screens.combo.open || window.screens.split.open || number.open
                               || discount.open || window.screens.payment.open || shift.open || staff.open || receiptSheet.open
                               ? Theme.keyPrimary + Theme.margin : 0
                }
            }

            OrderPanel {
                Layout.preferredWidth: Math.round(Math.max(Theme.mm(96), Math.min(Theme.mm(126), window.width * 0.33)))
                Layout.fillWidth: false
                Layout.fillHeight: true
                cart: window.cart
                payment: window.screens.payment
                sending: window.screens.sending
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
