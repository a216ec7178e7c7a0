pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Counter.Models

/*! One product: names, sizes and prices, where it belongs, what goes with it. */
ColumnLayout {
    id: root

    required property MenuEditModel menu
    required property ProductForm form
    readonly property var errors: form.errors ///< by field

    spacing: Theme.gap

    Flickable {
        id: page
        objectName: "productPage"
        Layout.fillWidth: true
        Layout.fillHeight: true
        contentHeight: fields.implicitHeight
        contentWidth: width
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollBar { policy: page.contentHeight > page.height ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff }
        Connections {
            target: root.form
            function onLoaded() { page.contentY = 0 }
        }

        ColumnLayout {
            id: fields
            width: page.width - Theme.gap * 2
            spacing: Theme.margin

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.margin
                ColumnLayout {
                    Layout.fillWidth: false
                    Layout.alignment: Qt.AlignTop
                    spacing: Theme.gapSmall
                    TileFace {
                        objectName: "productFace"
                        Layout.preferredWidth: Theme.mm(24)
                        Layout.preferredHeight: Theme.mm(24)
                        color: root.form.colour !== "" ? root.form.colour : Theme.accent
                        picture: root.form.picture
                        initials: root.form.initials
                    }
                    QuietButton {
                        objectName: "choosePicture"
                        Layout.fillWidth: true
                        Layout.preferredWidth: Math.max(Theme.mm(24), implicitWidth)
                        implicitHeight: Theme.keySmall
                        text: qsTr("Picture …")
                        onClicked: root.menu.choosePicture()
                    }
                    QuietButton {
                        objectName: "dropPicture"
                        Layout.fillWidth: true
                        visible: root.form.picture !== ""
                        implicitHeight: Theme.keySmall
                        text: qsTr("No picture")
                        onClicked: root.form.dropPicture()
                    }
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: Theme.gap
                    FormField {
                        Layout.fillWidth: true
                        name: "productVi"
                        label: qsTr("Name in Vietnamese")
                        value: root.form.vi
                        error: root.errors["name"] ?? ""
                        onTyped: text => root.form.vi = text
                    }
                    FormField {
                        Layout.fillWidth: true
                        name: "productEn"
                        label: qsTr("Name in English")
                        placeholder: qsTr("The same if empty")
                        value: root.form.en
                        onTyped: text => root.form.en = text
                    }
                }
            }
            QuietButton {
                objectName: "soldOut"
                Layout.fillWidth: true
                tone: root.form.soldOut ? "danger" : ""
                checked: root.form.soldOut
                text: root.form.soldOut ? qsTr("Sold out: shown, but not sold") : qsTr("Can be had")
                Accessible.checkable: true
                onClicked: root.form.soldOut = !root.form.soldOut
            }
            UiText { text: qsTr("Price"); strong: true }
            Repeater {
                model: root.form.sizes
                SizeEditor {
                    required property var modelData
                    required property int index
                    Layout.fillWidth: true
                    visible: !root.form.openPrice
                    at: index
                    values: modelData
                    sized: root.form.sizes.length > 1 || modelData.vi !== ""
                    removable: root.form.sizes.length > 1
                    coded: true
                    nameError: root.errors["variants[" + index + "].name"] ?? root.errors["variants[" + index + "].id"] ?? ""
                    priceError: root.errors["variants[" + index + "].price_minor"] ?? ""
                    onTyped: (field, text) => root.form.setSize(index, field, text)
                    onRemoveRequested: root.form.removeSize(index)
                    onDefaultRequested: root.form.setDefaultSize(index)
                    onComingDropped: day => root.form.dropComing(index, day)
                }
            }
            FormError { text: root.errors["variants"] ?? "" }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.gap
                QuietButton {
                    objectName: "addSize"
                    visible: !root.form.openPrice
                    implicitHeight: Theme.keySmall
                    iconName: "plus"
                    text: qsTr("Another size")
                    onClicked: root.form.addSize()
                }
                QuietButton {
                    objectName: "openPrice"
                    implicitHeight: Theme.keySmall
                    checked: root.form.openPrice
                    text: qsTr("Price typed at the till")
                    Accessible.checkable: true
                    onClicked: root.form.openPrice = !root.form.openPrice
                }
                Item { Layout.fillWidth: true }
            }
            ChipFlow {
                Layout.fillWidth: true
                prefix: "productCategory-"
                label: qsTr("Category")
                options: root.form.categoryOptions
                chosen: [root.form.category]
                error: root.errors["category"] ?? ""
                onToggled: value => root.form.category = value
            }
            ChipFlow {
                Layout.fillWidth: true
                prefix: "productStation-"
                label: qsTr("Made at")
                options: root.form.stationOptions
                chosen: [root.form.station]
                error: root.errors["station"] ?? ""
                onToggled: value => root.form.station = value
            }
            ChipFlow {
                Layout.fillWidth: true
                prefix: "alsoAt-"
                label: qsTr("A part of it is made at")
                options: root.form.makers
                chosen: root.form.alsoAt
                error: root.errors["also_at"] ?? ""
                onToggled: value => root.form.toggleAlsoAt(value)
            }
            ChipFlow {
                Layout.fillWidth: true
                prefix: "productTax-"
                label: qsTr("Tax")
                options: root.form.taxOptions
                chosen: [root.form.tax]
                error: root.errors["tax"] ?? ""
                onToggled: value => root.form.tax = value
            }
            ChipFlow {
                Layout.fillWidth: true
                visible: root.form.groupOptions.length > 0
                prefix: "productGroup-"
                label: qsTr("What guests can choose with it")
                options: root.form.groupOptions
                chosen: root.form.groups
                onToggled: value => root.form.toggleGroup(value)
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.gap
                FormField {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 2
                    name: "productBarcodes"
                    visible: root.form.sizes.length <= 1
                    label: qsTr("Barcodes")
                    value: root.form.barcodes
                    error: root.errors["barcodes"] ?? ""
                    hints: Qt.ImhPreferLatin
                    onTyped: text => root.form.barcodes = text
                }
                FormField {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    name: "productTarget"
                    label: qsTr("Preparation takes (seconds)")
                    placeholder: qsTr("as at its station")
                    value: root.form.targetSeconds
                    error: root.errors["target_seconds"] ?? ""
                    hints: Qt.ImhDigitsOnly
                    onTyped: text => root.form.targetSeconds = text
                }
            }
            QuietButton {
                objectName: "limited"
                Layout.fillWidth: true
                checked: root.form.limited
                text: root.form.limited ? qsTr("Sold only as far as it is counted") : qsTr("Sold without counting")
                Accessible.checkable: true
                onClicked: root.form.limited = !root.form.limited
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.gap
                UiText { text: qsTr("Allergens"); strong: true; Layout.fillWidth: true }
                QuietButton {
                    objectName: "allergensStated"
                    implicitHeight: Theme.keySmall
                    checked: root.form.allergensStated
                    text: qsTr("Stated")
                    Accessible.checkable: true
                    onClicked: root.form.allergensStated = !root.form.allergensStated
                }
            }
            ChipFlow {
                Layout.fillWidth: true
                visible: root.form.allergensStated
                prefix: "allergen-"
                options: root.form.allergenOptions
                chosen: root.form.allergens
                error: root.errors["allergens"] ?? ""
                onToggled: value => root.form.toggleAllergen(value)
            }
        }
    }
    EditorFoot {
        Layout.fillWidth: true
        menu: root.menu
        isNew: root.form.isNew
    }
}
