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
    Item { Layout.fillHeight: true }
    EditorFoot {
        Layout.fillWidth: true
        menu: root.menu
        isNew: root.form.isNew
    }
}
