import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Counter.Models

/*! The one thing about the stations that matters most now: what nobody takes, who is off, what they say. Touched, all
    of it. Nothing moves when it comes: it lies below the products. */
AbstractButton {
    id: root

    required property StationsModel stations
    required property MessagesModel messages
    readonly property var alarm: stations.count > 0 ? stations.alarms[0] : null
    readonly property var news: messages.waiting > 0 ? messages.newest : null
    readonly property bool urgent: alarm?.urgent ?? false
    readonly property bool speaks: news !== null && !urgent ///< a message is what it shows
    readonly property int more: stations.count + messages.waiting - 1
    readonly property string tone: urgent ? "danger" : speaks ? "info" : "warning"
    readonly property color ink: urgent ? Theme.onStrong : Theme.strong(tone)
    signal requested(string page)

    objectName: "stationStrip"
    visible: alarm !== null || news !== null
    implicitHeight: Math.max(Theme.key, row.implicitHeight + Theme.gapSmall * 2)
    leftPadding: Theme.gap
    rightPadding: Theme.gap
    topPadding: 0
    bottomPadding: 0
    text: speaks ? qsTr("%1: %2").arg(news?.from ?? "").arg(news?.text ?? "") : (alarm?.title ?? "")
    Accessible.name: text + ". " + detail.text
    Accessible.onPressAction: if (root.enabled) root.clicked()
    onClicked: root.requested(root.speaks ? "messages" : "alarms")

    background: ButtonFace {
        ground: root.urgent ? Theme.danger : Theme.soft(root.tone)
        pressed: root.down
        focused: root.visualFocus
    }
    contentItem: RowLayout {
        id: row
        spacing: Theme.gap
        Icon {
            name: root.speaks ? "note" : root.urgent ? "warning" : "info"
            color: root.ink
            size: Theme.textTitle
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0
            AlertText {
                objectName: "stripTitle"
                Layout.fillWidth: true
                text: root.text
                strong: true
                color: root.ink
                mayCut: true
                Accessible.ignored: true
            }
            UiText {
                id: detail
                objectName: "stripDetail"
                Layout.fillWidth: true
                visible: text !== ""
                text: root.speaks ? "" : (root.alarm?.text ?? "")
                color: root.ink
                font.pixelSize: Theme.textCaption
                mayCut: true
                Accessible.ignored: true
            }
        }
        UiText {
            visible: root.more > 0
            text: qsTr("%n more", "", root.more)
            color: root.ink
            font.pixelSize: Theme.textCaption
            Accessible.ignored: true
        }
        Icon { name: "forward"; color: root.ink; size: Theme.textBody }
    }
}
