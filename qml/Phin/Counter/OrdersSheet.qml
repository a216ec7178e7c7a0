pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Counter.Models

/*! Today's orders of all tills, newest first, with how far the stations are, or those that are looked for, of all the
    time that the till holds; one of them in full. */
Sheet {
    id: root

    required property OrdersTodayModel orders
    required property OrderSearchModel search
    signal receiptRequested(var receipts)

    objectName: "ordersSheet"
    side: Qt.LeftEdge
    title: search.active ? qsTr("Orders found") : qsTr("Today's orders")
    subtitle: !search.active && orders.waiting > 0 ? qsTr("%1 waiting").arg(orders.waiting) : ""
    onClosed: {
        orders.selected = ""
        filters.fresh()
    }

    OrderFilters {
        id: filters
        anchors { left: parent.left; right: parent.right; top: parent.top }
        search: root.search
    }
    RowLayout {
        anchors { left: parent.left; right: parent.right; top: filters.bottom; bottom: parent.bottom; topMargin: Theme.gap }
        spacing: Theme.margin

        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 3

            ListView {
                id: list
                objectName: "ordersList"
                anchors { left: parent.left; right: parent.right; top: parent.top; bottom: remark.visible ? remark.top : parent.bottom }
                clip: true
                model: root.search.active ? root.search : root.orders
                boundsBehavior: Flickable.StopAtBounds
                reuseItems: true
                ScrollBar.vertical: ScrollBar {}
                Accessible.role: Accessible.List
                Accessible.name: root.title
                delegate: AbstractButton {
                    id: entry
                    required property string orderId
                    required property string number
                    required property string time
                    required property string guest
                    required property string total
                    required property string items
                    required property int progress
                    required property bool refunded
                    required property string promise
                    readonly property bool current: root.orders.selected === orderId

                    objectName: "order-" + number
                    width: list.width
                    height: Theme.mm(17)
                    ListView.onPooled: visible = false // else it is heard where it no longer is
                    ListView.onReused: visible = true
                    Accessible.role: Accessible.ListItem
                    Accessible.name: `${number}, ${items}, ${total}, ${back.visible ? back.text : badge.text}`
                    Accessible.selected: current
                    Accessible.onPressAction: if (entry.enabled) entry.clicked()
                    onClicked: {
                        if (current || !root.search.active)
                            root.orders.selected = current ? "" : orderId
                        else
                            root.search.pick(orderId)
                    }

                    background: Rectangle {
                        color: entry.current ? Theme.accentSoft : (entry.down ? Theme.sunken : "transparent")
                        Rectangle {
                            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
                            height: Theme.edge
                            color: Theme.hairline
                        }
                        Rectangle {
                            anchors.fill: parent
                            visible: entry.visualFocus
                            color: "transparent"
                            border.width: Theme.edge * 2
                            border.color: Theme.text
                        }
                    }
                    contentItem: RowLayout {
                        spacing: Theme.gap
                        ColumnLayout {
                            Layout.fillWidth: true
                            Layout.leftMargin: Theme.gap
                            spacing: 0
                            RowLayout {
                                spacing: Theme.gap
                                UiText { text: entry.number; strong: true; Accessible.ignored: true }
                                UiText {
                                    objectName: "promised-" + entry.number
                                    Layout.fillWidth: true
                                    text: entry.time + (entry.promise !== "" ? " · " + entry.promise : "")
                                          + (entry.guest !== "" ? " · " + entry.guest : "")
                                    mayCut: true // in full beside the list
                                    muted: true
                                    font.pixelSize: Theme.textCaption
                                    Accessible.ignored: true
                                }
                            }
                            UiText {
                                Layout.fillWidth: true
                                text: entry.items
                                mayCut: true // in full beside the list
                                muted: true
                                font.pixelSize: Theme.textCaption
                                Accessible.ignored: true
                            }
                        }
                        ColumnLayout {
                            Layout.fillWidth: false
                            Layout.rightMargin: Theme.gap
                            spacing: Theme.gapSmall
                            UiText { Layout.alignment: Qt.AlignRight; text: entry.total; strong: true; Accessible.ignored: true }
                            ProgressBadge { id: badge; Layout.alignment: Qt.AlignRight; visible: !entry.refunded; progress: entry.progress }
                            Badge { id: back; Layout.alignment: Qt.AlignRight; visible: entry.refunded; text: qsTr("Refunded"); tone: "danger"; shape: "undo" }
                        }
                    }
                }
            }
            UiText { // not the list's footer: Qt 6.4 makes none where components are bound
                id: remark
                objectName: "searchRemark"
                anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
                visible: text !== "" && list.count > 0
                topPadding: Theme.gapSmall
                text: root.search.active ? root.search.remark : ""
                muted: true
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.Wrap
                font.pixelSize: Theme.textCaption
            }
            EmptyState {
                anchors.fill: parent
                visible: !root.search.active && root.orders.count === 0
                iconName: "list"
                title: qsTr("No orders yet today")
            }
            EmptyState {
                objectName: "nothingFound"
                anchors.fill: parent
                visible: root.search.active && root.search.count === 0 && (root.search.answered || root.search.searching)
                iconName: "search"
                title: root.search.searching ? qsTr("Searching …") : (root.search.failure === "" ? qsTr("No such order") : "")
                text: root.search.searching ? qsTr("This may take a moment.")
                      : (root.search.failure !== "" ? root.search.failure
                                                    : qsTr("Type less, or take a filter away. Marks do not matter: “ca phe” finds “Cà phê”."))
                        + (root.search.remark !== "" ? "\n" + root.search.remark : "")
            }
            Badge {
                objectName: "searching"
                anchors { horizontalCenter: parent.horizontalCenter; bottom: list.bottom; bottomMargin: Theme.gap }
                visible: root.search.searching && root.search.count > 0
                text: qsTr("Searching …")
                tone: "info"
                filled: true
            }
        }
        OrderDetail {
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            visible: root.orders.selected !== ""
            orders: root.orders
            onReceiptRequested: receipts => root.receiptRequested(receipts)
        }
    }
}
