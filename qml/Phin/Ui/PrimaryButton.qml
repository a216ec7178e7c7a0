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
                && measure.width + amount.implicitWidth + Theme.margin > root.availableWidth
            Layout.fillWidth: true
            columns: stacked ? 1 : 2
            columnSpacing: Theme.gap
            rowSpacing: 0
            TextMetrics {
                id: measure
                font: root.font
                text: root.text
            }
            UiText {
                id: label
                Layout.fillWidth: true
                text: root.text
                font.family: root.font.family
                font.weight: root.font.weight
                font.pixelSize: words.stacked ? Theme.textBody : root.font.pixelSize
                color: root.ink
                horizontalAlignment: root.detail ? Text.AlignLeft : Text.AlignHCenter
                wrapMode: Text.Wrap
                maximumLineCount: 2
                Accessible.ignored: true
            }
            UiText {
                id: amount
                Layout.alignment: Qt.AlignRight
                visible: root.detail !== ""
                text: root.detail
                font.pixelSize: Math.round(root.font.pixelSize * 1.15)
                strong: true
                color: root.ink
                horizontalAlignment: Text.AlignRight
                Accessible.ignored: true
            }
        }
    }
}
