pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Counter.Models

/*! A receipt as paper would show it; a copy of it is marked and written down. */
Sheet {
    id: root

    required property ReceiptModel receipt
    property string order
    property var receipts: []
    property string cause
    readonly property var shown: receipt.receipt

    function openFor(order: string, receipts: var) {
        root.order = order
        root.receipts = receipts
        root.choose(receipts.length > 0 ? receipts[receipts.length - 1].value : "")
        root.open = true
    }
    function choose(cause: string) {
        root.cause = cause
        root.receipt.show(root.order, cause)
    }

    objectName: "receiptSheet"
    side: Qt.LeftEdge
    z: 12
    title: qsTr("Receipt")
    onClosed: receipt.leave()

    RowLayout {
        anchors.fill: parent
        spacing: Theme.margin * 2

        Flickable {
            objectName: "receiptPaper"
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            contentHeight: paper.height + 2 * Theme.gap
            ScrollBar.vertical: ScrollBar {}
            ReceiptPaper {
                id: paper
                anchors.horizontalCenter: parent.horizontalCenter
                y: Theme.gap
                width: Math.min(parent.width - 2 * Theme.margin, Theme.mm(90))
                receipt: root.shown
            }
        }
        ColumnLayout {
            Layout.fillWidth: false
            Layout.preferredWidth: Theme.mm(62)
            Layout.fillHeight: true
            spacing: Theme.gap
            Repeater {
                model: root.receipts.length > 1 ? root.receipts : []
                QuietButton {
                    required property var modelData
                    required property int index
                    objectName: "receipt-" + index
                    Layout.fillWidth: true
                    text: modelData.text
                    checked: root.cause === modelData.value
                    onClicked: root.choose(modelData.value)
                }
            }
            Item { Layout.fillHeight: true }
            UiText {
                Layout.fillWidth: true
                text: qsTr("A copy is marked as one, and that it was made is written down.")
                muted: true
                font.pixelSize: Theme.textCaption
                wrapMode: Text.Wrap
            }
            PrimaryButton {
                objectName: "copyReceipt"
                Layout.fillWidth: true
                iconName: "note"
                text: qsTr("Make a copy")
                enabled: !root.receipt.busy && (root.shown.copy ?? "") === ""
                onClicked: root.receipt.copy()
            }
        }
    }
}
