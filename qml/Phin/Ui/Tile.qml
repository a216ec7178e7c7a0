import QtQuick
import QtQuick.Controls.Basic

/*! A product: its picture, or its initials on its category's colour, and its name below. The price stands on a ground of
    its own, so it reads on any picture. `badge` overrides the price (sold out). */
AbstractButton {
    id: root

    property string price
    property string was ///< what it costs at other times, where that is not now
    property string badge
    property color stripe: Theme.accent
    property bool available: true
    property int count: 0 ///< how many of it are on the order
    property string note  ///< a short word ("3 left")
    property string sign ///< an Icon's name instead of the note, which is then only spoken
    property string picture ///< its address; empty: none
    property string initials

    implicitWidth: Theme.mm(42)
    implicitHeight: Theme.mm(26)
    padding: Theme.gapSmall
    font.family: Theme.family
    font.pixelSize: Math.round(Theme.textBody * 1.08)
    font.weight: Font.DemiBold
    containmentMask: Item { width: root.width; height: root.height + Theme.reach }
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: (badge !== "" ? badge : price) + (note !== "" ? ", " + note : "")

    background: ButtonFace {
        ground: root.available ? Theme.surface : Theme.sunken
        pressed: root.down
        focused: root.visualFocus
        border.width: Theme.edge
        border.color: root.count > 0 ? Theme.accent : Theme.hairline
    }
    contentItem: Item {
        readonly property bool tight: tally.height + amounts.implicitHeight > face.height ///< the count has no room above the price
        TileFace {
            id: face
            width: parent.width
            height: Math.round(parent.height * (Theme.large ? 0.38 : 0.46))
            color: root.stripe
            picture: root.picture
            initials: tally.visible && parent.tight ? "" : root.initials
            dimmed: !root.available
            lean: 0.2
        }
        Rectangle {
            id: tally
            x: parent.tight ? Theme.gapSmall : face.width - width - Theme.gapSmall
            y: parent.tight ? Math.round((face.height - height) / 2) : Theme.gapSmall
            visible: root.count > 0
            width: Math.max(height, countText.implicitWidth + Theme.gap)
            height: Theme.textBody * 1.4
            radius: height / 2
            color: Theme.accent
            border.width: Theme.edge
            border.color: Theme.onStrong
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
        Rectangle {
            anchors { right: face.right; bottom: face.bottom }
            width: Math.min(face.width, amounts.implicitWidth + 2 * Theme.gapSmall)
            height: amounts.implicitHeight
            color: Theme.surface
            Row {
                id: amounts
                anchors { right: parent.right; rightMargin: Theme.gapSmall; bottom: parent.bottom }
                spacing: Theme.gapSmall
                Badge {
                    objectName: "note"
                    anchors.verticalCenter: priceText.verticalCenter
                    visible: root.note !== ""
                    text: root.sign === "" ? root.note : ""
                    shape: root.sign
                    tone: root.sign === "" ? "" : "warning"
                    Accessible.ignored: true
                }
                UiText {
                    objectName: "was"
                    anchors.baseline: priceText.baseline
                    visible: root.was !== "" && root.badge === ""
                    text: root.was
                    muted: true
                    font.pixelSize: Theme.textCaption
                    font.strikeout: true
                    Accessible.ignored: true
                }
                UiText {
                    id: priceText
                    objectName: "price"
                    text: root.badge !== "" ? root.badge : root.price
                    color: root.badge !== "" ? Theme.danger : root.was !== "" ? Theme.positive : Theme.textMuted
                    strong: root.badge !== "" || root.was !== ""
                    Accessible.ignored: true
                }
            }
        }
        UiText {
            objectName: "tileName"
            anchors { left: parent.left; right: parent.right; top: face.bottom; bottom: parent.bottom; leftMargin: Theme.gapSmall; rightMargin: Theme.gapSmall }
            text: root.text
            font: root.font
            color: root.available ? Theme.text : Theme.textMuted
            mayCut: true // a name from the menu
            wrapMode: Text.Wrap
            fontSizeMode: Text.Fit // rather smaller than cut
            minimumPixelSize: Theme.textCaption
            maximumLineCount: Math.max(1, Math.floor(height / (Theme.textCaption * 1.25)))
            lineHeight: 0.92
            Accessible.ignored: true
        }
    }
}
