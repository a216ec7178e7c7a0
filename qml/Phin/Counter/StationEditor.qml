pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Phin.Ui
import Phin.Counter.Models

/*! One station: its names, and whether it makes something. */
ColumnLayout {
    id: root

    required property MenuEditModel menu
    required property StationForm form
    readonly property var errors: form.errors ///< by field

    spacing: Theme.gap

    NamesRow {
        Layout.fillWidth: true
        name: "station"
        vi: root.form.vi
        en: root.form.en
        error: root.errors["name"] ?? ""
        onViTyped: text => root.form.vi = text
        onEnTyped: text => root.form.en = text
    }
    SegmentedControl {
        objectName: "stationPrepares"
        Layout.fillWidth: true
        segmentHeight: Theme.key
        label: qsTr("What it does")
        options: [{ value: true, text: qsTr("Makes what is ordered") }, { value: false, text: qsTr("Hands over") }]
        value: root.form.prepares
        onChosen: value => root.form.prepares = value
    }
    UiText {
        Layout.fillWidth: true
        text: root.form.prepares ? qsTr("Orders come to its screen as tickets.") : qsTr("The cashier hands it over; there is no ticket.")
        muted: true
        wrapMode: Text.Wrap
    }
    ChipFlow {
        Layout.fillWidth: true
        visible: root.form.prepares && root.form.standIns.length > 1
        prefix: "standIn-"
        label: qsTr("Who makes what it cannot")
        options: root.form.standIns
        chosen: [root.form.fallsTo]
        error: root.errors["falls_to"] ?? ""
        onToggled: value => root.form.fallsTo = value
    }
    RowLayout {
        Layout.fillWidth: true
        visible: root.form.prepares
        spacing: Theme.gap
        FormField {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            visible: root.form.fallsTo !== ""
            name: "fallsAfter"
            label: qsTr("Its screens are off for (seconds)")
            placeholder: "60"
            value: root.form.fallsAfter
            error: root.errors["falls_after_seconds"] ?? ""
            hints: Qt.ImhDigitsOnly
            onTyped: text => root.form.fallsAfter = text
        }
        FormField {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            visible: root.form.fallsTo !== ""
            name: "overload"
            label: qsTr("More waits than (units)")
            placeholder: qsTr("never")
            value: root.form.overload
            error: root.errors["overload_units"] ?? ""
            hints: Qt.ImhDigitsOnly
            onTyped: text => root.form.overload = text
        }
        FormField {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            name: "hands"
            label: qsTr("People at work here")
            placeholder: "1"
            value: root.form.hands
            error: root.errors["hands"] ?? ""
            hints: Qt.ImhDigitsOnly
            onTyped: text => root.form.hands = text
        }
    }
    Item { Layout.fillHeight: true }
    EditorFoot {
        Layout.fillWidth: true
        menu: root.menu
        isNew: root.form.isNew
    }
}
