pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Counter.Models

/*! Splitting the order: touch an order above, then each line that goes to it. */
Sheet {
    id: root

    required property SplitModel split
    signal evenlyRequested()

    objectName: "splitSheet"
    side: Qt.LeftEdge
    follows: split.open
    title: qsTr("Split the order")
    subtitle: qsTr("Choose an order, then touch what goes to it: each touch moves one.")
    onClosed: split.cancel()

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap
            Repeater {
                model: root.split.orders
                QuietButton {
                    id: order
                    required property var modelData
                    required property int index
                    objectName: "splitOrder-" + index
                    Layout.fillWidth: true
                    Layout.preferredWidth: Theme.mm(24)
                    implicitHeight: Theme.keyPrimary
                    checked: modelData.current
                    Accessible.role: Accessible.RadioButton
                    Accessible.name: qsTr("%1: %2, %3").arg(modelData.name).arg(modelData.items).arg(modelData.total)
                    onClicked: root.split.current = index
                    contentItem: Item {
                        ColumnLayout {
                            anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter }
                            spacing: 0
                            UiText {
                                Layout.fillWidth: true
                                text: order.modelData.name
                                mayCut: true // a guest's
                                strong: order.modelData.current
                                horizontalAlignment: Text.AlignHCenter
                                color: order.modelData.current ? Theme.accent : Theme.text
                                Accessible.ignored: true
                            }
                            UiText {
                                Layout.fillWidth: true
                                text: order.modelData.total
                                muted: order.modelData.items === 0
                                font.pixelSize: Theme.textCaption
                                horizontalAlignment: Text.AlignHCenter
                                Accessible.ignored: true
                            }
                        }
                    }
                }
            }
            QuietButton {
                objectName: "splitAdd"
                implicitHeight: Theme.keyPrimary
                iconName: "plus"
                enabled: root.split.canAdd
                Accessible.name: qsTr("One more order")
                onClicked: root.split.addOrder()
            }
        }

        ListView {
            id: lines
            objectName: "splitLines"
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            spacing: Theme.gapSmall
            boundsBehavior: Flickable.StopAtBounds
            model: root.split
            ScrollBar.vertical: ScrollBar {}
            Accessible.role: Accessible.List
            Accessible.name: qsTr("The order")
            delegate: RowLayout {
                id: row
                required property int line
                required property string name
                required property string choices
                required property int quantity
                required property int here
                required property string total
                width: lines.width - Theme.gap
                spacing: Theme.gap

                QuietButton {
                    objectName: "splitLine-" + row.line
                    Layout.fillWidth: true
                    implicitHeight: Math.max(Theme.key, contentItem.implicitHeight + 2 * Theme.gapSmall)
                    leftPadding: Theme.gap
                    checked: row.here > 0
                    Accessible.name: qsTr("%1 of %2 × %3 in the chosen order").arg(row.here).arg(row.quantity).arg(row.name)
                    onClicked: root.split.move(row.line)
                    contentItem: RowLayout {
                        spacing: Theme.gap
                        Badge {
                            tone: "accent"
                            filled: row.here > 0
                            text: qsTr("%1 of %2").arg(row.here).arg(row.quantity)
                        }
                        ColumnLayout {
                            Layout.fillWidth: true
                            spacing: 0
                            UiText { Layout.fillWidth: true; text: row.name; strong: true; mayCut: true; Accessible.ignored: true }
                            UiText {
                                Layout.fillWidth: true
                                visible: text !== ""
                                text: row.choices
                                mayCut: true
                                muted: true
                                font.pixelSize: Theme.textCaption
                                Accessible.ignored: true
                            }
                        }
                        UiText { text: row.total; horizontalAlignment: Text.AlignRight; Accessible.ignored: true }
                    }
                }
                QuietButton {
                    objectName: "splitAll-" + row.line
                    Layout.preferredWidth: Theme.mm(22)
                    opacity: row.quantity > 1 ? 1 : 0
                    enabled: row.quantity > 1 && row.here < row.quantity
                    text: qsTr("All %1").arg(row.quantity)
                    Accessible.name: qsTr("All %1 of %2").arg(row.quantity).arg(row.name)
                    onClicked: root.split.moveAll(row.line)
                }
            }
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap
            QuietButton {
                objectName: "splitEvenly"
                Layout.preferredWidth: Theme.mm(60)
                implicitHeight: Theme.keyPrimary
                text: qsTr("Share evenly instead")
                onClicked: {
                    root.split.cancel()
                    root.evenlyRequested()
                }
            }
            PrimaryButton {
                objectName: "splitNow"
                Layout.fillWidth: true
                text: qsTr("Split")
                enabled: root.split.ready
                onClicked: root.split.split()
            }
        }
    }
}
