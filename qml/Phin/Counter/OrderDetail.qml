pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Counter.Models

/*! One order of the day in full: lines, payments, and the ways back (refund, void), each asked for twice. */
Rectangle {
    id: root

    required property OrdersTodayModel orders
    readonly property var detail: orders.detail
    property var picked: []      ///< [{ line, units }] to refund; none: all that is left
    property string way: ""      ///< the tender by which it goes back; empty: as it was paid
    property string asking: ""   ///< "", "refund" or "void"
    property string reason: ""
    property bool withTip: false ///< the tip goes back, too
    signal receiptRequested(var receipts)

    color: Theme.background
    radius: Theme.radius
    border.width: Theme.edge
    border.color: Theme.hairline

    Connections {
        target: root.orders
        function onSelectedChanged() { root.stop() }
        function onRefunded() { root.stop() }
        function onVoided() { root.stop() }
    }
    function stop() {
        root.asking = ""
        root.picked = []
        root.way = ""
        root.reason = ""
        root.withTip = false
    }
    function unitsOf(line: int): int { return root.picked.find(each => each.line === line)?.units ?? 0 }
    function pick(line: int, units: int) {
        const others = root.picked.filter(each => each.line !== line)
        root.picked = units > 0 ? others.concat({ line: line, units: units }) : others
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.gap * 1.5
        spacing: Theme.gap

        Item {
            Layout.fillWidth: true
            implicitHeight: number.implicitHeight
            UiText {
                id: number
                objectName: "detailNumber"
                anchors { left: parent.left; right: state.left; rightMargin: Theme.gap }
                text: root.detail.number ?? ""
                strong: true
                font.pixelSize: Theme.textLarge
            }
            ProgressBadge {
                id: state
                objectName: "detailProgress"
                anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                progress: root.detail.progress ?? 0
            }
        }
        UiText {
            Layout.fillWidth: true
            text: [root.detail.time, root.detail.guest, [qsTr("Here"), qsTr("Take away"), qsTr("Delivery")][root.detail.channel],
                   root.detail.receipt > 0 ? qsTr("Receipt %1").arg(root.detail.receipt) : ""].filter(t => t).join(" · ")
            muted: true
            font.pixelSize: Theme.textCaption
        }
        UiText {
            objectName: "detailPromise"
            Layout.fillWidth: true
            visible: text !== ""
            text: root.detail.promise ?? ""
            wrapMode: Text.Wrap
            font.pixelSize: Theme.textCaption
        }
        UiText {
            objectName: "detailWrong"
            Layout.fillWidth: true
            visible: text !== ""
            text: root.detail.wrong ?? ""
            strong: true
            color: Theme.danger
            wrapMode: Text.Wrap
        }
        ListView {
            id: lines
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: root.detail.lines ?? []
            delegate: Column {
                id: row
                required property var modelData
                width: lines.width
                AbstractButton {
                    id: line
                    readonly property var modelData: row.modelData
                    readonly property bool choosable: root.asking === "refund" && modelData.refundable > 0
                    readonly property bool chosen: root.unitsOf(modelData.line) > 0
                    objectName: "refundLine-" + modelData.line
                    width: lines.width
                    enabled: choosable
                    implicitHeight: Math.max(Theme.key, contentItem.implicitHeight + Theme.gap)
                    Accessible.role: choosable ? Accessible.CheckBox : Accessible.ListItem
                    Accessible.name: modelData.quantity + " × " + modelData.name + ", " + modelData.total
                    Accessible.checked: chosen
                    Accessible.onPressAction: if (line.enabled) line.clicked()
                    onClicked: root.pick(modelData.line, chosen ? 0 : modelData.refundable)
                    background: Rectangle {
                        color: line.chosen ? Theme.dangerSoft : "transparent"
                        Rectangle { anchors.fill: parent; visible: line.visualFocus; color: "transparent"; border.width: Theme.edge * 2; border.color: Theme.text }
                        Rectangle { anchors { left: parent.left; right: parent.right; bottom: parent.bottom } height: Theme.edge; color: Theme.hairline }
                    }
                    contentItem: RowLayout {
                        spacing: Theme.gap
                        Icon {
                            visible: line.choosable
                            name: line.chosen ? "check" : "square"
                            color: line.chosen ? Theme.danger : Theme.outline
                        }
                        UiText { text: line.modelData.quantity + " ×"; muted: true; Accessible.ignored: true }
                        ColumnLayout {
                            Layout.fillWidth: true
                            spacing: 0
                            UiText { Layout.fillWidth: true; text: line.modelData.name; strong: true; wrapMode: Text.Wrap; maximumLineCount: 2; Accessible.ignored: true }
                            UiText { Layout.fillWidth: true; visible: text !== ""; text: [line.modelData.combo, line.modelData.priceList, line.modelData.choices].filter(word => word !== "").join(" · "); muted: true; font.pixelSize: Theme.textCaption; wrapMode: Text.Wrap; Accessible.ignored: true }
                        }
                        ColumnLayout {
                            Layout.fillWidth: false
                            spacing: Theme.gapSmall
                            UiText { Layout.alignment: Qt.AlignRight; text: line.modelData.total; Accessible.ignored: true }
                            ProgressBadge { Layout.alignment: Qt.AlignRight; visible: line.modelData.prepare; progress: line.modelData.progress }
                        }
                    }
                }
                Stepper { // some of them only
                    objectName: "refundUnits-" + row.modelData.line
                    anchors.right: parent.right
                    visible: line.chosen && line.choosable && row.modelData.refundable > 1
                    value: root.unitsOf(row.modelData.line)
                    to: row.modelData.refundable
                    subject: row.modelData.name
                    onStepped: value => root.pick(row.modelData.line, value)
                }
            }
        }
        GridLayout {
            Layout.fillWidth: true
            columns: 2
            rowSpacing: 0
            UiText { text: qsTr("Discount"); visible: (root.detail.discount ?? "") !== ""; muted: true }
            UiText { Layout.fillWidth: true; visible: (root.detail.discount ?? "") !== ""; text: root.detail.discount ?? ""; muted: true; horizontalAlignment: Text.AlignRight }
            UiText { text: qsTr("Total"); strong: true }
            UiText { Layout.fillWidth: true; text: root.detail.total ?? ""; strong: true; font.pixelSize: Theme.textTitle; horizontalAlignment: Text.AlignRight }
            UiText { text: qsTr("Given back"); color: Theme.danger; visible: (root.detail.refunded ?? "") !== "" }
            UiText { objectName: "detailRefunded"; Layout.fillWidth: true; visible: (root.detail.refunded ?? "") !== ""; text: root.detail.refunded ?? ""; color: Theme.danger; horizontalAlignment: Text.AlignRight }
        }
        Repeater {
            model: root.detail.paid ?? []
            UiText {
                required property var modelData
                Layout.fillWidth: true
                readonly property string kindName: ({ cash: qsTr("Cash"), card: qsTr("Card"), qr: qsTr("QR transfer"), voucher: qsTr("Voucher") })[modelData.kind] ?? modelData.kind
                text: modelData.change !== "" ? qsTr("%1: %2 given, %3 change").arg(kindName).arg(modelData.given).arg(modelData.change)
                                              : kindName + ": " + modelData.amount
                      + (modelData.tip !== "" ? " · " + qsTr("tip %1").arg(modelData.tip) : "")
                muted: true
                font.pixelSize: Theme.textCaption
            }
        }

        GridLayout {
            Layout.fillWidth: true
            columns: 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            visible: root.asking === ""
            QuietButton {
                objectName: "receipt"
                Layout.fillWidth: true
                visible: (root.detail.receipts ?? []).length > 0
                iconName: "note"
                text: qsTr("Receipt")
                onClicked: root.receiptRequested(root.detail.receipts)
            }
            QuietButton {
                objectName: "repeatOrder"
                Layout.fillWidth: true
                visible: root.detail.number !== undefined
                iconName: "plus"
                text: qsTr("Order again")
                onClicked: root.orders.repeat()
            }
            QuietButton {
                objectName: "refund"
                Layout.fillWidth: true
                Layout.columnSpan: 2
                visible: root.detail.canRefund ?? false
                tone: "danger"
                iconName: "undo"
                text: qsTr("Refund …")
                onClicked: root.asking = "refund"
            }
            QuietButton {
                objectName: "void"
                Layout.fillWidth: true
                Layout.columnSpan: 2
                visible: root.detail.canVoid ?? false
                tone: "danger"
                iconName: "close"
                text: qsTr("Void …")
                onClicked: root.asking = "void"
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            visible: root.asking !== ""
            spacing: Theme.gap
            UiText {
                Layout.fillWidth: true
                text: root.asking === "void" ? qsTr("Why is it voided?")
                                             : (root.picked.length === 0 ? qsTr("All of it, or touch the lines to give back. Why?") : qsTr("Why?"))
                strong: true
                wrapMode: Text.Wrap
            }
            Flow {
                Layout.fillWidth: true
                spacing: Theme.gapSmall * 1.5
                Repeater {
                    model: [qsTr("Made wrongly"), qsTr("Guest changed mind"), qsTr("Typed wrongly")]
                    QuietButton {
                        required property string modelData
                        required property int index
                        objectName: "reason-" + index
                        height: Theme.key
                        text: modelData
                        checked: root.reason === modelData
                        onClicked: root.reason = modelData
                    }
                }
            }
            QuietButton {
                objectName: "refundTip"
                Layout.fillWidth: true
                visible: root.asking === "refund" && (root.detail.tip ?? "") !== ""
                iconName: root.withTip ? "check" : "square"
                text: qsTr("The tip of %1 goes back, too").arg(root.detail.tip ?? "")
                checked: root.withTip
                Accessible.role: Accessible.CheckBox
                onClicked: root.withTip = !root.withTip
            }
            SegmentedControl {
                objectName: "refundWay"
                readonly property var names: ({ cash: qsTr("Cash"), card: qsTr("Card"), qr: qsTr("QR transfer"), voucher: qsTr("Voucher") })
                readonly property var held: (root.detail.refundWays ?? []).map(way => way.tender)
                Layout.fillWidth: true
                visible: root.asking === "refund" && held.some(tender => tender !== "cash")
                label: qsTr("How it goes back")
                options: {
                    const ways = [{ value: "", text: qsTr("As paid") }]
                    for (const tender of held.filter(each => each !== "cash"))
                        ways.push({ value: tender, text: names[tender] ?? tender })
                    ways.push({ value: "cash", text: names.cash })
                    return ways
                }
                value: root.way
                onChosen: value => root.way = value
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.gap
                QuietButton { objectName: "leaveIt"; text: qsTr("Leave it"); onClicked: root.stop() }
                PrimaryButton {
                    objectName: "confirmBack"
                    Layout.fillWidth: true
                    implicitHeight: Theme.keyPrimary
                    font.pixelSize: Theme.textBody
                    tone: "danger"
                    enabled: root.reason !== "" && !root.orders.busy
                    text: root.asking === "void" ? qsTr("Void the order")
                                                 : (root.picked.length === 0 ? qsTr("Refund all") : qsTr("Refund %n line(s)", "", root.picked.length))
                    onClicked: root.asking === "void" ? root.orders.voidOrder(root.reason) : root.orders.refund(root.picked, root.reason, root.withTip, root.way)
                }
            }
        }
    }
}
