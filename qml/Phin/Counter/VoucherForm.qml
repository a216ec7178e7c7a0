pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Phin.Ui
import Phin.Counter.Models

/*! The terms of a new voucher. Made, it shows its code large enough to be copied by hand. */
RowLayout {
    id: root

    required property VoucherModel vouchers
    property bool percent: true
    property real typed: 0
    property real minimum: 0
    property bool typesMinimum: false ///< the pad types the minimum, not what the voucher takes off
    property int times: 1
    property int days: 30

    function begin() {
        root.percent = true
        root.typed = 10
        root.minimum = 0
        root.typesMinimum = false
        root.times = 1
        root.days = 30
        ownCode.clear()
        root.vouchers.begin()
        pad.forceActiveFocus()
    }
    function type(digits: string) {
        const before = root.typesMinimum ? root.minimum : root.typed
        const next = Math.min(Number(String(before === 0 ? "" : before) + digits), root.percent && !root.typesMinimum ? 100 : 999999999)
        set(next)
    }
    function set(value: real) {
        if (root.typesMinimum)
            root.minimum = value
        else
            root.typed = value
    }
    function make() {
        if (root.typed > 0 && !root.vouchers.busy)
            root.vouchers.make(root.percent, root.typed, root.minimum, root.times, root.days, ownCode.text)
    }

    spacing: Theme.margin * 2

    ColumnLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        spacing: Theme.gap

        SegmentedControl {
            objectName: "voucherKind"
            Layout.fillWidth: true
            segmentHeight: Theme.key
            label: qsTr("What it takes off")
            options: [{ value: true, text: qsTr("Percent") }, { value: false, text: qsTr("Amount") }]
            value: root.percent
            onChosen: value => { root.percent = value; root.typed = value ? 10 : 0; root.typesMinimum = false }
        }
        UiText { Layout.topMargin: Theme.gap; text: qsTr("How often"); strong: true }
        SegmentedControl {
            objectName: "voucherTimes"
            Layout.fillWidth: true
            segmentHeight: Theme.key
            label: qsTr("How often")
            options: [{ value: 1, text: qsTr("Once") }, { value: 10, text: "10 ×" }, { value: 100, text: "100 ×" }, { value: 0, text: qsTr("No limit") }]
            value: root.times
            onChosen: value => root.times = value
        }
        UiText { Layout.topMargin: Theme.gap; text: qsTr("How long"); strong: true }
        SegmentedControl {
            objectName: "voucherDays"
            Layout.fillWidth: true
            segmentHeight: Theme.key
            label: qsTr("How long")
            options: [{ value: 1, text: qsTr("Today") }, { value: 7, text: qsTr("A week") }, { value: 30, text: qsTr("30 days") }, { value: 365, text: qsTr("A year") }]
            value: root.days
            onChosen: value => root.days = value
        }
        QuietButton {
            objectName: "voucherMinimum"
            Layout.fillWidth: true
            Layout.topMargin: Theme.gap
            text: root.minimum > 0 ? qsTr("For orders from %1 on").arg(root.vouchers.money(root.minimum)) : qsTr("For any order")
            checked: root.typesMinimum
            Accessible.name: qsTr("Type from what amount on: %1").arg(text)
            onClicked: root.typesMinimum = !root.typesMinimum
        }
        Field {
            id: ownCode
            objectName: "voucherOwnCode"
            Layout.fillWidth: true
            iconName: "edit"
            placeholderText: qsTr("Own code (optional)")
            font.capitalization: text === "" ? Font.MixedCase : Font.AllUppercase
            maximumLength: 30
        }
        Item { Layout.fillHeight: true }
        Rectangle {
            Layout.fillWidth: true
            implicitHeight: Theme.mm(22)
            visible: root.vouchers.made !== ""
            radius: Theme.radius
            color: Theme.positiveSoft
            RowLayout {
                anchors.fill: parent
                anchors.margins: Theme.gap * 1.5
                UiText { text: qsTr("Made"); strong: true; color: Theme.positive; font.pixelSize: Theme.textTitle }
                UiText {
                    objectName: "madeCode"
                    Layout.fillWidth: true
                    text: root.vouchers.made
                    strong: true
                    color: Theme.positive
                    font.pixelSize: Theme.textLarge
                    fontSizeMode: Text.HorizontalFit
                    horizontalAlignment: Text.AlignRight
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
            objectName: "voucherTyped"
            Layout.fillWidth: true
            text: root.typesMinimum ? root.vouchers.money(root.minimum) : root.percent ? root.typed + "%" : root.vouchers.money(root.typed)
            font.pixelSize: Theme.textLarge
            strong: true
            horizontalAlignment: Text.AlignRight
        }
        Keypad {
            id: pad
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.maximumHeight: Theme.mm(100)
            extra: root.percent && !root.typesMinimum ? "" : "000"
            onDigits: text => root.type(text)
            onErase: root.set(Math.floor((root.typesMinimum ? root.minimum : root.typed) / 10))
            onClear: root.set(0)
            onAccept: root.make()
        }
        Item { Layout.fillHeight: true; Layout.maximumHeight: Theme.mm(200) }
        PrimaryButton {
            objectName: "makeVoucher"
            Layout.fillWidth: true
            implicitHeight: Theme.mm(24)
            text: root.vouchers.busy ? qsTr("Storing …") : qsTr("Make the voucher")
            detail: root.percent ? root.typed + "%" : root.vouchers.money(root.typed)
            enabled: root.typed > 0 && !root.vouchers.busy
            onClicked: root.make()
        }
    }
}
