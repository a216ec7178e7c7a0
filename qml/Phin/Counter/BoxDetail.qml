pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Phin.Ui
import Phin.Counter.Models

/*! One box in full, and the way to revoke it, which asks once more. */
Rectangle {
    id: root

    required property BoxesModel boxes
    readonly property var detail: boxes.detail
    readonly property string title: detail.title ?? ""
    property bool asking: false
    property string reason
    readonly property var levels: ["idle", "good", "notice", "bad"]

    function stop() {
        root.asking = false
        root.reason = ""
    }

    color: Theme.background
    radius: Theme.radius
    border.width: Theme.edge
    border.color: Theme.hairline

    Connections {
        target: root.boxes
        function onSelectedChanged() { root.stop() }
        function onRevoked() { root.stop() }
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.gap * 1.5
        spacing: Theme.gap

        UiText {
            objectName: "boxTitle"
            Layout.fillWidth: true
            text: root.title
            strong: true
            font.pixelSize: Theme.textTitle
            wrapMode: Text.Wrap
            maximumLineCount: 3
            Accessible.role: Accessible.Heading
        }
        UiText {
            Layout.fillWidth: true
            visible: !root.asking
            text: [root.detail.what, root.detail.device].filter(each => each).join(" · ")
            muted: true
            wrapMode: Text.Wrap
        }
        StatusDot {
            objectName: "boxPresence"
            visible: text !== "" && !root.asking
            level: root.levels[root.detail.level ?? 0]
            text: root.detail.presence ?? ""
            textSize: Theme.textBody
        }
        StatusDot {
            visible: !(root.detail.revoked ?? false) && !root.asking
            level: root.levels[root.detail.untilLevel ?? 0]
            text: root.detail.until ?? ""
            textSize: Theme.textBody
        }
        UiText {
            objectName: "boxReason"
            Layout.fillWidth: true
            visible: root.detail.revoked ?? false
            text: qsTr("No box listens to it any more.") + ((root.detail.reason ?? "") !== "" ? "\n" + qsTr("Why: %1").arg(root.detail.reason) : "")
            wrapMode: Text.Wrap
        }
        UiText {
            Layout.fillWidth: true
            visible: (root.detail.own ?? false) && root.boxes.authority
            text: qsTr("This till holds the shop's key, so it cannot be revoked.")
            muted: true
            wrapMode: Text.Wrap
        }
        Item { Layout.fillHeight: true }

        QuietButton {
            objectName: "revoke"
            Layout.fillWidth: true
            visible: (root.detail.canRevoke ?? false) && !root.asking
            tone: "danger"
            iconName: "close"
            text: qsTr("Revoke …")
            onClicked: root.asking = true
        }
        ColumnLayout {
            Layout.fillWidth: true
            visible: root.asking && (root.detail.canRevoke ?? false)
            spacing: Theme.gap
            UiText {
                objectName: "revokeQuestion"
                Layout.fillWidth: true
                text: qsTr("Revoke %1?").arg(root.title)
                strong: true
                wrapMode: Text.Wrap
            }
            UiText {
                Layout.fillWidth: true
                text: qsTr("At once no box listens to it any more, and it stops working. What it has decided so far stays. This cannot be undone: to come back, it must be let in as a new box.")
                font.pixelSize: Theme.large ? Theme.textCaption : Theme.textBody
                wrapMode: Text.Wrap
            }
            Flow {
                Layout.fillWidth: true
                spacing: Theme.gapSmall * 1.5
                Repeater {
                    model: [qsTr("Stolen or lost"), qsTr("Broken"), qsTr("Not used any more")]
                    QuietButton {
                        required property string modelData
                        required property int index
                        objectName: "revokeReason-" + index
                        height: Theme.key
                        text: modelData
                        checked: root.reason === modelData
                        onClicked: root.reason = modelData
                    }
                }
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.gap
                QuietButton {
                    objectName: "leaveBox"
                    text: qsTr("Leave it")
                    onClicked: root.stop()
                }
                PrimaryButton {
                    objectName: "confirmRevoke"
                    Layout.fillWidth: true
                    implicitHeight: Theme.key
                    font.pixelSize: Theme.textBody
                    tone: "danger"
                    enabled: root.reason !== "" && !root.boxes.busy
                    text: qsTr("Revoke this box")
                    onClicked: root.boxes.revoke(root.reason)
                }
            }
        }
    }
}
