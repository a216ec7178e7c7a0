pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Kds.Models

/*! What cannot be had today. One touch on a product says so, at all tills at once; another that there is some again. */
Sheet {
    id: root

    required property SoldOutModel products
    property real hiddenBelow: 0 ///< by the keyboard

    function show(near: var) {
        search.clear()
        root.products.near = near
        root.products.look()
        root.open = true
    }

    title: qsTr("Sold out")
    subtitle: qsTr("Touch a product: the tills stop selling it today. Once more: there is some again.")
    modal: true
    extent: Theme.mm(130)

    Field {
        id: search
        objectName: "soldOutSearch"
        anchors { left: parent.left; right: parent.right; top: parent.top }
        iconName: "search"
        placeholderText: qsTr("Find on the menu")
        onTextChanged: root.products.search = text
    }
    ListView {
        id: list
        objectName: "soldOutList"
        anchors { left: parent.left; right: parent.right; top: search.bottom; bottom: parent.bottom }
        anchors.topMargin: Theme.gap
        anchors.bottomMargin: root.hiddenBelow
        model: root.products
        spacing: Theme.gapSmall
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Products")
        ScrollBar.vertical: ScrollBar { policy: list.contentHeight > list.height ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff }

        delegate: AbstractButton {
            id: row
            required property string productId
            required property string name
            required property bool soldOut

            objectName: "soldOut-" + productId
            width: ListView.view.width - Theme.gap
            implicitHeight: Math.max(Theme.key, words.implicitHeight + Theme.gap)
            Accessible.name: soldOut ? qsTr("%1 is sold out: there is some again").arg(name) : qsTr("No more %1").arg(name)
            Accessible.onPressAction: if (row.enabled) row.clicked()
            onClicked: {
                root.products.set(row.productId, row.soldOut)
                root.close() // the list moves: a second touch would mean another
            }
            background: ButtonFace {
                ground: row.soldOut ? Theme.dangerSoft : Theme.raised
                pressed: row.down
                focused: row.visualFocus
                border.width: Theme.edge
                border.color: row.soldOut ? Theme.danger : Theme.outline
            }
            RowLayout {
                id: words
                anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: Theme.gap }
                spacing: Theme.gap
                UiText {
                    Layout.fillWidth: true
                    text: row.name
                    strong: true
                    wrapMode: Text.Wrap
                    Accessible.ignored: true
                }
                Badge {
                    visible: row.soldOut
                    tone: "danger"
                    shape: "diamond"
                    text: qsTr("sold out")
                    filled: true
                    Accessible.ignored: true
                }
            }
        }
        UiText {
            anchors.centerIn: parent
            width: parent.width
            visible: list.count === 0
            text: root.products.search !== "" ? qsTr("Nothing on the menu is called so.") : qsTr("There is no menu yet.")
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
        }
    }
}
