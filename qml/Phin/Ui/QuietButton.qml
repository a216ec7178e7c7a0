import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic

/*! A thing that may be done. With `iconName` and no text it is a square; give it an Accessible.name then. */
Button {
    id: root

    property string tone: ""
    property string iconName

    readonly property color ink: !enabled ? Theme.textMuted : (tone === "" ? Theme.text : Theme.strong(tone))

    implicitHeight: Theme.key
    implicitWidth: Math.max(text === "" ? implicitHeight : Theme.key, contentItem.implicitWidth + leftPadding + rightPadding)
    containmentMask: Item { width: root.width; height: root.height + Theme.reach }
    leftPadding: text === "" ? Theme.gapSmall : Theme.gap * 1.4
    rightPadding: leftPadding
    topPadding: 0
    bottomPadding: 0
    opacity: enabled ? 1 : 0.55
    font.family: Theme.family
    font.pixelSize: Theme.textBody
    font.weight: Font.Medium
    Accessible.name: text
    Accessible.onPressAction: if (root.enabled) root.clicked() // Qt 6.4 does not do it by itself
    Accessible.checkable: checkable
    Accessible.checked: checked

    background: ButtonFace {
        ground: root.checked ? Theme.soft(root.tone === "" ? "accent" : root.tone)
                             : (root.flat ? "transparent" : Theme.surface)
        pressed: root.down
        focused: root.visualFocus
        border.width: root.flat && !root.checked ? 0 : Theme.edge
        border.color: root.checked ? Theme.strong(root.tone === "" ? "accent" : root.tone) : Theme.outline
    }
    TextMetrics {
        id: measure
        font: root.font
        text: root.text
    }
    contentItem: Item {
        implicitWidth: row.implicitWidth
        implicitHeight: row.implicitHeight
        RowLayout {
            id: row
            anchors.centerIn: parent
            width: Math.min(implicitWidth, parent.width)
            height: parent.height
            spacing: Theme.gapSmall * 1.5
            Icon {
                visible: root.iconName !== ""
                name: root.iconName
                color: root.ink
                size: root.font.pixelSize * 1.25
            }
            UiText {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: Math.ceil(measure.advanceWidth) + 2
                visible: root.text !== ""
                text: root.text
                font: root.font
                fontSizeMode: Text.Fit // rather smaller, or on two lines, than cut
                minimumPixelSize: Math.min(root.font.pixelSize, Theme.textCaption)
                wrapMode: Text.Wrap
                maximumLineCount: 2
                lineHeight: 0.92
                color: root.ink
                horizontalAlignment: Text.AlignHCenter
                Accessible.ignored: true
            }
        }
    }
}
