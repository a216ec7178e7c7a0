import Phin.Kds.Models

/*! The newest message that nobody here has answered. What waits for an answer stays until it has one. */
Strip {
    id: root

    required property MessageModel messages
    readonly property var first: messages.first

    visible: first.words !== undefined
    tone: first.needsAck === true ? "info" : "accent"
    iconName: "message"
    text: {
        const words = qsTr("%1 (%2, %3)").arg(first.words ?? "").arg(first.from ?? "").arg(first.time ?? "")
        return messages.waiting > 1 ? words + " " + qsTr("+%n more", "", messages.waiting - 1) : words
    }
    keyText: qsTr("Seen")
    onAnswered: messages.seeFirst()
}
