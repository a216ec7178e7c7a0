import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic

/*! The one thing to do next. An optional `detail` (an amount) stands at its end. */
Button {
    id: root

    property string tone: "positive"
    property string detail
    property string iconName

    readonly property color ground: enabled ? Theme.strong(tone) : Theme.sunken
    readonly property color ink: enabled ? Theme.onStrong : Theme.textMuted

    implicitHeight: Theme.keyPrimary
    implicitWidth: Math.max(Theme.keyPrimary, contentItem.implicitWidth + leftPadding + rightPadding)
    containmentMask: Item { width: root.width; height: root.height + Theme.reach }
    leftPadding: Theme.margin
    rightPadding: Theme.margin
    topPadding: 0
    bottomPadding: 0
    font.family: Theme.family
    font.pixelSize: Theme.textTitle
    font.weight: Font.DemiBold
    Accessible.name: detail ? text + " " + detail : text
    Accessible.onPressAction: if (root.enabled) root.clicked() // Qt 6.4 does not do it by itself

    background: ButtonFace {
        ground: root.ground
        pressed: root.down
        focused: root.visualFocus
        border.width: root.enabled ? 0 : Theme.edge
        border.color: Theme.hairline
    }
    contentItem: RowLayout {
        spacing: Theme.gap
        Icon {
            visible: root.iconName !== ""
            name: root.iconName
            color: root.ink
            size: root.font.pixelSize * 1.2
        }
        GridLayout {
            id: words
            // One below the other where they do not fit beside each other.
            readonly property bool stacked: root.detail !== "" && root.availableWidth > 0
                && measure.width + amountMeasure.width + Theme.margin > root.availableWidth
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.topMargin: stacked ? Theme.gapSmall : 0
            Layout.bottomMargin: Layout.topMargin
            columns: stacked ? 1 : 2
            columnSpacing: Theme.gap
            rowSpacing: 0
            TextMetrics {
                id: measure
                font: root.font
                text: root.text
            }
            TextMetrics { // as it would stand beside: what it is now depends on the answer
                id: amountMeasure
                font.family: amount.font.family
                font.weight: amount.font.weight
                font.pixelSize: words.amountSize
                text: root.detail
            }
            readonly property int amountSize: Math.round(root.font.pixelSize * 1.15)
            UiText {
                id: label
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: Math.ceil(measure.advanceWidth) + 2
                text: root.text
                font.family: root.font.family
                font.weight: root.font.weight
                font.pixelSize: words.stacked ? Theme.textBody : root.font.pixelSize
                fontSizeMode: Text.Fit // rather smaller than cut
                minimumPixelSize: Math.min(root.font.pixelSize, Theme.textCaption)
                lineHeight: 0.92
                color: root.ink
                horizontalAlignment: root.detail ? Text.AlignLeft : Text.AlignHCenter
                wrapMode: Text.Wrap
                maximumLineCount: 2
                Accessible.ignored: true
            }
            UiText {
                id: amount
                Layout.alignment: Qt.AlignRight
                Layout.maximumWidth: root.availableWidth
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.textCaption
                visible: root.detail !== ""
                text: root.detail
                font.pixelSize: words.stacked ? root.font.pixelSize : words.amountSize
                strong: true
                color: root.ink
                horizontalAlignment: Text.AlignRight
                Accessible.ignored: true
            }
        }
    }
}
