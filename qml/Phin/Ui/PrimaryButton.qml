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
        UiText {
            Layout.fillWidth: true
            Layout.minimumWidth: implicitWidth > 0 && !root.detail ? 0 : Math.min(implicitWidth, Theme.mm(12))
            text: root.text
            font: root.font
            color: root.ink
            horizontalAlignment: root.detail ? Text.AlignLeft : Text.AlignHCenter
            wrapMode: Text.Wrap
            maximumLineCount: 2
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.textCaption
            Accessible.ignored: true
        }
        UiText {
            visible: root.detail !== ""
            text: root.detail
            font.pixelSize: root.font.pixelSize * 1.15
            strong: true
            color: root.ink
            horizontalAlignment: Text.AlignRight
            Accessible.ignored: true
        }
    }
}
