import QtQuick

/*! A lasting state with its words beside it. Level: good (disc), notice (triangle), bad (diamond), idle (ring). */
Row {
    id: root

    property string level: "idle"
    property string text
    property real textSize: Theme.textCaption

    spacing: Theme.gapSmall * 1.5
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    readonly property string tone: ({ good: "positive", notice: "warning", bad: "danger" })[level] ?? ""

    Icon {
        anchors.verticalCenter: parent.verticalCenter
        name: ({ good: "circle", notice: "triangle", bad: "diamond" })[root.level] ?? "circle"
        filled: root.level !== "idle"
        color: root.level === "idle" ? Theme.textMuted : Theme.strong(root.tone)
        size: root.textSize * 0.95
    }
    UiText {
        anchors.verticalCenter: parent.verticalCenter
        text: root.text
        font.pixelSize: root.textSize
        color: root.level === "good" || root.level === "idle" ? Theme.textMuted : Theme.strong(root.tone)
        strong: root.level === "bad"
        Accessible.ignored: true
    }
}
