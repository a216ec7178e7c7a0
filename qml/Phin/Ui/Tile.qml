import QtQuick
import QtQuick.Controls.Basic

/*! A product: name over price, its category's colour along the edge. `badge` overrides the price (sold out). */
AbstractButton {
    id: root

    property string price
    property string was ///< what it costs at other times, where that is not now
    property string badge
    property color stripe: Theme.accent
    property bool available: true
    property int count: 0 ///< how many of it are on the order
    property string note  ///< a short word beside the price ("3 left")

    implicitWidth: Theme.mm(42)
    implicitHeight: Theme.mm(26)
    padding: Theme.gap
    leftPadding: Theme.gap * 2.2
    font.family: Theme.family
    font.pixelSize: Math.round(Theme.textBody * 1.08)
    font.weight: Font.DemiBold
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: (badge !== "" ? badge : price) + (note !== "" ? ", " + note : "")

    background: ButtonFace {
        ground: root.available ? Theme.surface : Theme.sunken
        pressed: root.down
        focused: root.visualFocus
        border.width: Theme.edge
        border.color: root.count > 0 ? Theme.accent : Theme.hairline

        Rectangle { // square on the right, round on the left
            x: parent.border.width
            y: parent.border.width
            width: Theme.gap
            height: parent.height - 2 * y
            radius: Math.min(width / 2, Theme.radius)
            color: root.stripe
            opacity: root.available ? 1 : 0.4
        }
    }
    contentItem: Item {
        UiText {
            anchors { left: parent.left; right: parent.right; top: parent.top; bottom: root.was !== "" ? wasSpace.top : priceText.top }
            text: root.text
            font: root.font
            color: root.available ? Theme.text : Theme.textMuted
            wrapMode: Text.Wrap
            maximumLineCount: Math.max(1, Math.floor(height / (font.pixelSize * 1.3)))
            lineHeight: 0.92
            verticalAlignment: Text.AlignTop
            Accessible.ignored: true
        }
        Item { id: wasSpace; anchors.bottom: priceText.top; height: Theme.textCaption }
        UiText {
            id: priceText
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            text: root.badge !== "" ? root.badge : root.price
            color: root.badge !== "" ? Theme.danger : root.was !== "" ? Theme.positive : Theme.textMuted
            strong: root.badge !== "" || root.was !== ""
            horizontalAlignment: Text.AlignRight
            Accessible.ignored: true
        }
        UiText {
            objectName: "was"
            anchors { right: parent.right; bottom: priceText.top; bottomMargin: -Theme.gapSmall }
            visible: root.was !== "" && root.badge === ""
            text: root.was
            muted: true
            font.pixelSize: Theme.textCaption
            font.strikeout: true
            Accessible.ignored: true
        }
        Badge {
            anchors {
                left: countBubble.visible ? countBubble.right : parent.left
                leftMargin: countBubble.visible ? Theme.gapSmall : 0
                bottom: parent.bottom
            }
            objectName: "note"
            visible: root.note !== ""
            text: root.note
            Accessible.ignored: true
        }
        Rectangle {
            id: countBubble
            anchors { left: parent.left; bottom: parent.bottom }
            visible: root.count > 0
            width: Math.max(height, countText.implicitWidth + Theme.gap)
            height: Theme.textBody * 1.4
            radius: height / 2
            color: Theme.accent
            UiText {
                id: countText
                anchors.centerIn: parent
                text: root.count
                strong: true
                font.pixelSize: Theme.textCaption
                color: Theme.onStrong
                Accessible.ignored: true
            }
        }
    }
}
