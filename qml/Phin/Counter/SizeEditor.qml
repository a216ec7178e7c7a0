pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Phin.Ui

/*! One size of a product or option of a group: its name where there are several, its price, and prices to come. */
ColumnLayout {
    id: root

    property int at: 0
    property var values: ({}) ///< { vi, en, price, isDefault, coming }
    property bool sized: true
    property bool removable: true
    property bool coded: false ///< it has barcodes of its own
    property string prefix: "size"
    property string nameError
    property string priceError
    signal typed(string field, string text)
    signal removeRequested()
    signal defaultRequested()
    signal comingDropped(int day)

    /*! What of this size, for those who listen: others beside it have the same. */
    function spoken(what: string): string {
        return root.sized ? what + ": " + (root.values.vi || root.at + 1) : what
    }

    spacing: Theme.gapSmall

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gap
        FormField {
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            Layout.alignment: Qt.AlignTop
            visible: root.sized
            name: root.prefix + "Vi-" + root.at
            label: qsTr("Vietnamese")
            spoken: root.spoken(label)
            value: root.values.vi ?? ""
            error: root.nameError
            onTyped: text => root.typed("vi", text)
        }
        FormField {
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            Layout.alignment: Qt.AlignTop
            visible: root.sized
            name: root.prefix + "En-" + root.at
            label: qsTr("English")
            spoken: root.spoken(label)
            value: root.values.en ?? ""
            onTyped: text => root.typed("en", text)
        }
        FormField {
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            Layout.alignment: Qt.AlignTop
            name: root.prefix + "Price-" + root.at
            label: qsTr("Price today")
            spoken: root.spoken(label)
            value: root.values.price ?? ""
            error: root.priceError
            hints: Qt.ImhFormattedNumbersOnly
            onTyped: text => root.typed("price", text)
        }
        QuietButton {
            objectName: root.prefix + "Default-" + root.at
            Layout.alignment: Qt.AlignBottom
            visible: root.sized
            checked: root.values.isDefault ?? false
            text: qsTr("Usual")
            Accessible.name: root.spoken(text)
            Accessible.checkable: true
            onClicked: root.defaultRequested()
        }
        QuietButton {
            objectName: root.prefix + "Remove-" + root.at
            Layout.alignment: Qt.AlignBottom
            visible: root.sized
            enabled: root.removable
            iconName: "trash"
            Accessible.name: root.spoken(qsTr("Remove"))
            onClicked: root.removeRequested()
        }
    }
    FormField {
        Layout.fillWidth: true
        visible: root.sized && root.coded
        name: root.prefix + "Codes-" + root.at
        label: qsTr("Barcodes of this size")
        spoken: root.spoken(label)
        value: root.values.barcodes ?? ""
        hints: Qt.ImhPreferLatin
        onTyped: text => root.typed("barcodes", text)
    }
    Flow {
        Layout.fillWidth: true
        visible: (root.values.coming ?? []).length > 0
        spacing: Theme.gapSmall
        Repeater {
            model: root.values.coming ?? []
            QuietButton {
                required property var modelData
                objectName: root.prefix + "Coming-" + root.at + "-" + modelData.day
                implicitHeight: Theme.keySmall
                iconName: "close"
                text: modelData.text
                Accessible.name: qsTr("Take back: %1").arg(modelData.text)
                onClicked: root.comingDropped(modelData.day)
            }
        }
    }
}
