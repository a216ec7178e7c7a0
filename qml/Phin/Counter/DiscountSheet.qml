pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Phin.Ui
import Phin.Counter.Models

/*! What is not paid as the menu says, on one line or on the order: a part or an amount off, another price, or all of it
    on the house; and why. */
Sheet {
    id: root

    required property CartModel cart
    property int line: 0 ///< 0: the whole order
    property string lineName ///< asked for at each opening: the next order has a line of that number too
    property string kind: "percent" ///< percent, amount, price (of a line), comp
    readonly property bool byAmount: kind === "amount" || kind === "price"
    readonly property bool ready: reason !== "" && (typed > 0 || kind === "price" || kind === "comp")
    property real typed: 0 ///< percent, or the currency's smallest unit
    property string reason
    signal voucherRequested()

    function openFor(line: int) {
        root.line = line
        root.lineName = line > 0 ? root.cart.lineName(line) : ""
        root.typed = 0
        root.kind = "percent"
        root.reason = ""
        root.open = true
    }
    function give(value: real) {
        if (root.kind === "comp" && root.line > 0)
            root.cart.compLine(root.line, root.reason)
        else if (root.kind === "comp")
            root.cart.compAll(root.reason)
        else if (root.kind === "price")
            root.cart.priceLine(root.line, value, root.reason)
        else if (root.line > 0 && root.byAmount)
            root.cart.discountLineBy(root.line, value, root.reason)
        else if (root.line > 0)
            root.cart.discountLine(root.line, value * 100, root.reason)
        else if (root.byAmount)
            root.cart.discountAllBy(value, root.reason)
        else
            root.cart.discountAll(value * 100, root.reason)
        root.close()
    }
    function takeAway() {
        if (root.line > 0) {
            root.cart.discountLine(root.line, 0, "")
            root.cart.priceLine(root.line, -1, "")
        } else {
            root.cart.discountAll(0, "")
        }
        root.close()
    }
    function type(digits: string) {
        const next = Number(String(root.typed === 0 ? "" : root.typed) + digits)
        root.typed = root.byAmount ? Math.min(next, 999999999) : Math.min(next, 100)
    }

    objectName: "discountSheet"
    modal: true
    title: line > 0 ? qsTr("Discount on %1").arg(lineName) : qsTr("Discount on the order")

    RowLayout {
        anchors.fill: parent
        spacing: Theme.margin * 2

        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.gap

            SegmentedControl {
                Layout.fillWidth: true
                segmentHeight: Theme.key
                label: qsTr("Kind of discount")
                readonly property var kinds: [{ value: "percent", text: qsTr("Percent") }, { value: "amount", text: qsTr("Amount") },
                    { value: "price", text: qsTr("Price") }, { value: "comp", text: qsTr("On the house") }]
                options: root.line > 0 ? kinds : [kinds[0], kinds[1], kinds[3]]
                value: root.kind
                onChosen: value => { root.kind = value; root.typed = 0 }
            }
            GridLayout {
                Layout.fillWidth: true
                visible: root.kind === "percent"
                columns: 3
                columnSpacing: Theme.gap
                rowSpacing: Theme.gap
                Repeater {
                    model: [5, 10, 15, 20, 50, 100]
                    QuietButton {
                        required property int modelData
                        objectName: "percent-" + modelData
                        Layout.fillWidth: true
                        Layout.preferredWidth: Theme.mm(20)
                        implicitHeight: Theme.mm(16)
                        text: modelData + "%"
                        font.pixelSize: Theme.textTitle
                        checked: root.typed === modelData
                        onClicked: root.typed = modelData
                    }
                }
            }
            UiText { Layout.topMargin: Theme.gap; text: qsTr("Why"); strong: true }
            Flow {
                Layout.fillWidth: true
                spacing: Theme.gapSmall * 1.5
                Repeater {
                    model: [qsTr("Regular guest"), qsTr("Staff"), qsTr("Waited too long"), qsTr("Promotion"), qsTr("Made wrongly")]
                    QuietButton {
                        required property string modelData
                        required property int index
                        objectName: "discountReason-" + index
                        height: Theme.key
                        text: modelData
                        checked: root.reason === modelData
                        onClicked: root.reason = checked ? "" : modelData
                    }
                }
            }
            Item { Layout.fillHeight: true }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.gap
                QuietButton {
                    objectName: "noDiscount"
                    text: qsTr("No discount")
                    onClicked: root.takeAway()
                }
                QuietButton {
                    objectName: "byVoucher"
                    visible: root.line === 0
                    iconName: "note"
                    text: qsTr("Voucher …")
                    onClicked: {
                        root.close()
                        root.voucherRequested()
                    }
                }
            }
        }
        ColumnLayout {
            Layout.fillWidth: false
            Layout.preferredWidth: Theme.mm(72)
            Layout.fillHeight: true
            spacing: Theme.gap
            UiText {
                objectName: "typedDiscount"
                Layout.fillWidth: true
                text: root.kind === "comp" ? root.cart.money(0) : root.byAmount ? root.cart.money(root.typed) : root.typed + "%"
                font.pixelSize: Theme.textLarge
                strong: true
                horizontalAlignment: Text.AlignRight
            }
            Keypad {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.maximumHeight: Theme.mm(100)
                focus: true
                enabled: root.kind !== "comp"
                extra: root.byAmount ? "000" : ""
                onDigits: text => root.type(text)
                onErase: root.typed = Math.floor(root.typed / 10)
                onClear: root.typed = 0
                onAccept: if (root.ready) root.give(root.typed)
            }
            Item { Layout.fillHeight: true; Layout.maximumHeight: Theme.mm(200) }
            PrimaryButton {
                objectName: "giveDiscount"
                Layout.fillWidth: true
                implicitHeight: Theme.mm(24)
                text: root.reason === "" ? qsTr("Say why first") : root.kind === "price" ? qsTr("Set the price")
                    : root.kind === "comp" ? qsTr("Give it on the house") : qsTr("Give discount")
                detail: root.kind === "comp" || root.reason === "" ? "" : root.byAmount ? root.cart.money(root.typed) : root.typed + "%"
                enabled: root.ready
                onClicked: root.give(root.typed)
            }
        }
    }
}
