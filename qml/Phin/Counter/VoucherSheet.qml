pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Phin.Ui
import Phin.Counter.Models

/*! A voucher that a guest hands in: typed here, or scanned wherever the till is. And for the manager what there is. */
Sheet {
    id: root

    required property VoucherModel vouchers
    required property CartModel cart
    property string page: "redeem" ///< redeem, list or new
    readonly property bool manages: open && page !== "redeem"

    function openToRedeem() {
        code.clear()
        root.page = "redeem"
        root.open = true
        code.forceActiveFocus()
    }
    function openList() {
        root.vouchers.refresh()
        root.page = "list"
        root.open = true
    }

    objectName: "voucherSheet"
    modal: page === "redeem"
    side: Qt.LeftEdge
    title: page === "redeem" ? qsTr("Hand a voucher in") : page === "new" ? qsTr("New voucher") : qsTr("Vouchers")
    headerItems: [
        QuietButton {
            objectName: "allVouchers"
            visible: root.page === "redeem"
            implicitHeight: Theme.key
            iconName: "list"
            text: qsTr("All vouchers")
            onClicked: root.openList()
        },
        QuietButton {
            objectName: "newVoucher"
            visible: root.page === "list"
            implicitHeight: Theme.key
            iconName: "plus"
            text: qsTr("New voucher")
            onClicked: {
                form.begin()
                root.page = "new"
            }
        },
        QuietButton {
            objectName: "voucherBack"
            visible: root.page === "new"
            implicitHeight: Theme.key
            iconName: "back"
            text: qsTr("Back")
            onClicked: root.openList()
        }
    ]

    ColumnLayout {
        anchors.fill: parent
        visible: root.page === "redeem"
        spacing: Theme.gap

        UiText {
            Layout.fillWidth: true
            text: qsTr("Scan the code, or type it. Capitals and dashes do not matter.")
            muted: true
            wrapMode: Text.Wrap
        }
        Field {
            id: code
            objectName: "voucherCode"
            Layout.fillWidth: true
            Layout.maximumWidth: Theme.mm(120)
            implicitHeight: Theme.keyPrimary
            font.pixelSize: Theme.textLarge
            font.capitalization: Font.AllUppercase
            placeholderText: qsTr("Code")
            maximumLength: 40
            inputMethodHints: Qt.ImhUppercaseOnly | Qt.ImhNoPredictiveText
            onAccepted: root.vouchers.redeem(text)
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.topMargin: Theme.gap
            visible: root.cart.voucher !== ""
            spacing: Theme.gap
            UiText {
                Layout.fillWidth: true
                text: qsTr("On this order: %1").arg(root.cart.voucher)
                strong: true
            }
            UiText { text: root.cart.voucherOff; color: Theme.positive; strong: true }
            QuietButton {
                objectName: "voucherOffOrder"
                text: qsTr("Take it off")
                onClicked: root.vouchers.takeOff()
            }
        }
        Item { Layout.fillHeight: true }
        PrimaryButton {
            objectName: "redeem"
            Layout.fillWidth: true
            text: root.vouchers.busy ? qsTr("Looking …") : qsTr("Take the voucher")
            enabled: code.text.trim() !== "" && !root.vouchers.busy && !root.cart.empty
            onClicked: root.vouchers.redeem(code.text)
        }
    }
    VoucherList {
        anchors.fill: parent
        visible: root.page === "list"
        vouchers: root.vouchers
    }
    VoucherForm {
        id: form
        anchors.fill: parent
        visible: root.page === "new"
        vouchers: root.vouchers
    }
}
