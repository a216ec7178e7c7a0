pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Phin.Ui
import Phin.Counter.Models

/*! A discount on one line or on the order: a part or an amount, and why. */
Sheet {
    id: root

    required property CartModel cart
    property int line: 0 ///< 0: the whole order
    property bool byAmount: false
    property real typed: 0 ///< percent, or the currency's smallest unit
    property string reason

    function openFor(line: int) {
        root.line = line
        root.typed = 0
        root.byAmount = false
        root.reason = ""
        root.open = true
    }
    function give(value: real) {
        if (root.line > 0 && root.byAmount)
            root.cart.discountLineBy(root.line, value, root.reason)
        else if (root.line > 0)
            root.cart.discountLine(root.line, value * 100, root.reason)
        else if (root.byAmount)
            root.cart.discountAllBy(value, root.reason)
        else
            root.cart.discountAll(value * 100, root.reason)
        root.close()
    }
    function type(digits: string) {
        const next = Number(String(root.typed === 0 ? "" : root.typed) + digits)
        root.typed = root.byAmount ? Math.min(next, 999999999) : Math.min(next, 100)
    }

    objectName: "discountSheet"
    modal: true
    title: line > 0 ? qsTr("Discount on %1").arg(cart.lineName(line)) : qsTr("Discount on the order")

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
                options: [{ value: false, text: qsTr("Percent") }, { value: true, text: qsTr("Amount") }]
                value: root.byAmount
                onChosen: value => { root.byAmount = value; root.typed = 0 }
            }
            GridLayout {
                Layout.fillWidth: true
                visible: !root.byAmount
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
                    model: [qsTr("Regular guest"), qsTr("Staff"), qsTr("Waited too long"), qsTr("Promotion")]
                    QuietButton {
                        required property string modelData
                        height: Theme.key
                        text: modelData
                        checked: root.reason === modelData
                        onClicked: root.reason = checked ? "" : modelData
                    }
                }
            }
            Item { Layout.fillHeight: true }
            QuietButton {
                objectName: "noDiscount"
                text: qsTr("No discount")
                onClicked: { root.typed = 0; root.give(0) }
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
                text: root.byAmount ? root.cart.money(root.typed) : root.typed + "%"
                font.pixelSize: Theme.textLarge
                strong: true
                horizontalAlignment: Text.AlignRight
            }
            Keypad {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.maximumHeight: Theme.mm(100)
                focus: true
                extra: root.byAmount ? "000" : ""
                onDigits: text => root.type(text)
                onErase: root.typed = Math.floor(root.typed / 10)
                onClear: root.typed = 0
                onAccept: if (root.typed > 0) root.give(root.typed)
            }
            Item { Layout.fillHeight: true; Layout.maximumHeight: Theme.mm(200) }
            PrimaryButton {
                objectName: "giveDiscount"
                Layout.fillWidth: true
                implicitHeight: Theme.mm(24)
                text: qsTr("Give discount")
                detail: root.byAmount ? root.cart.money(root.typed) : root.typed + "%"
                enabled: root.typed > 0
                onClicked: root.give(root.typed)
            }
        }
    }
}
