pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Phin.Ui
import Phin.Counter.Models

/*! A number typed on a pad: how many of a line, or what an open-price product costs. */
Sheet {
    id: root

    required property CartModel cart
    property int line: 0          ///< whose quantity; 0: a price is asked for
    property string productId
    property real typed: 0
    readonly property real most: line > 0 ? 999 : 100000000000
    readonly property string shown: line > 0 ? typed.toString() : cart.money(typed)

    function askQuantity(number: int) {
        root.line = number
        root.title = root.cart.lineName(number)
        root.subtitle = qsTr("How many?")
        root.typed = 0
        root.open = true
    }
    function askPrice(id: string, name: string) {
        root.line = 0
        root.productId = id
        root.title = name
        root.subtitle = qsTr("What does one cost?")
        root.typed = 0
        root.open = true
    }
    function type(digits: string) {
        const next = Number(root.typed.toString() + digits)
        if (next <= root.most)
            root.typed = next
    }
    function take() {
        if (root.typed <= 0)
            return
        if (root.line > 0)
            root.cart.setQuantity(root.line, root.typed)
        else
            root.cart.addPriced(root.productId, root.typed)
        root.close()
    }
    Connections {
        target: root.cart
        function onOrderChanged() {
            if (root.line > 0 && root.cart.lineName(root.line) === "")
                root.close() // the line has gone
        }
    }

    objectName: "numberSheet"
    modal: true
    side: Qt.RightEdge

    ColumnLayout {
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width, Theme.mm(84))
        spacing: Theme.gap

        UiText {
            objectName: "typedNumber"
            Layout.fillWidth: true
            text: root.shown
            strong: true
            font.pixelSize: Theme.textLarge * 1.35
            fontSizeMode: Text.HorizontalFit
            horizontalAlignment: Text.AlignRight
            Accessible.name: root.subtitle + " " + text
        }
        Keypad {
            objectName: "numberPad"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.maximumHeight: Theme.mm(100)
            focus: true
            extra: root.line > 0 ? "" : root.cart.zeros
            onDigits: text => root.type(text)
            onErase: root.typed = Math.floor(root.typed / 10)
            onClear: root.typed = 0
            onAccept: root.take()
        }
        Item { Layout.fillHeight: true; Layout.maximumHeight: Theme.mm(200) }
        PrimaryButton {
            objectName: "takeNumber"
            Layout.fillWidth: true
            text: root.line > 0 ? qsTr("Set quantity") : qsTr("Add")
            detail: root.shown
            enabled: root.typed > 0
            onClicked: root.take()
        }
    }
}
