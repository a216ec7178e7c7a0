pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Counter.Models

/*! What can be done with shift and drawer, and the days that were closed. */
RowLayout {
    id: root

    required property ShiftModel shift
    signal asked(int what)
    signal countRequested()

    spacing: Theme.margin * 1.5

    function iconOf(what: int): string {
        return what === ShiftModel.PayIn ? "plus" : what === ShiftModel.Drop ? "bag" : what === ShiftModel.NoSale ? "cash" : "minus"
    }
    function nameOf(what: int): string {
        switch (what) {
        case ShiftModel.PayIn: return qsTr("Pay in")
        case ShiftModel.PayOut: return qsTr("Pay out")
        case ShiftModel.Drop: return qsTr("Drop into the safe")
        case ShiftModel.NoSale: return qsTr("No sale")
        default:
            return root.shift.tipsOwed > 0 ? qsTr("Pay out tips: %1").arg(root.shift.money(root.shift.tipsOwed)) : qsTr("Pay out tips")
        }
    }

    ColumnLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredWidth: 3
        spacing: Theme.gap

        UiText { text: qsTr("Money beside sales"); strong: true; Accessible.role: Accessible.Heading }
        GridLayout {
            Layout.fillWidth: true
            columns: 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            Repeater {
                // The same keys all the time, so that none is made anew while they are laid out.
                model: [ShiftModel.PayIn, ShiftModel.PayOut, ShiftModel.Drop, ShiftModel.NoSale, ShiftModel.TipOut]
                QuietButton {
                    required property int modelData
                    objectName: "move-" + modelData
                    visible: modelData !== ShiftModel.TipOut || root.shift.tips
                    Layout.fillWidth: true
                    Layout.preferredWidth: Theme.mm(20)
                    Layout.columnSpan: modelData === ShiftModel.TipOut ? 2 : 1
                    implicitHeight: Theme.keyPrimary
                    iconName: root.iconOf(modelData)
                    text: root.nameOf(modelData)
                    onClicked: root.asked(modelData)
                }
            }
        }
        UiText { Layout.topMargin: Theme.gap; text: qsTr("Reports"); strong: true; Accessible.role: Accessible.Heading }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap
            QuietButton {
                objectName: "xReport"
                Layout.fillWidth: true
                Layout.preferredWidth: Theme.mm(20)
                implicitHeight: Theme.keyPrimary
                iconName: "list"
                text: qsTr("X report")
                enabled: !root.shift.busy
                onClicked: root.shift.showX()
            }
            QuietButton {
                objectName: "zReport"
                Layout.fillWidth: true
                Layout.preferredWidth: Theme.mm(20)
                implicitHeight: Theme.keyPrimary
                iconName: "check"
                text: qsTr("Close the day (Z)")
                // A drawer that a person opened is counted first.
                enabled: !root.shift.busy && !root.shift.open
                onClicked: root.shift.closeDay()
            }
        }
        QuietButton {
            objectName: "timesReport"
            Layout.fillWidth: true
            implicitHeight: Theme.keyPrimary
            iconName: "clock"
            text: qsTr("Ticket times")
            enabled: !root.shift.busy
            onClicked: root.shift.showTimes()
        }
        UiText {
            Layout.fillWidth: true
            visible: root.shift.open
            text: qsTr("Count and close the shift first; then the day can be closed.")
            muted: true
            font.pixelSize: Theme.textCaption
            wrapMode: Text.Wrap
        }
        OnlyHereNote {
            Layout.fillWidth: true
            wanted: !root.shift.open
            shift: root.shift
        }
        Item { Layout.fillHeight: true }
        PrimaryButton {
            objectName: "openShift"
            Layout.fillWidth: true
            visible: !root.shift.open
            iconName: "cash"
            text: qsTr("Open a shift")
            onClicked: root.asked(0)
        }
        PrimaryButton {
            objectName: "countDrawer"
            Layout.fillWidth: true
            visible: root.shift.open
            iconName: "cash"
            text: qsTr("Count and close the shift")
            onClicked: root.countRequested()
        }
    }
    ColumnLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredWidth: 2
        spacing: Theme.gap
        UiText { text: qsTr("Days that were closed"); strong: true; Accessible.role: Accessible.Heading }
        ListView {
            id: days
            objectName: "daysList"
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: root.shift.days
            ScrollBar.vertical: ScrollBar {}
            delegate: AbstractButton {
                id: day
                required property var modelData
                objectName: "day-" + modelData.index
                width: days.width
                height: Theme.mm(15)
                Accessible.name: modelData.title + ", " + modelData.date + ", " + modelData.total
                Accessible.onPressAction: if (day.enabled) day.clicked()
                onClicked: root.shift.showDay(modelData.index)
                background: ButtonFace {
                    ground: "transparent"
                    pressed: day.down
                    focused: day.visualFocus
                    Rectangle { anchors { left: parent.left; right: parent.right; bottom: parent.bottom } height: Theme.edge; color: Theme.hairline }
                }
                contentItem: RowLayout {
                    spacing: Theme.gap
                    ColumnLayout {
                        Layout.fillWidth: true
                        Layout.leftMargin: Theme.gap
                        spacing: 0
                        UiText { text: day.modelData.title; strong: true; Accessible.ignored: true }
                        UiText { text: day.modelData.date; muted: true; font.pixelSize: Theme.textCaption; Accessible.ignored: true }
                    }
                    UiText { Layout.fillWidth: true; text: day.modelData.total; horizontalAlignment: Text.AlignRight; Accessible.ignored: true }
                    Icon { Layout.rightMargin: Theme.gap; name: "forward"; color: Theme.textMuted; size: Theme.textBody }
                }
            }
            EmptyState {
                anchors.fill: parent
                visible: days.count === 0
                iconName: "clock"
                title: qsTr("No day yet")
                text: qsTr("Each Z report that closes a day is kept here.")
            }
        }
    }
}
