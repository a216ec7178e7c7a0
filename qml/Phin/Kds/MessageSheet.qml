pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Kds.Models

/*! The day's messages on the right, each with who has seen it; on the left how one is sent: canned by one touch, or in
    free words, to the tills, a station or all, about a ticket or not. */
Sheet {
    id: root

    required property MessageModel messages
    required property TicketModel tickets
    property real hiddenBelow: 0 ///< by the keyboard
    property string orderId ///< what it is about
    property string number
    property string to: "till"
    property var stations: []

    function show(orderId: string, number: string) {
        root.orderId = orderId
        root.number = number
        root.stations = root.messages.stations()
        root.open = true
    }
    function send(code: string) {
        root.messages.send(root.to, code, words.text, root.orderId, "")
        words.clear()
        root.close()
    }
    function filled(template: string, about: string): string {
        const what = about === "order" ? root.number : about === "product" ? words.text.trim() : ""
        return template.replace("{}", what !== "" ? what : "…")
    }

    title: qsTr("Messages")
    modal: true
    extent: Theme.mm(270)

    RowLayout {
        anchors.fill: parent
        spacing: Theme.margin * 2

        ColumnLayout {
            Layout.fillHeight: true
            Layout.preferredWidth: root.extent * 0.54
            Layout.maximumWidth: Layout.preferredWidth
            Layout.alignment: Qt.AlignTop
            spacing: Theme.gap
            SegmentedControl {
                objectName: "messageTo"
                Layout.fillWidth: true
                segmentHeight: Theme.key
                label: qsTr("To whom")
                options: {
                    const all = [{ value: "till", text: qsTr("Tills") }]
                    for (const station of root.stations)
                        all.push(station)
                    all.push({ value: "all", text: qsTr("All") })
                    return all
                }
                value: root.to
                onChosen: value => root.to = value
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.gap
                Field {
                    id: words
                    objectName: "messageText"
                    Layout.fillWidth: true
                    maximumLength: 200
                    placeholderText: qsTr("Free words, or what of")
                    onAccepted: if (text.trim() !== "") root.send("")
                }
                QuietButton {
                    objectName: "messageSend"
                    enabled: words.text.trim() !== ""
                    tone: "accent"
                    iconName: "forward"
                    text: qsTr("Send")
                    onClicked: root.send("")
                }
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.gap
                UiText { text: qsTr("About"); Accessible.ignored: true }
                ListView {
                    objectName: "messageOrders"
                    Layout.fillWidth: true
                    implicitHeight: Theme.key
                    orientation: ListView.Horizontal
                    spacing: Theme.gapSmall
                    clip: true
                    boundsBehavior: Flickable.StopAtBounds
                    model: root.tickets
                    Accessible.role: Accessible.List
                    Accessible.name: qsTr("About which order")
                    delegate: QuietButton {
                        id: chip
                        required property string orderId
                        required property string number
                        objectName: "about-" + number
                        implicitHeight: Theme.key
                        text: number
                        checked: root.orderId === chip.orderId
                        onClicked: {
                            const same = root.orderId === chip.orderId
                            root.orderId = same ? "" : chip.orderId
                            root.number = same ? "" : chip.number
                        }
                    }
                }
            }
            GridLayout {
                Layout.fillWidth: true
                columns: 2
                columnSpacing: Theme.gap
                rowSpacing: Theme.gap
                Repeater {
                    model: root.messages.canned
                    QuietButton {
                        required property var modelData
                        objectName: "canned-" + modelData.code
                        Layout.fillWidth: true
                        Layout.preferredWidth: 10
                        implicitHeight: Theme.mm(15)
                        enabled: modelData.about === "" || (modelData.about === "order" ? root.orderId !== "" : words.text.trim() !== "")
                        text: root.filled(modelData.words, modelData.about)
                        onClicked: root.send(modelData.code)
                    }
                }
            }
            Item { Layout.fillHeight: true }
        }
        ListView {
            id: list
            objectName: "messageList"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.bottomMargin: root.hiddenBelow
            model: root.messages
            spacing: Theme.gap
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            Accessible.role: Accessible.List
            Accessible.name: qsTr("The day's messages")
            ScrollBar.vertical: ScrollBar { policy: list.contentHeight > list.height ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff }

            delegate: Rectangle {
                id: row
                required property string messageId
                required property string words
                required property string from
                required property string to
                required property string time
                required property bool own
                required property bool waiting
                required property var seenBy

                width: ListView.view.width - Theme.gap
                implicitHeight: inside.implicitHeight + Theme.gap * 2
                color: row.waiting ? Theme.infoSoft : Theme.raised
                radius: Theme.radius
                border.width: Theme.edge
                border.color: row.waiting ? Theme.info : Theme.hairline
                ColumnLayout {
                    id: inside
                    anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: Theme.gap }
                    spacing: Theme.gapSmall
                    UiText {
                        objectName: "messageWords"
                        Layout.fillWidth: true
                        text: row.words
                        strong: true
                        wrapMode: Text.Wrap
                    }
                    UiText {
                        Layout.fillWidth: true
                        text: row.own ? qsTr("%1, from here to %2").arg(row.time).arg(({ till: qsTr("the tills"), all: qsTr("all") })[row.to] ?? row.to)
                                      : qsTr("%1, from %2").arg(row.time).arg(row.from)
                        muted: true
                        font.pixelSize: Theme.textCaption
                        wrapMode: Text.Wrap
                    }
                    RowLayout {
                        Layout.fillWidth: true
                        visible: row.seenBy.length > 0 || row.own
                        spacing: Theme.gapSmall
                        Icon {
                            name: row.seenBy.length > 0 ? "check" : "clock"
                            color: row.seenBy.length > 0 ? Theme.positive : Theme.textMuted
                            size: Theme.textBody
                        }
                        UiText {
                            objectName: "messageSeen"
                            Layout.fillWidth: true
                            text: row.seenBy.length > 0 ? qsTr("seen: %1").arg(row.seenBy.map(each => each.box + " " + each.time).join(", "))
                                                        : qsTr("nobody has seen it yet")
                            font.pixelSize: Theme.textCaption
                            color: row.seenBy.length > 0 ? Theme.positive : Theme.textMuted
                            wrapMode: Text.Wrap
                        }
                    }
                    QuietButton {
                        objectName: "seeMessage"
                        Layout.fillWidth: true
                        visible: row.waiting
                        tone: "info"
                        iconName: "check"
                        text: qsTr("Seen")
                        Accessible.name: qsTr("Seen: %1").arg(row.words)
                        onClicked: root.messages.see(row.messageId)
                    }
                }
            }
            UiText {
                anchors.centerIn: parent
                width: parent.width
                visible: list.count === 0
                text: qsTr("No messages today")
                muted: true
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.Wrap
            }
        }
    }
}
