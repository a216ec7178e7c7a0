pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Counter.Models

/*! What is on the menu that is being edited: products, categories, choices; price lists, taxes, stations. */
ColumnLayout {
    id: root

    required property MenuEditModel menu
    readonly property bool products: menu.section === "products"
    readonly property bool rules: menu.section === "lists" || menu.section === "taxes" || menu.section === "stations"
    readonly property var kinds: [{ value: "lists", text: qsTr("Price lists") }, { value: "taxes", text: qsTr("Taxes") },
        { value: "stations", text: qsTr("Stations") }]

    spacing: Theme.gap

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gap
        SegmentedControl {
            objectName: "menuSection"
            Layout.fillWidth: true
            segmentHeight: Theme.key
            label: qsTr("What is shown")
            options: [{ value: "products", text: qsTr("Products") }, { value: "categories", text: qsTr("Categories") },
                      { value: "groups", text: qsTr("Choices") }, { value: "rules", text: qsTr("Rules") }]
            value: root.rules ? "rules" : root.menu.section
            onChosen: value => root.menu.section = value === "rules" ? "lists" : value
        }
        QuietButton {
            objectName: "menuAdd"
            iconName: "plus"
            text: qsTr("Add")
            onClicked: root.menu.add()
        }
    }
    Field {
        id: search
        objectName: "menuSearch"
        Layout.fillWidth: true
        visible: root.products
        iconName: "search"
        placeholderText: qsTr("Find on the menu")
        onTextChanged: root.menu.search = text
    }
    ListView {
        id: filters
        objectName: "menuFilters"
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.keySmall
        visible: root.products || root.rules
        orientation: ListView.Horizontal
        spacing: Theme.gapSmall * 1.5
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.rules ? root.kinds : root.menu.filters
        Accessible.role: Accessible.List
        Accessible.name: root.rules ? qsTr("Rules") : qsTr("Categories")
        delegate: QuietButton {
            required property var modelData
            objectName: "filter-" + modelData.value
            implicitHeight: Theme.keySmall
            text: modelData.text
            checked: (root.rules ? root.menu.section : root.menu.filter) === modelData.value
            onClicked: {
                if (root.rules)
                    root.menu.section = modelData.value
                else
                    root.menu.filter = modelData.value
            }
        }
    }
    ListView {
        id: list
        objectName: "menuRows"
        Layout.fillWidth: true
        Layout.fillHeight: true
        visible: count > 0
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.menu.rows
        reuseItems: true
        ScrollBar.vertical: ScrollBar {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Menu")
        delegate: MenuRow {
            id: entry
            width: list.width
            switchable: root.products
            enabled: !root.menu.busy
            ListView.onPooled: visible = false // else it is heard where it no longer is
            ListView.onReused: visible = true
            onClicked: root.menu.edit(entry.rowId)
            onSoldOutRequested: out => root.menu.setSoldOut(entry.rowId, out)
        }
    }
    UiText {
        objectName: "menuMore"
        Layout.fillWidth: true
        visible: text !== "" && root.products
        text: root.menu.more
        muted: true
        horizontalAlignment: Text.AlignHCenter
    }
    EmptyState {
        Layout.fillWidth: true
        Layout.fillHeight: true
        visible: list.count === 0
        iconName: root.menu.search !== "" ? "search" : "cup"
        title: root.menu.search !== "" && root.products ? qsTr("Nothing is called “%1”").arg(root.menu.search) : qsTr("Nothing here yet")
        text: root.products ? "" : qsTr("Add the first one.")
    }
    PrimaryButton {
        objectName: "menuChanges"
        Layout.fillWidth: true
        enabled: root.menu.changeCount > 0
        text: enabled ? qsTr("See %n changes", "", root.menu.changeCount) : qsTr("Nothing is changed")
        onClicked: root.menu.showChanges()
    }
}
