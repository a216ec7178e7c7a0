pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Counter.Models

/*! What is wrong with the stations and what can be done about it, and what is said between them and the tills. */
Sheet {
    id: root

    required property StationsModel stations
    required property MessagesModel messages
    required property AvailabilityModel availability
    property string page: "alarms" ///< or messages

    function openOn(page: string) {
        root.page = page
        root.open = true
    }

    objectName: "stationsSheet"
    side: Qt.LeftEdge
    title: qsTr("Stations")

    SegmentedControl {
        id: pages
        objectName: "stationsPage"
        anchors { left: parent.left; top: parent.top }
        label: qsTr("What is shown")
        segmentHeight: Theme.key
        options: [
            { value: "alarms", text: root.stations.count > 0 ? qsTr("What is wrong (%1)").arg(root.stations.count) : qsTr("What is wrong") },
            { value: "messages", text: root.messages.waiting > 0 ? qsTr("Messages (%1)").arg(root.messages.waiting) : qsTr("Messages") }
        ]
        value: root.page
        onChosen: value => root.page = value
    }
    EmptyState {
        objectName: "allWell"
        anchors { left: parent.left; right: parent.right; top: pages.bottom; bottom: parent.bottom }
        visible: root.page === "alarms" && root.stations.count === 0
        iconName: "check"
        title: qsTr("All stations follow")
        text: qsTr("Their screens are on, have what this till ordered, and nothing waits for too long.")
    }
    ListView {
        id: alarms
        objectName: "alarmList"
        anchors { left: parent.left; right: parent.right; top: pages.bottom; bottom: parent.bottom; topMargin: Theme.gap }
        visible: root.page === "alarms"
        clip: true
        spacing: Theme.gap
        model: root.stations.alarms
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollBar {}
        Accessible.role: Accessible.List
        Accessible.name: root.title
        delegate: Rectangle {
            id: alarm
            required property var modelData
            width: alarms.width
            implicitHeight: alarmRow.implicitHeight + Theme.gap * 2
            radius: Theme.radius
            color: Theme.soft(modelData.urgent ? "danger" : "warning")
            RowLayout {
                id: alarmRow
                anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: Theme.margin }
                spacing: Theme.gap
                Icon {
                    name: alarm.modelData.urgent ? "warning" : "info"
                    color: Theme.strong(alarm.modelData.urgent ? "danger" : "warning")
                    size: Theme.textTitle
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0
                    UiText {
                        Layout.fillWidth: true
                        text: alarm.modelData.title
                        strong: true
                        wrapMode: Text.Wrap
                    }
                    UiText {
                        Layout.fillWidth: true
                        visible: text !== ""
                        text: alarm.modelData.text
                        font.pixelSize: Theme.textCaption
                        wrapMode: Text.Wrap
                    }
                }
                QuietButton {
                    objectName: "tell-" + alarm.modelData.number
                    visible: alarm.modelData.kind === "nobodyTakes"
                    iconName: "note"
                    text: qsTr("Message")
                    Accessible.name: qsTr("Send a message about %1").arg(alarm.modelData.number)
                    onClicked: {
                        root.messages.recipient = alarm.modelData.station
                        root.messages.setAbout(alarm.modelData.orderId, alarm.modelData.number)
                        root.page = "messages"
                    }
                }
                QuietButton {
                    objectName: "hand-" + alarm.modelData.number
                    visible: alarm.modelData.handText !== ""
                    Layout.maximumWidth: Theme.mm(60)
                    tone: "accent"
                    iconName: "forward"
                    text: alarm.modelData.handText
                    onClicked: root.stations.handOver(alarm.modelData.id)
                }
            }
        }
    }
    RowLayout {
        anchors { left: parent.left; right: parent.right; top: pages.bottom; bottom: parent.bottom; topMargin: Theme.gap }
        visible: root.page === "messages"
        spacing: Theme.margin

        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 3
            EmptyState {
                anchors.fill: parent
                visible: root.messages.messages.length === 0
                iconName: "note"
                title: qsTr("Nothing was said today")
                text: qsTr("What stations and tills tell each other stands here.")
            }
            ListView {
                id: day
                objectName: "messageList"
                anchors.fill: parent
                clip: true
                spacing: Theme.gap
                model: root.messages.messages
                boundsBehavior: Flickable.StopAtBounds
                ScrollBar.vertical: ScrollBar {}
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Messages")
                delegate: Rectangle {
                    id: message
                    required property var modelData
                    required property int index
                    width: day.width
                    implicitHeight: messageColumn.implicitHeight + Theme.gap * 2
                    radius: Theme.radius
                    color: modelData.waits ? Theme.infoSoft : Theme.sunken
                    ColumnLayout {
                        id: messageColumn
                        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: Theme.margin }
                        spacing: Theme.gapSmall
                        UiText {
                            Layout.fillWidth: true
                            text: [qsTr("%1 → %2").arg(message.modelData.from).arg(message.modelData.to), message.modelData.time, message.modelData.seen]
                                  .filter(word => word !== "").join(" · ")
                            muted: true
                            font.pixelSize: Theme.textCaption
                            wrapMode: Text.Wrap
                        }
                        UiText {
                            Layout.fillWidth: true
                            text: message.modelData.text
                            strong: message.modelData.waits
                            wrapMode: Text.Wrap
                        }
                        RowLayout {
                            Layout.fillWidth: true
                            visible: message.modelData.waits || message.modelData.productId !== ""
                            spacing: Theme.gap
                            QuietButton {
                                objectName: "seen-" + message.index
                                visible: message.modelData.waits
                                iconName: "check"
                                text: qsTr("Seen")
                                Accessible.name: qsTr("Seen: %1").arg(message.modelData.text)
                                onClicked: root.messages.see(message.modelData.id)
                            }
                            QuietButton {
                                objectName: "runsOut-" + message.index
                                visible: message.modelData.productId !== ""
                                Layout.fillWidth: true
                                Layout.maximumWidth: implicitWidth
                                tone: "danger"
                                text: qsTr("Sold out: %1").arg(message.modelData.productName)
                                onClicked: root.availability.set(message.modelData.productId, false)
                            }
                        }
                    }
                }
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 2
            Layout.alignment: Qt.AlignTop
            spacing: Theme.gap
            ChipFlow {
                Layout.fillWidth: true
                prefix: "tellTo-"
                label: qsTr("To")
                options: root.messages.recipients
                chosen: [root.messages.recipient]
                onToggled: value => root.messages.recipient = value
            }
            ChipFlow {
                Layout.fillWidth: true
                prefix: "say-"
                label: root.messages.aboutNumber !== "" ? qsTr("About %1, with one touch").arg(root.messages.aboutNumber) : qsTr("With one touch")
                options: root.messages.canned
                onToggled: value => root.messages.sendCanned(value)
            }
            Field {
                id: words
                objectName: "messageText"
                Layout.fillWidth: true
                placeholderText: qsTr("In your words")
                maximumLength: 200
                onAccepted: send.clicked()
            }
            PrimaryButton {
                id: send
                objectName: "sendMessage"
                Layout.fillWidth: true
                implicitHeight: Theme.key
                enabled: words.text.trim() !== ""
                text: qsTr("Send")
                onClicked: {
                    root.messages.sendText(words.text)
                    words.clear()
                }
            }
            Item { Layout.fillHeight: true }
        }
    }
}
