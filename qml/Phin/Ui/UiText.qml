import QtQuick

/*! Words on a screen, in the theme's type. */
Text {
    property bool strong: false
    property bool muted: false

    color: muted ? Theme.textMuted : Theme.text
    font.family: Theme.family
    font.pixelSize: Theme.textBody
    font.weight: strong ? Font.DemiBold : Font.Normal
    textFormat: Text.PlainText // names come from files and guests
    elide: Text.ElideRight
    verticalAlignment: Text.AlignVCenter
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
