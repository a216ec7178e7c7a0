pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Counter.Models

/*! One tax: whether prices contain it, and its rates with the days they hold from. */
ColumnLayout {
    id: root

    required property MenuEditModel menu
    required property TaxForm form
    readonly property var errors: form.errors ///< by field

    spacing: Theme.gap

    Flickable {
        id: page
        Layout.fillWidth: true
        Layout.fillHeight: true
        contentHeight: fields.implicitHeight
        contentWidth: width
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollBar { policy: page.contentHeight > page.height ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff }

        ColumnLayout {
            id: fields
            width: page.width - Theme.gap * 2
            spacing: Theme.gap

            NamesRow {
                Layout.fillWidth: true
                name: "tax"
                vi: root.form.vi
                en: root.form.en
                error: root.errors["name"] ?? ""
                onViTyped: text => root.form.vi = text
                onEnTyped: text => root.form.en = text
            }
            SegmentedControl {
                objectName: "taxInclusive"
                Layout.fillWidth: true
                segmentHeight: Theme.key
                label: qsTr("Prices and this tax")
                options: [{ value: true, text: qsTr("Prices contain it") }, { value: false, text: qsTr("Added to prices") }]
                value: root.form.inclusive
                onChosen: value => root.form.inclusive = value
            }
            UiText { text: qsTr("Rates"); strong: true; Accessible.role: Accessible.Heading }
            Repeater {
                model: root.form.rates
                RowLayout {
                    id: rate
                    required property var modelData
                    required property int index
                    Layout.fillWidth: true
                    spacing: Theme.gap
                    FormField {
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        Layout.alignment: Qt.AlignTop
                        name: "ratePercent-" + rate.index
                        label: qsTr("Per cent")
                        spoken: qsTr("Per cent of rate %1").arg(rate.index + 1)
                        value: rate.modelData.percent
                        error: root.errors["rate-" + rate.index] ?? ""
                        hints: Qt.ImhFormattedNumbersOnly
                        onTyped: text => root.form.setRate(rate.index, "percent", text)
                    }
                    FormField {
                        Layout.fillWidth: true
                        Layout.preferredWidth: 2
                        Layout.alignment: Qt.AlignTop
                        name: "rateFrom-" + rate.index
                        label: qsTr("From this day on")
                        spoken: qsTr("First day of rate %1").arg(rate.index + 1)
                        placeholder: rate.index === 0 ? qsTr("Since ever") : "1/1/2027"
                        value: rate.modelData.from
                        hints: Qt.ImhDate
                        onTyped: text => root.form.setRate(rate.index, "from", text)
                    }
                    QuietButton {
                        objectName: "rateRemove-" + rate.index
                        Layout.alignment: Qt.AlignBottom
                        enabled: root.form.rates.length > 1
                        iconName: "trash"
                        Accessible.name: qsTr("Remove rate %1").arg(rate.index + 1)
                        onClicked: root.form.removeRate(rate.index)
                    }
                }
            }
            FormError { text: root.errors["periods"] ?? "" }
            QuietButton {
                objectName: "addRate"
                implicitHeight: Theme.keySmall
                iconName: "plus"
                text: qsTr("Another rate")
                onClicked: root.form.addRate()
            }
        }
    }
    EditorFoot {
        Layout.fillWidth: true
        menu: root.menu
        isNew: root.form.isNew
    }
}
