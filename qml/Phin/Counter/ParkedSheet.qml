pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Phin.Ui
import Phin.Counter.Models

/*! Orders put aside, to be taken up again. */
Sheet {
    id: root

    required property CartModel cart

    objectName: "parkedSheet"
    modal: true
    extent: cart.empty ? Theme.mm(110) : Theme.mm(150)
    title: qsTr("Orders put aside")

    ListView {
        anchors.fill: parent
        clip: true
        spacing: Theme.gap
        model: root.cart.parked
        delegate: RowLayout {
            id: parkedRow
            required property var modelData
            width: ListView.view.width
            spacing: Theme.gap
            ParkedOrder {
                Layout.fillWidth: true
                modelData: parkedRow.modelData
            }
            QuietButton {
                objectName: "merge-" + parkedRow.modelData.orderId
                visible: !root.cart.empty
                implicitHeight: Theme.keyPrimary
                iconName: "plus"
                text: qsTr("Add here")
                Accessible.name: qsTr("Add to the open order: %1").arg(parkedRow.modelData.guest || parkedRow.modelData.what)
                onClicked: {
                    root.cart.merge(parkedRow.modelData.orderId)
                    root.close()
                }
            }
        }
        component ParkedOrder: QuietButton {
            id: parkedOrder
            required property var modelData
            objectName: "parked-" + modelData.orderId
            implicitHeight: Theme.keyPrimary
            leftPadding: Theme.margin
            Accessible.name: qsTr("Take up again: %1, %2, %3").arg([modelData.number, modelData.guest || modelData.what].filter(word => word !== "").join(" ")).arg(modelData.items).arg(modelData.total)
            onClicked: {
                root.cart.resume(modelData.orderId)
                root.close()
            }
            contentItem: RowLayout {
                spacing: Theme.gap
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0
                    UiText {
                        Layout.fillWidth: true
                        text: [parkedOrder.modelData.number, parkedOrder.modelData.guest !== "" ? parkedOrder.modelData.guest : parkedOrder.modelData.what]
                              .filter(word => word !== "").join(" · ")
                        strong: true
                    }
                    UiText {
                        Layout.fillWidth: true
                        text: parkedOrder.modelData.time + " · " + parkedOrder.modelData.items
                        muted: true
                        font.pixelSize: Theme.textCaption
                    }
                }
                Badge {
                    visible: parkedOrder.modelData.number !== ""
                    text: parkedOrder.modelData.unsent > 0 ? qsTr("%n not sent", "", parkedOrder.modelData.unsent) : qsTr("Sent")
                    shape: parkedOrder.modelData.unsent > 0 ? "half" : "check"
                    tone: parkedOrder.modelData.unsent > 0 ? "warning" : "info"
                }
                UiText { text: parkedOrder.modelData.total; strong: true }
            }
        }
    }
}
