pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Phin.Ui
import Phin.Counter.Models

/*! For the manager: the menu as it is going to be, and what would change. Nothing is sold by it before it is published. */
Sheet {
    id: root

    required property MenuEditModel menu
    readonly property bool listing: menu.stage === MenuEditModel.List

    objectName: "menuSheet"
    side: Qt.LeftEdge
    title: {
        switch (menu.stage) {
        case MenuEditModel.Product: return menu.product.isNew ? qsTr("New product") : qsTr("Product")
        case MenuEditModel.Picture: return qsTr("Picture of the product")
        case MenuEditModel.Category: return menu.category.isNew ? qsTr("New category") : qsTr("Category")
        case MenuEditModel.Group: return menu.group.isNew ? qsTr("New choices") : qsTr("Choices")
        case MenuEditModel.PriceList: return menu.list.isNew ? qsTr("New price list") : qsTr("Price list")
        case MenuEditModel.Tax: return menu.tax.isNew ? qsTr("New tax") : qsTr("Tax")
        case MenuEditModel.Station: return menu.station.isNew ? qsTr("New station") : qsTr("Station")
        case MenuEditModel.Changes: return qsTr("What changes")
        default: return qsTr("Menu")
        }
    }
    onOpenChanged: if (root.open) root.menu.begin()
    headerItems: [
        QuietButton {
            objectName: "menuUndo"
            visible: root.listing || root.menu.stage === MenuEditModel.Changes
            enabled: root.menu.canUndo && !root.menu.busy
            iconName: "undo"
            Accessible.name: qsTr("Take the last edit back")
            onClicked: root.menu.undo()
        },
        QuietButton {
            objectName: "menuBack"
            visible: !root.listing
            iconName: "back"
            text: qsTr("Back")
            onClicked: root.menu.back()
        }
    ]

    MenuList {
        anchors.fill: parent
        visible: root.listing
        enabled: visible
        menu: root.menu
    }
    ProductEditor {
        anchors.fill: parent
        visible: root.menu.stage === MenuEditModel.Product
        enabled: visible
        menu: root.menu
        form: root.menu.product
    }
    PictureChooser {
        anchors.fill: parent
        visible: root.menu.stage === MenuEditModel.Picture
        enabled: visible
        menu: root.menu
    }
    CategoryEditor {
        anchors.fill: parent
        visible: root.menu.stage === MenuEditModel.Category
        enabled: visible
        menu: root.menu
        form: root.menu.category
    }
    GroupEditor {
        anchors.fill: parent
        visible: root.menu.stage === MenuEditModel.Group
        enabled: visible
        menu: root.menu
        form: root.menu.group
    }
    PriceListEditor {
        anchors.fill: parent
        visible: root.menu.stage === MenuEditModel.PriceList
        enabled: visible
        menu: root.menu
        form: root.menu.list
    }
    TaxEditor {
        anchors.fill: parent
        visible: root.menu.stage === MenuEditModel.Tax
        enabled: visible
        menu: root.menu
        form: root.menu.tax
    }
    StationEditor {
        anchors.fill: parent
        visible: root.menu.stage === MenuEditModel.Station
        enabled: visible
        menu: root.menu
        form: root.menu.station
    }
    MenuChanges {
        anchors.fill: parent
        visible: root.menu.stage === MenuEditModel.Changes
        enabled: visible
        menu: root.menu
    }
}
