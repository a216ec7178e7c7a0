pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Phin.Ui
import Phin.Kds.Models

/*! What is still to be made, all tickets together, by product: large counts, and below them how many of these are to be
    made otherwise than usual. In columns, most first; what does not fit is reached by keys, not by dragging. */
Item {
    id: root

    required property ProductModel products
    readonly property int columns: Math.max(1, Math.floor((width + Theme.gap) / (Letters.label * 9.5 + Theme.gap)))
    readonly property bool more: flick.contentHeight > root.height + 1 // without the keys, which it asks for

    function turn(by: int) {
        flick.contentY = Math.max(0, Math.min(flick.contentHeight - flick.height, flick.contentY + by * (flick.height - Letters.line)))
    }

    Accessible.role: Accessible.List
    Accessible.name: qsTr("Still to be made, by product")

    Flickable {
        id: flick
        anchors { left: parent.left; right: parent.right; top: parent.top; bottom: below.visible ? below.top : parent.bottom }
        contentHeight: grid.implicitHeight
        interactive: root.more
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        Grid {
            id: grid
            width: flick.width
            columns: root.columns
            spacing: Theme.gap
            Repeater {
                model: root.products
                Rectangle {
                    id: tile
                    required property string name
                    required property string variant
                    required property int amount
                    required property var others
                    readonly property string full: variant !== "" ? name + " " + variant : name
                    objectName: "product"
                    width: Math.floor((grid.width - (root.columns - 1) * grid.spacing) / root.columns)
                    height: words.implicitHeight + Theme.gap * 2
                    radius: Theme.radius
                    color: Theme.surface
                    border.width: Theme.edge
                    border.color: Theme.hairline
                    Accessible.role: Accessible.ListItem
                    Accessible.name: Letters.spoken([tile.amount + " " + tile.full, Letters.spoken(tile.others.map(part => part.amount + " " + part.modifiers))])

                    ColumnLayout {
                        id: words
                        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.gap }
                        spacing: Theme.gapSmall
                        RowLayout {
                            Layout.fillWidth: true
                            spacing: Theme.gap
                            UiText {
                                objectName: "productAmount"
                                Layout.alignment: Qt.AlignTop
                                text: qsTr("%1 ×").arg(tile.amount)
                                font.pixelSize: Letters.number
                                font.weight: Font.Black
                                color: Theme.accent
                                Accessible.ignored: true
                            }
                            UiText {
                                Layout.fillWidth: true
                                text: tile.full
                                strong: true
                                font.pixelSize: Letters.label
                                lineHeight: Letters.leading
                                wrapMode: Text.Wrap
                                Accessible.ignored: true
                            }
                        }
                        Repeater {
                            model: tile.others
                            RowLayout {
                                id: part
                                required property var modelData
                                Layout.fillWidth: true
                                spacing: Math.round(Letters.label * 0.3)
                                UiText {
                                    Layout.alignment: Qt.AlignTop
                                    text: part.modelData.amount
                                    strong: true
                                    font.pixelSize: Letters.label
                                    Accessible.ignored: true
                                }
                                UiText {
                                    objectName: "productOther"
                                    Layout.fillWidth: true
                                    Layout.alignment: Qt.AlignTop
                                    text: part.modelData.modifiers
                                    strong: true
                                    color: Theme.accent
                                    font.pixelSize: Letters.label
                                    lineHeight: Letters.leading
                                    wrapMode: Text.Wrap
                                    Accessible.ignored: true
                                }
                            }
                        }
                    }
                }
            }
        }
    }
    BarKey {
        id: below
        objectName: "moreProducts"
        anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom }
        visible: root.more
        iconName: flick.atYEnd ? "back" : "down"
        text: flick.atYEnd ? qsTr("from the top") : qsTr("more below")
        onClicked: flick.atYEnd ? flick.contentY = 0 : root.turn(1)
    }
}
