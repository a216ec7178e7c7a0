pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Counter.Models

/*! The open order, and the two ways to have it paid. */
Rectangle {
    id: root

    required property CartModel cart
    required property PaymentModel payment
    required property SendModel sending
    required property PromiseModel promise
    signal dueRequested()
    signal changeRequested(int line)
    signal discountRequested(int line) ///< 0: the whole order
    signal parkedRequested()
    signal splitRequested()
    signal quantityRequested(int line)

    objectName: "orderPanel"
    color: Theme.surface
    border.width: Theme.edge
    border.color: Theme.hairline

    Connections {
        target: root.payment
        function onPaid() { notice.announce() }
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.gap
        spacing: Theme.gap

        SegmentedControl {
            objectName: "channel"
            Layout.fillWidth: true
            label: qsTr("How it is served")
            options: [
                { value: CartModel.Here, text: qsTr("Here"), icon: "cup" },
                { value: CartModel.Takeaway, text: qsTr("Take away"), icon: "bag" },
                { value: CartModel.Delivery, text: qsTr("Delivery"), icon: "bike" }
            ]
            value: root.cart.channel
            onChosen: value => root.cart.channel = value
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap
            Field {
                id: guest
                objectName: "guest"
                Layout.fillWidth: true
                implicitHeight: Theme.keySmall
                placeholderText: qsTr("Guest or table")
                maximumLength: 40
                onEditingFinished: root.cart.guest = text.trim()
                onTextChanged: if (text === "" && !activeFocus) root.cart.guest = ""
                Connections {
                    target: root.cart
                    function onOrderChanged() { if (!guest.activeFocus || root.cart.empty) guest.text = root.cart.guest }
                }
            }
            QuietButton {
                objectName: "park"
                implicitHeight: Theme.keySmall
                text: root.cart.empty ? qsTr("Parked") : qsTr("Park")
                enabled: !root.cart.empty || root.cart.parked.length > 0
                Accessible.name: root.cart.empty ? qsTr("Orders put aside: %1").arg(root.cart.parked.length)
                                                 : qsTr("Put this order aside")
                onClicked: root.cart.empty ? root.parkedRequested() : root.cart.park()
                onPressAndHold: root.parkedRequested()
                rightPadding: parkedCount.visible ? parkedCount.width + Theme.gap * 2 : leftPadding
                Badge {
                    id: parkedCount
                    anchors { right: parent.right; rightMargin: Theme.gap; verticalCenter: parent.verticalCenter }
                    visible: root.cart.parked.length > 0
                    text: root.cart.parked.length
                    tone: "accent"
                    filled: true
                }
            }
        }

        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            ListView {
                id: list
                objectName: "lines"
                anchors.fill: parent
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                model: root.cart
                visible: !root.cart.empty
                Accessible.role: Accessible.List
                Accessible.name: qsTr("The order")
                ScrollBar.vertical: ScrollBar {}
                Timer { // shows the chosen line with its controls; never from within the layout: ListView crashes
                    id: reveal
                    property int row: 0
                    interval: 20
                    onTriggered: if (row < list.count) list.positionViewAtIndex(row, ListView.Contain)
                }
                delegate: OrderLine {
                    width: list.width
                    current: root.cart.current === line
                    onClicked: root.cart.current = current ? 0 : line
                    onQuantityPicked: quantity => root.cart.setQuantity(line, quantity)
                    onTypingRequested: root.quantityRequested(line)
                    onSameAgainRequested: root.cart.sameAgain(line)
                    onSizePicked: sizeId => root.cart.changeSize(line, sizeId)
                    onChangeRequested: root.changeRequested(line)
                    onDiscountRequested: root.discountRequested(line)
                    onRemoveRequested: root.cart.remove(line)
                    required property int index
                    onCurrentChanged: if (current) {
                        reveal.row = index
                        reveal.restart()
                    }
                }
                displaced: Transition { NumberAnimation { properties: "y"; duration: Theme.quick } }
            }
            PaidNotice {
                id: notice
                objectName: "paidNotice"
                anchors.fill: parent
                visible: root.cart.empty
                payment: root.payment
            }
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gapSmall * 1.5
            QuietButton {
                objectName: "orderDiscount"
                Layout.fillWidth: root.sending.sent
                implicitHeight: Theme.keySmall
                iconName: "percent"
                text: root.sending.sent ? qsTr("Discount") : "" // room for the two beside it
                Accessible.name: qsTr("Discount")
                enabled: !root.cart.empty
                onClicked: root.discountRequested(0)
            }
            QuietButton {
                objectName: "split"
                Layout.fillWidth: true
                implicitHeight: Theme.keySmall
                visible: !root.sending.sent // its lines stay together; the payment panel shares the bill
                iconName: "split"
                text: qsTr("Split")
                enabled: !root.cart.empty && !root.payment.busy
                onClicked: root.splitRequested()
            }
            QuietButton {
                objectName: "send"
                Layout.fillWidth: true
                implicitHeight: Theme.keySmall
                visible: !root.sending.sent
                iconName: "forward"
                text: qsTr("Send")
                enabled: root.sending.possible
                Accessible.name: qsTr("Send the order to the stations, to be paid later")
                onClicked: root.sending.send()
            }
            QuietButton {
                objectName: "undo"
                implicitHeight: Theme.keySmall
                iconName: "undo"
                enabled: root.cart.canUndo
                Accessible.name: qsTr("Undo")
                onClicked: root.cart.undo()
            }
            QuietButton {
                objectName: "clear"
                implicitHeight: Theme.keySmall
                iconName: "trash"
                tone: "danger"
                enabled: !root.cart.empty && !root.sending.sent // what is sent is voided, from the list of orders
                Accessible.name: qsTr("Clear the order")
                onClicked: root.cart.clear()
            }
        }

        SentStrip {
            Layout.fillWidth: true
            visible: root.sending.sent
            sending: root.sending
        }

        PromiseKey {
            objectName: "promise"
            Layout.fillWidth: true
            visible: !root.cart.empty && !root.payment.open
            promise: root.promise
            onClicked: root.dueRequested()
        }

        GridLayout {
            Layout.fillWidth: true
            columns: 2
            rowSpacing: 0
            visible: !root.cart.empty
            UiText { text: qsTr("Subtotal"); muted: true; visible: root.cart.discount !== "" || root.cart.voucher !== "" }
            UiText {
                Layout.fillWidth: true
                text: root.cart.subtotal
                muted: true
                visible: root.cart.discount !== "" || root.cart.voucher !== ""
                horizontalAlignment: Text.AlignRight
            }
            UiText { text: qsTr("Discount"); color: Theme.positive; visible: root.cart.discount !== "" }
            UiText {
                objectName: "discountAmount"
                Layout.fillWidth: true
                text: root.cart.discount
                color: Theme.positive
                visible: root.cart.discount !== ""
                horizontalAlignment: Text.AlignRight
            }
            UiText { text: qsTr("Voucher %1").arg(root.cart.voucher); color: Theme.positive; visible: root.cart.voucher !== "" }
            UiText {
                objectName: "voucherOff"
                Layout.fillWidth: true
                text: root.cart.voucherOff
                color: Theme.positive
                visible: root.cart.voucher !== ""
                horizontalAlignment: Text.AlignRight
            }
            UiText { text: qsTr("Tax"); muted: true; font.pixelSize: Theme.textCaption; visible: root.cart.tax !== "" }
            UiText {
                Layout.fillWidth: true
                text: root.cart.tax
                muted: true
                font.pixelSize: Theme.textCaption
                visible: root.cart.tax !== ""
                horizontalAlignment: Text.AlignRight
            }
        }

        RowLayout {
            Layout.fillWidth: true
            visible: root.payment.taken.length > 0
            UiText { Layout.fillWidth: true; text: qsTr("Paid in part, still to be paid"); color: Theme.warning; strong: true; wrapMode: Text.Wrap }
            UiText { objectName: "stillToPay"; text: root.payment.left; color: Theme.warning; strong: true }
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap
            PrimaryButton {
                objectName: "cashExact"
                Layout.preferredWidth: Theme.mm(32)
                tone: "accent"
                text: root.payment.exactRounded ? qsTr("Cash %1").arg(root.payment.exact) : qsTr("Cash exact")
                font.pixelSize: Theme.textBody
                enabled: !root.cart.empty && !root.payment.busy
                Accessible.name: qsTr("Paid in cash, exactly %1").arg(root.payment.exact)
                onClicked: root.payment.payExact()
            }
            PrimaryButton {
                objectName: "pay"
                Layout.fillWidth: true
                visible: !root.payment.open
                text: qsTr("Pay")
                detail: root.cart.empty ? "" : root.payment.left
                enabled: !root.cart.empty && !root.payment.busy
                onClicked: root.payment.begin()
            }
            QuietButton {
                objectName: "backToMenu"
                Layout.fillWidth: true
                implicitHeight: Theme.keyPrimary
                visible: root.payment.open
                iconName: "back"
                text: qsTr("Back to the menu")
                onClicked: root.payment.cancel()
            }
        }
    }
}
