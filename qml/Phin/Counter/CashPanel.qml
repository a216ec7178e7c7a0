pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Phin.Ui
import Phin.Counter.Models

/*! An amount and why: the float of a shift, or money that goes in or out beside sales. */
RowLayout {
    id: root

    required property ShiftModel shift
    required property int move ///< a ShiftModel.Move; 0: the float
    property real typed: 0
    property string reason
    readonly property bool counts: move !== ShiftModel.NoSale
    readonly property var reasons: [
        [],
        [qsTr("Change from the bank"), qsTr("From the safe")],
        [qsTr("Milk and ice"), qsTr("Fruit"), qsTr("Delivery fee"), qsTr("Repairs")],
        [qsTr("Too much in the drawer"), qsTr("End of shift")],
        [qsTr("Change for a guest"), qsTr("Look into the drawer")],
        [qsTr("End of shift"), qsTr("End of the week")]
    ][move] ?? []
    readonly property bool ready: !shift.busy && (move === 0 || (reason !== "" && (!counts || typed > 0)))

    function clear() {
        root.typed = 0
        root.reason = ""
        keypad.forceActiveFocus()
    }
    function accept() {
        if (!root.ready)
            return
        if (root.move === 0)
            root.shift.openShift(root.typed)
        else
            root.shift.move(root.move, root.counts ? root.typed : 0, root.reason)
    }

    spacing: Theme.margin * 2

    ColumnLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        spacing: Theme.gap

        UiText {
            Layout.fillWidth: true
            visible: root.move === 0
            text: qsTr("How much is in the drawer to begin with?")
            strong: true
            wrapMode: Text.Wrap
        }
        GridLayout {
            Layout.fillWidth: true
            visible: root.counts
            columns: 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            Repeater {
                model: root.shift.quick
                QuietButton {
                    required property var modelData
                    required property int index
                    objectName: "quickCash-" + index
                    Layout.fillWidth: true
                    Layout.preferredWidth: Theme.mm(20)
                    implicitHeight: Theme.mm(16)
                    text: modelData.text
                    checked: root.typed === modelData.minor
                    onClicked: root.typed = modelData.minor
                }
            }
        }
        QuietButton {
            objectName: "allTips"
            Layout.fillWidth: true
            visible: root.move === ShiftModel.TipOut && root.shift.tipsOwed > 0
            implicitHeight: Theme.mm(16)
            text: qsTr("All that is owed: %1").arg(root.shift.money(root.shift.tipsOwed))
            checked: root.typed === root.shift.tipsOwed
            onClicked: root.typed = root.shift.tipsOwed
        }
        UiText { Layout.topMargin: Theme.gap; visible: root.reasons.length > 0; text: qsTr("Why"); strong: true }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.gapSmall * 1.5
            Repeater {
                model: root.reasons
                QuietButton {
                    required property string modelData
                    required property int index
                    objectName: "cashReason-" + index
                    height: Theme.key
                    text: modelData
                    checked: root.reason === modelData
                    onClicked: root.reason = modelData
                }
            }
        }
        Field {
            objectName: "otherReason"
            Layout.fillWidth: true
            visible: root.move !== 0
            iconName: "edit"
            placeholderText: qsTr("Another reason")
            text: root.reasons.includes(root.reason) ? "" : root.reason
            onTextEdited: root.reason = text
        }
        Item { Layout.fillHeight: true }
    }
    ColumnLayout {
        Layout.fillWidth: false
        Layout.preferredWidth: Theme.mm(72)
        Layout.fillHeight: true
        spacing: Theme.gap
        UiText {
            objectName: "typedCash"
            Layout.fillWidth: true
            visible: root.counts
            text: root.shift.money(root.typed)
            font.pixelSize: Theme.textLarge
            strong: true
            horizontalAlignment: Text.AlignRight
        }
        Keypad {
            id: keypad
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.maximumHeight: Theme.mm(100)
            visible: root.counts
            onDigits: text => root.typed = Math.min(Number(String(root.typed === 0 ? "" : root.typed) + text), 999999999999)
            onErase: root.typed = Math.floor(root.typed / 10)
            onClear: root.typed = 0
            onAccept: root.accept()
        }
        Item { Layout.fillHeight: true }
        PrimaryButton {
            objectName: "acceptCash"
            Layout.fillWidth: true
            text: [qsTr("Open the shift"), qsTr("Pay in"), qsTr("Pay out"), qsTr("Drop"), qsTr("Write it down"), qsTr("Pay out tips")][root.move]
            detail: root.counts ? root.shift.money(root.typed) : ""
            enabled: root.ready
            onClicked: root.accept()
        }
    }
}
