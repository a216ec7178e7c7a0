pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Phin.Ui
import Phin.Counter.Models

/*! The tips that are offered beside a payment: a touch takes one, the same again none; another is typed on the pad. */
GridLayout {
    id: root

    required property PaymentModel payment

    readonly property bool narrow: width < Theme.mm(Theme.large ? 140 : 105)

    columns: narrow ? 3 : 6 // itself, its offers, another
    columnSpacing: Theme.gapSmall * 1.5
    rowSpacing: Theme.gapSmall
    visible: payment.tips
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Tip")

    UiText { text: qsTr("Tip"); muted: true; font.pixelSize: Theme.textTitle; Layout.rightMargin: Theme.gap }
    Repeater {
        model: root.payment.tipOffers
        QuietButton {
            required property var modelData
            required property int index
            objectName: "tip-" + index
            Layout.fillWidth: true
            Layout.preferredWidth: Theme.mm(14)
            implicitHeight: Theme.key
            text: modelData.text
            checked: modelData.chosen
            Accessible.name: qsTr("Tip %1").arg(modelData.amount)
            onClicked: root.payment.offerTip(index)
        }
    }
    QuietButton {
        objectName: "tip-other"
        Layout.fillWidth: true
        Layout.preferredWidth: Theme.mm(14)
        implicitHeight: Theme.key
        text: qsTr("Other")
        checked: root.payment.tipTyping
        Accessible.name: qsTr("Type another tip on the pad")
        onClicked: root.payment.tipTyping = !root.payment.tipTyping
    }
}
