import QtQuick
import QtQuick.Layouts
import Phin.Ui
import Phin.Kds.Models

/*! What is done with a ticket now and then: it waits, or it goes before the others. On every screen of the shop. */
Sheet {
    id: root

    required property StationScreen screen
    property string orderId
    property bool held
    property bool raised
    property var products: [] ///< on it
    signal messageRequested(string orderId, string number)
    signal soldOutRequested(var products)

    function show(orderId: string, number: string, held: bool, raised: bool, products: var) {
        root.orderId = orderId
        root.title = number
        root.held = held
        root.raised = raised
        root.products = products
        root.open = true
    }

    modal: true

    ColumnLayout {
        anchors { left: parent.left; right: parent.right; top: parent.top }
        spacing: Theme.gap
        QuietButton {
            objectName: "holdTicket"
            Layout.fillWidth: true
            implicitHeight: Theme.keyPrimary
            iconName: root.held ? "check" : "clock"
            text: root.held ? qsTr("Begin it: no longer on hold") : qsTr("Hold: nobody begins it yet")
            onClicked: {
                root.screen.hold(root.orderId, !root.held)
                root.close()
            }
        }
        QuietButton {
            objectName: "raiseTicket"
            Layout.fillWidth: true
            implicitHeight: Theme.keyPrimary
            iconName: root.raised ? "undo" : "shift"
            text: root.raised ? qsTr("Back in its turn") : qsTr("First: before all others")
            onClicked: {
                root.screen.raise(root.orderId, !root.raised)
                root.close()
            }
        }
        QuietButton {
            objectName: "messageAbout"
            Layout.fillWidth: true
            implicitHeight: Theme.keyPrimary
            iconName: "message"
            text: qsTr("A message about it")
            onClicked: {
                root.close()
                root.messageRequested(root.orderId, root.title)
            }
        }
        QuietButton {
            objectName: "soldOutOf"
            Layout.fillWidth: true
            implicitHeight: Theme.keyPrimary
            iconName: "close"
            text: qsTr("Something of it is sold out")
            onClicked: {
                root.close()
                root.soldOutRequested(root.products)
            }
        }
    }
}
