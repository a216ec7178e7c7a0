import QtQuick

/*! Words on a screen, in the theme's type. */
Text {
    property bool strong: false
    property bool muted: false
    property bool mayCut: false ///< a name from the menu or of a guest: where there is no room it ends in dots

    color: muted ? Theme.textMuted : Theme.text
    font.family: Theme.family
    font.pixelSize: Theme.textBody
    font.weight: strong ? Font.DemiBold : Font.Normal
    textFormat: Text.PlainText // names come from files and guests
    // What may take as many lines as it needs is never cut: a height that came too late would cut it for good.
    elide: wrapMode !== Text.NoWrap && maximumLineCount > 100 ? Text.ElideNone : Text.ElideRight
    verticalAlignment: Text.AlignVCenter
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
