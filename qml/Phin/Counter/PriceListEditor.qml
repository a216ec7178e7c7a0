pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Counter.Models

/*! One price list: its days and hours, its channels, and by how much prices differ. */
ColumnLayout {
    id: root

    required property MenuEditModel menu
    required property PriceListForm form
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
                name: "list"
                vi: root.form.vi
                en: root.form.en
                error: root.errors["name"] ?? ""
                onViTyped: text => root.form.vi = text
                onEnTyped: text => root.form.en = text
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.gap
                FormField {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    name: "listPercent"
                    label: qsTr("Prices differ by per cent")
                    placeholder: "-20"
                    value: root.form.percent
                    error: root.errors["percent"] ?? root.errors["change.basis_points"] ?? ""
                    hints: Qt.ImhFormattedNumbersOnly
                    onTyped: text => root.form.percent = text
                }
                FormField {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    name: "listRounding"
                    label: qsTr("Rounded to")
                    placeholder: "1000"
                    value: root.form.rounding
                    error: root.errors["rounding"] ?? root.errors["change.round_to_minor"] ?? ""
                    hints: Qt.ImhFormattedNumbersOnly
                    onTyped: text => root.form.rounding = text
                }
            }
            UiText {
                objectName: "ownPrices"
                Layout.fillWidth: true
                visible: root.form.ownPrices > 0
                text: qsTr("%n products have a price of their own in it; those stay.", "", root.form.ownPrices)
                muted: true
                wrapMode: Text.Wrap
            }
            ChipFlow {
                Layout.fillWidth: true
                label: qsTr("Categories (none chosen: all)")
                prefix: "listCategory-"
                options: root.form.categories
                onToggled: value => root.form.toggleCategory(value)
            }
            ChipFlow {
                Layout.fillWidth: true
                label: qsTr("Channels (none chosen: all)")
                prefix: "listChannel-"
                options: root.form.channels
                onToggled: value => root.form.toggleChannel(Number(value))
            }
            UiText { text: qsTr("Days and hours"); strong: true; Accessible.role: Accessible.Heading }
            UiText { visible: root.form.windows.length === 0; text: qsTr("Always"); muted: true }
            Repeater {
                model: root.form.windows
                ColumnLayout {
                    id: times
                    required property var modelData
                    required property int index
                    Layout.fillWidth: true
                    spacing: Theme.gapSmall
                    RowLayout {
                        Layout.fillWidth: true
                        spacing: Theme.gap
                        FormField {
                            Layout.fillWidth: true
                            Layout.preferredWidth: 1
                            Layout.alignment: Qt.AlignTop
                            name: "windowFrom-" + times.index
                            label: qsTr("From")
                            spoken: qsTr("Time %1 from").arg(times.index + 1)
                            value: times.modelData.from
                            error: root.errors["window-" + times.index] ?? ""
                            hints: Qt.ImhTime
                            onTyped: text => root.form.setWindow(times.index, "from", text)
                        }
                        FormField {
                            Layout.fillWidth: true
                            Layout.preferredWidth: 1
                            Layout.alignment: Qt.AlignTop
                            name: "windowUntil-" + times.index
                            label: qsTr("Until")
                            spoken: qsTr("Time %1 until").arg(times.index + 1)
                            value: times.modelData.until
                            hints: Qt.ImhTime
                            onTyped: text => root.form.setWindow(times.index, "until", text)
                        }
                        QuietButton {
                            objectName: "windowRemove-" + times.index
                            Layout.alignment: Qt.AlignBottom
                            iconName: "trash"
                            Accessible.name: qsTr("Remove time %1").arg(times.index + 1)
                            onClicked: root.form.removeWindow(times.index)
                        }
                    }
                    ChipFlow {
                        Layout.fillWidth: true
                        label: qsTr("Days (none chosen: every day)")
                        prefix: "day-" + times.index + "-"
                        options: times.modelData.days
                        onToggled: value => root.form.toggleDay(times.index, Number(value))
                    }
                }
            }
            QuietButton {
                objectName: "addWindow"
                implicitHeight: Theme.keySmall
                iconName: "plus"
                text: qsTr("Another time")
                onClicked: root.form.addWindow()
            }
            FormError { text: root.errors["prices"] ?? root.errors["windows"] ?? root.errors["change"] ?? "" }
        }
    }
    EditorFoot {
        Layout.fillWidth: true
        menu: root.menu
        isNew: root.form.isNew
    }
}
