pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Counter.Models

/*! Today's orders of all tills, newest first, with how far the stations are; one of them in full. */
Sheet {
    id: root

    required property OrdersTodayModel orders
    signal receiptRequested(var receipts)

    objectName: "ordersSheet"
    side: Qt.LeftEdge
    title: qsTr("Today's orders")
    subtitle: orders.waiting > 0 ? qsTr("%1 waiting").arg(orders.waiting) : ""
    onClosed: orders.selected = ""

    RowLayout {
        anchors.fill: parent
        spacing: Theme.margin

        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 3

            ListView {
                id: list
                objectName: "ordersList"
                anchors.fill: parent
                clip: true
                model: root.orders
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
                    readonly property bool current: root.orders.selected === orderId

                    objectName: "order-" + number
                    width: list.width
                    height: Theme.mm(17)
                    Accessible.role: Accessible.ListItem
                    Accessible.name: number + ", " + items + ", " + total + ", " + badge.text
                    Accessible.selected: current
                    Accessible.onPressAction: if (entry.enabled) entry.clicked()
                    onClicked: root.orders.selected = current ? "" : orderId

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
                                    Layout.fillWidth: true
                                    text: entry.guest !== "" ? entry.time + " · " + entry.guest : entry.time
                                    muted: true
                                    font.pixelSize: Theme.textCaption
                                    Accessible.ignored: true
                                }
                            }
                            UiText {
                                Layout.fillWidth: true
                                text: entry.items
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
                            ProgressBadge { id: badge; Layout.alignment: Qt.AlignRight; progress: entry.progress }
                        }
                    }
                }
            }
            EmptyState {
                anchors.fill: parent
                visible: root.orders.count === 0
                iconName: "list"
                title: qsTr("No orders yet today")
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
