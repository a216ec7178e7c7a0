pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Counter.Models

/*! Tiles to tap. A long touch opens the choices first. */
FocusScope {
    id: root

    required property MenuModel menu
    property var paused: ({}) ///< by station: it makes nothing for now
    signal picked(string productId)
    signal configure(string productId)

    GridView {
        id: grid
        objectName: "grid"
        anchors.fill: parent
        anchors.rightMargin: -Theme.gap // the last gap of a row
        readonly property int columns: Math.max(2, Math.min(6, Math.floor(width / Theme.mm(44))))
        cellWidth: Math.floor(width / columns)
        cellHeight: Theme.mm(Theme.large ? 35 : 30) + Theme.gap
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        focus: true
        keyNavigationEnabled: true
        model: root.menu
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Products")
        ScrollBar.vertical: ScrollBar { policy: grid.contentHeight > grid.height ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff }
        Connections {
            target: root.menu
            function onCategoryChanged() { grid.positionViewAtBeginning() }
        }

        delegate: Item {
            id: cell

            required property string productId
            required property string name
            required property string price
            required property string wasPrice
            required property string colour
            required property bool soldOut
            required property int onOrder
            required property int stockLeft
            required property string picture
            required property string initials
            required property string madeAt

            width: grid.cellWidth
            height: grid.cellHeight

            Tile {
                id: tile
                objectName: "tile-" + cell.productId
                width: parent.width - Theme.gap
                height: parent.height - Theme.gap
                text: cell.name
                price: cell.price
                was: cell.wasPrice
                badge: cell.soldOut ? qsTr("Sold out") : ""
                available: !cell.soldOut
                stripe: cell.colour !== "" ? cell.colour : Theme.accent
                count: cell.onOrder
                picture: cell.picture
                initials: cell.initials
                sign: !cell.soldOut && root.paused[cell.madeAt] !== undefined ? "pause" : ""
                note: cell.soldOut ? "" : root.paused[cell.madeAt] !== undefined ? qsTr("Paused")
                      : cell.stockLeft >= 0 ? qsTr("%1 left").arg(cell.stockLeft) : ""
                property bool held: false
                onPressed: held = false
                onPressAndHold: {
                    held = true
                    root.configure(cell.productId)
                }
                onClicked: if (!held) root.picked(cell.productId)
                Accessible.onPressAction: if (tile.enabled) root.picked(cell.productId)
            }
        }
    }
    EmptyState {
        anchors.fill: parent
        visible: root.menu.count === 0
        iconName: "search"
        title: root.menu.search !== "" ? qsTr("Nothing is called “%1”").arg(root.menu.search) : qsTr("Nothing in this category")
        text: root.menu.search !== "" ? qsTr("Marks do not matter: “ca phe” finds “Cà phê”.") : ""
    }
}
