import QtQuick
import QtQuick.Layouts

/*! A lasting state with its words beside it. Level: good (disc), notice (triangle), bad (diamond), idle (ring). */
RowLayout {
    id: root

    property string level: "idle"
    property string text
    property real textSize: Theme.textCaption
    property real leastSize: Math.round(textSize * 0.75) ///< so far it shrinks where there is no room

    spacing: Theme.gapSmall * 1.5
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    readonly property string tone: ({ good: "positive", notice: "warning", bad: "danger" })[level] ?? ""

    Icon {
        name: ({ good: "circle", notice: "triangle", bad: "diamond" })[root.level] ?? "circle"
        filled: root.level !== "idle"
        color: root.level === "idle" ? Theme.textMuted : Theme.strong(root.tone)
        size: root.textSize * 0.95
    }
    TextMetrics {
        id: measure
        font: words.font
        text: root.text
    }
    UiText {
        id: words
        Layout.fillWidth: true
        Layout.preferredWidth: Math.ceil(measure.advanceWidth) + 2
        Layout.maximumWidth: Layout.preferredWidth
        fontSizeMode: Text.HorizontalFit // rather smaller than cut
        minimumPixelSize: root.leastSize
        mayCut: true // the sheet that it leads to says all of it
        text: root.text
        font.pixelSize: root.textSize
        color: root.level === "good" || root.level === "idle" ? Theme.textMuted : Theme.strong(root.tone)
        strong: root.level === "bad"
        Accessible.ignored: true
    }
}
