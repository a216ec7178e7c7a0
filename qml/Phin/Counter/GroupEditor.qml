pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Counter.Models

/*! One group of choices: its names, how many are to be chosen, and its options with their prices. */
ColumnLayout {
    id: root

    required property MenuEditModel menu
    required property GroupForm form
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
            spacing: Theme.margin

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.gap
                FormField {
                    Layout.fillWidth: true
                    Layout.alignment: Qt.AlignTop
                    name: "groupVi"
                    label: qsTr("Name in Vietnamese")
                    value: root.form.vi
                    error: root.errors["name"] ?? ""
                    onTyped: text => root.form.vi = text
                }
                FormField {
                    Layout.fillWidth: true
                    Layout.alignment: Qt.AlignTop
                    name: "groupEn"
                    label: qsTr("Name in English")
                    value: root.form.en
                    onTyped: text => root.form.en = text
                }
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.margin
                UiText { text: qsTr("At least"); muted: true }
                Stepper {
                    objectName: "groupMin"
                    from: 0
                    to: 20
                    value: root.form.min
                    subject: qsTr("At least")
                    onStepped: value => root.form.min = value
                }
                UiText { text: qsTr("At most"); muted: true }
                Stepper {
                    objectName: "groupMax"
                    from: 1
                    to: 20
                    value: root.form.max
                    subject: qsTr("At most")
                    onStepped: value => root.form.max = value
                }
                Item { Layout.fillWidth: true }
            }
            FormError { text: root.errors["min"] ?? root.errors["max"] ?? "" }
            UiText { text: qsTr("Options"); strong: true }
            Repeater {
                model: root.form.options
                SizeEditor {
                    required property var modelData
                    required property int index
                    Layout.fillWidth: true
                    prefix: "option"
                    at: index
                    values: modelData
                    removable: root.form.options.length > 1
                    nameError: root.errors["modifiers[" + index + "].name"] ?? ""
                    priceError: root.errors["modifiers[" + index + "].price_minor"] ?? ""
                    onTyped: (field, text) => root.form.setOption(index, field, text)
                    onRemoveRequested: root.form.removeOption(index)
                    onDefaultRequested: root.form.toggleDefault(index)
                    onComingDropped: day => root.form.dropComing(index, day)
                }
            }
            FormError { text: root.errors["modifiers"] ?? "" }
            QuietButton {
                objectName: "addOption"
                implicitHeight: Theme.keySmall
                iconName: "plus"
                text: qsTr("Another option")
                onClicked: root.form.addOption()
            }
        }
    }
    EditorFoot {
        Layout.fillWidth: true
        menu: root.menu
        isNew: root.form.isNew
    }
}
