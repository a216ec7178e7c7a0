pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Phin.Ui
import Phin.Counter.Models

/*! What orders are looked for: a line to type in, and chips for the rest; a touched chip shows what it can be. */
ColumnLayout {
    id: root

    required property OrderSearchModel search
    property string opened: "" ///< the chip whose choices are shown

    function toggle(chip: string) { root.opened = root.opened === chip ? "" : chip }
    function fresh() {
        root.opened = ""
        words.text = ""
        root.search.reset()
    }

    readonly property var tenders: [{ value: "cash", text: qsTr("Cash") }, { value: "card", text: qsTr("Card") },
                                    { value: "qr", text: qsTr("QR transfer") }, { value: "voucher", text: qsTr("Voucher") }]
    readonly property var states: [{ value: 0, text: qsTr("Paid") }, { value: 1, text: qsTr("Refunded") },
                                   { value: 2, text: qsTr("Voided") }, { value: 3, text: qsTr("Not paid") }]
    readonly property var periods: [{ value: OrderSearchModel.AnyDay, text: qsTr("Any day") }, { value: OrderSearchModel.Today, text: qsTr("Today") },
                                    { value: OrderSearchModel.Yesterday, text: qsTr("Yesterday") },
                                    { value: OrderSearchModel.LastWeek, text: qsTr("7 days") },
                                    { value: OrderSearchModel.LastMonth, text: qsTr("30 days") }]
    function wordOf(options: var, value: var): string { return options.find(each => each.value === value)?.text ?? "" }

    spacing: Theme.gap

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gap
        Field {
            id: words
            objectName: "ordersSearch"
            Layout.fillWidth: true
            iconName: "search"
            placeholderText: qsTr("Receipt number, product, guest or table")
            onTextChanged: root.search.text = text
            Keys.onEscapePressed: event => {
                event.accepted = text !== ""
                clear()
            }
        }
        QuietButton {
            objectName: "ordersFresh"
            visible: root.search.active || root.opened !== ""
            iconName: "undo"
            text: qsTr("Start over")
            onClicked: root.fresh()
        }
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.gap
        Repeater {
            model: [{ chip: "days", name: qsTr("Day"), chosen: root.search.daysText },
                    { chip: "amount", name: qsTr("Amount"), chosen: root.search.amountText },
                    { chip: "tender", name: qsTr("Paid by"), chosen: root.wordOf(root.tenders, root.search.tender) },
                    { chip: "status", name: qsTr("State"), chosen: root.wordOf(root.states, root.search.status) },
                    { chip: "cashier", name: qsTr("Cashier"), chosen: root.search.cashierText }]
            QuietButton {
                required property var modelData
                objectName: "chip-" + modelData.chip
                visible: modelData.chip !== "cashier" || root.search.cashiers.length > 0
                text: modelData.chosen !== "" ? modelData.chosen : modelData.name
                Accessible.name: modelData.chosen !== "" ? modelData.name + ": " + modelData.chosen : modelData.name
                checked: modelData.chosen !== "" || root.opened === modelData.chip
                onClicked: root.toggle(modelData.chip)
            }
        }
    }
    Rectangle {
        Layout.fillWidth: true
        visible: root.opened !== ""
        implicitHeight: choices.implicitHeight + 2 * Theme.gap
        color: Theme.sunken
        radius: Theme.radius

        Flow {
            id: choices
            anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.gap }
            spacing: Theme.gap

            FilterChoices {
                chip: "days"
                shown: root.opened === chip
                options: root.periods
                value: root.search.days
                onTaken: value => {
                    root.search.days = value
                    root.opened = ""
                }
            }
            FilterChoices {
                chip: "tender"
                shown: root.opened === chip
                options: [{ value: "", text: qsTr("Any") }, ...root.tenders]
                value: root.search.tender
                onTaken: value => {
                    root.search.tender = value
                    root.opened = ""
                }
            }
            FilterChoices {
                chip: "status"
                shown: root.opened === chip
                options: [{ value: -1, text: qsTr("Any") }, ...root.states]
                value: root.search.status
                onTaken: value => {
                    root.search.status = value
                    root.opened = ""
                }
            }
            FilterChoices {
                chip: "cashier"
                shown: root.opened === chip
                options: [{ value: "", text: qsTr("Anybody") }, ...root.search.cashiers]
                value: root.search.cashier
                onTaken: value => {
                    root.search.cashier = value
                    root.opened = ""
                }
            }
            Row {
                visible: root.opened === "days"
                spacing: Theme.gap
                QuietButton {
                    objectName: "dayBefore"
                    iconName: "back"
                    Accessible.name: qsTr("Earlier")
                    onClicked: root.search.stepDay(-1)
                }
                Field {
                    id: days
                    objectName: "dayTyped"
                    width: Theme.mm(52) * Theme.zoom
                    label: qsTr("Day, month or year")
                    placeholderText: qsTr("15/3/2026 or 3/2026")
                    inputMethodHints: Qt.ImhDate
                    text: root.search.day
                    onTextEdited: root.search.day = text
                    onTextChanged: if (text === "" && root.search.day !== "") root.search.days = OrderSearchModel.AnyDay
                    Connections {
                        target: root.search
                        function onQueryChanged() { if (days.text !== root.search.day) days.text = root.search.day }
                    }
                }
                QuietButton {
                    objectName: "dayAfter"
                    iconName: "forward"
                    Accessible.name: qsTr("Later")
                    onClicked: root.search.stepDay(1)
                }
            }
            Field {
                id: amount
                objectName: "amountTyped"
                visible: root.opened === "amount"
                width: Theme.mm(80)
                label: qsTr("Amount, or from and to")
                placeholderText: qsTr("85000 or 50000-100000")
                inputMethodHints: Qt.ImhPreferNumbers
                text: root.search.amount
                onTextEdited: root.search.amount = text
                onTextChanged: if (text === "") root.search.amount = ""
                Connections {
                    target: root.search
                    function onQueryChanged() { if (amount.text !== root.search.amount) amount.text = root.search.amount }
                }
            }
            UiText {
                height: Theme.key
                verticalAlignment: Text.AlignVCenter
                visible: text !== ""
                text: root.opened === "days" && root.search.dayWrong ? qsTr("Type a day as 15/3/2026, a month as 3/2026.")
                    : root.opened === "amount" && root.search.amountWrong ? qsTr("Type 85000, or 50000-100000.") : ""
                color: Theme.warning
            }
        }
    }
}
