pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Window
import Phin.Ui
import Phin.Counter.Models

/*! The guest's display: what is on the order, what it costs, the change, and thanks. Nothing here can be touched. It is
    read from farther away than the till, so everything is sized by the window. */
Window {
    id: window

    required property CounterScreens screens
    readonly property CartModel cart: screens.cart
    readonly property PaymentModel payment: screens.payment
    readonly property real unit: Math.min(height, width * 0.75) / 100

    /// What is shown: "welcome", "order", "scan" or "thanks".
    readonly property string page: payment.qr !== "" ? "scan" : !cart.empty ? "order" : thanks.running ? "thanks" : "welcome"

    objectName: "guestWindow"
    title: screens.status.till + " · Phin"
    width: 1024
    height: 600
    color: Theme.background

    Connections {
        target: window.payment
        function onPaid() { thanks.restart() }
    }
    Timer { id: thanks; interval: 6000 }

    component Words: UiText { // never cut off: smaller rather than that
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 8
    }

    ColumnLayout {
        objectName: "guestWelcome"
        visible: window.page === "welcome"
        anchors.centerIn: parent
        width: parent.width - window.unit * 12
        spacing: window.unit * 3
        Icon { Layout.alignment: Qt.AlignHCenter; name: "cup"; color: Theme.accent; size: window.unit * 22 }
        Words {
            objectName: "guestShop"
            Layout.fillWidth: true
            text: window.screens.menu.name
            strong: true
            font.pixelSize: window.unit * 9
            horizontalAlignment: Text.AlignHCenter
        }
        Words {
            Layout.fillWidth: true
            text: qsTr("Welcome! What may we make for you?")
            muted: true
            font.pixelSize: window.unit * 5
            horizontalAlignment: Text.AlignHCenter
        }
    }

    ColumnLayout {
        objectName: "guestOrder"
        visible: window.page === "order"
        anchors { fill: parent; margins: window.unit * 4 }
        spacing: window.unit * 2

        ListView {
            id: lines
            objectName: "guestLines"
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            interactive: false
            model: window.cart
            onCountChanged: positionViewAtEnd() // what was said last is what the guest looks for
            delegate: ColumnLayout {
                id: line
                required property string name
                required property string choices
                required property int quantity
                required property string total
                required property string discount
                width: lines.width
                spacing: 0
                RowLayout {
                    Layout.fillWidth: true
                    spacing: window.unit * 2
                    UiText { Layout.preferredWidth: window.unit * 9; text: line.quantity + " ×"; muted: true; font.pixelSize: window.unit * 4.6 }
                    Words { Layout.fillWidth: true; text: line.name; strong: true; font.pixelSize: window.unit * 4.6 }
                    UiText { text: line.total; font.pixelSize: window.unit * 4.6; horizontalAlignment: Text.AlignRight }
                }
                Words {
                    Layout.fillWidth: true
                    Layout.leftMargin: window.unit * 11 // below the name
                    visible: text !== ""
                    text: line.discount === "" ? line.choices
                        : (line.choices === "" ? "" : line.choices + " · ") + qsTr("Discount %1").arg(line.discount)
                    muted: true
                    font.pixelSize: window.unit * 3.4
                }
                Item { implicitHeight: window.unit * 1.2 }
            }
        }
        Words {
            objectName: "guestPromise"
            Layout.fillWidth: true
            visible: text !== "" && !window.screens.promise.paused
            text: window.screens.promise.text
            muted: true
            font.pixelSize: window.unit * 4
            horizontalAlignment: Text.AlignRight
        }
        Rectangle { Layout.fillWidth: true; implicitHeight: Math.max(1, window.unit * 0.3); color: Theme.hairline }
        GridLayout {
            Layout.fillWidth: true
            columns: 2
            rowSpacing: 0
            UiText {
                visible: window.cart.discount !== ""
                text: qsTr("Discount")
                color: Theme.positive
                font.pixelSize: window.unit * 4
            }
            UiText {
                visible: window.cart.discount !== ""
                Layout.fillWidth: true
                text: window.cart.discount
                color: Theme.positive
                font.pixelSize: window.unit * 4
                horizontalAlignment: Text.AlignRight
            }
            UiText {
                visible: window.cart.voucher !== ""
                text: qsTr("Voucher %1").arg(window.cart.voucher)
                color: Theme.positive
                font.pixelSize: window.unit * 4
            }
            UiText {
                objectName: "guestVoucher"
                visible: window.cart.voucher !== ""
                Layout.fillWidth: true
                text: window.cart.voucherOff
                color: Theme.positive
                font.pixelSize: window.unit * 4
                horizontalAlignment: Text.AlignRight
            }
            UiText { text: qsTr("Total"); font.pixelSize: window.unit * 6 }
            Words {
                objectName: "guestTotal"
                Layout.fillWidth: true
                text: window.cart.total
                strong: true
                font.pixelSize: window.unit * 11
                horizontalAlignment: Text.AlignRight
                Accessible.role: Accessible.StaticText
                Accessible.name: qsTr("Total %1").arg(text)
            }
            UiText {
                visible: toPay.visible
                text: window.payment.open && window.payment.tip !== "" ? qsTr("With your tip of %1").arg(window.payment.tip)
                    : window.payment.open && window.payment.rounded ? qsTr("In cash, rounded") : qsTr("Still to be paid")
                color: Theme.warning
                font.pixelSize: window.unit * 4.6
            }
            Words {
                id: toPay
                objectName: "guestToPay"
                visible: window.payment.taken.length > 0 || (window.payment.open && (window.payment.rounded || window.payment.guests > 1 || window.payment.tip !== ""))
                Layout.fillWidth: true
                text: window.payment.open ? window.payment.hand : window.payment.left
                strong: true
                color: Theme.warning
                font.pixelSize: window.unit * 7
                horizontalAlignment: Text.AlignRight
            }
        }
    }

    ColumnLayout {
        objectName: "guestScan"
        visible: window.page === "scan"
        anchors { fill: parent; margins: window.unit * 4 }
        spacing: window.unit * 2
        Words {
            Layout.fillWidth: true
            text: qsTr("Scan with your bank's app")
            font.pixelSize: window.unit * 5
            horizontalAlignment: Text.AlignHCenter
        }
        QrCode {
            objectName: "guestQr"
            Layout.alignment: Qt.AlignHCenter
            Layout.preferredWidth: window.unit * 62
            Layout.preferredHeight: window.unit * 62
            text: window.payment.qr
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("Code for a transfer of %1").arg(window.payment.next)
        }
        Words {
            objectName: "guestQrAmount"
            Layout.fillWidth: true
            text: window.payment.next
            strong: true
            font.pixelSize: window.unit * 9
            horizontalAlignment: Text.AlignHCenter
        }
    }

    ColumnLayout {
        objectName: "guestThanks"
        visible: window.page === "thanks"
        anchors.centerIn: parent
        width: parent.width - window.unit * 12
        spacing: window.unit * 2
        Words {
            Layout.fillWidth: true
            text: qsTr("Thank you!")
            color: Theme.positive
            strong: true
            font.pixelSize: window.unit * 8
            horizontalAlignment: Text.AlignHCenter
        }
        Words {
            Layout.fillWidth: true
            text: qsTr("Your number")
            muted: true
            font.pixelSize: window.unit * 4.6
            horizontalAlignment: Text.AlignHCenter
        }
        Words {
            objectName: "guestNumber"
            Layout.fillWidth: true
            text: window.payment.lastNumber
            strong: true
            font.pixelSize: window.unit * 26
            horizontalAlignment: Text.AlignHCenter
        }
        Words {
            objectName: "guestChange"
            Layout.fillWidth: true
            visible: window.payment.lastChange !== ""
            text: qsTr("Your change: %1").arg(window.payment.lastChange)
            strong: true
            font.pixelSize: window.unit * 7
            horizontalAlignment: Text.AlignHCenter
        }
        Words {
            objectName: "guestReadyAt"
            Layout.fillWidth: true
            visible: window.payment.lastPromise !== ""
            text: qsTr("Ready about %1").arg(window.payment.lastPromise)
            font.pixelSize: window.unit * 5.6
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
