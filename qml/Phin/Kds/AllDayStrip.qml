pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Phin.Ui
import Phin.Kds.Models

/*! How many of each thing all open tickets together ask for: to make them in one go. Most first. */
Item {
    id: root

    required property AllDayModel allDay

    implicitHeight: Math.round(Letters.label * 1.5)
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Still to be made, all tickets together")

    ListView {
        anchors.fill: parent
        orientation: ListView.Horizontal
        spacing: Theme.gap
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        model: root.allDay

        delegate: Rectangle {
            id: chip
            required property string name
            required property string variant
            required property string modifiers
            required property int amount

            implicitWidth: row.implicitWidth + Theme.gap * 2
            implicitHeight: ListView.view.height
            color: Theme.surface
            radius: Theme.radius
            border.width: Theme.edge
            border.color: Theme.hairline
            Accessible.role: Accessible.ListItem
            Accessible.name: Letters.spoken([chip.amount + " " + chip.name, chip.variant, chip.modifiers])

            RowLayout {
                id: row
                anchors.centerIn: parent
                spacing: Theme.gap
                UiText {
                    text: chip.amount
                    font.pixelSize: Letters.label
                    font.weight: Font.Black
                    color: Theme.accent
                    Accessible.ignored: true
                }
                UiText {
                    text: chip.variant !== "" ? chip.name + " " + chip.variant : chip.name
                    strong: true
                    font.pixelSize: Letters.label
                    Accessible.ignored: true
                }
                UiText {
                    visible: chip.modifiers !== ""
                    text: chip.modifiers
                    color: Theme.accent
                    font.pixelSize: Letters.label
                    Accessible.ignored: true
                }
            }
        }
    }
}
