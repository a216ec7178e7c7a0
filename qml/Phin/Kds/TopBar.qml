pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Phin.Ui
import Phin.Kds.Models

/*! Which station this is, how much there is to do, whether the screen can be trusted, and the few keys there are. */
Item {
    id: root

    required property StationScreen screen
    property string view
    property int hidden: 0 ///< tickets, or batches, beyond this page
    property bool makes: true ///< here, so it may be made together
    property bool recentOpen: false
    readonly property var views: [{ name: "tickets", icon: "list", words: qsTr("Tickets") }, { name: "batches", icon: "stack", words: qsTr("Together") },
                                  { name: "products", icon: "cup", words: qsTr("Products") }]
    signal recentRequested()
    signal screenRequested()
    signal messagesRequested()
    signal staffRequested()
    signal viewRequested(string name)
    signal nextRequested()
    signal previousRequested()

    readonly property bool roomy: width > Letters.label * 46 ///< words beside drawings
    readonly property bool ample: width > Letters.label * 54 ///< and all that may be said
    readonly property bool calm: ample || screen.status.level !== "bad" ///< what is wrong takes the room of the rest
    readonly property string stationText: Letters.stationName(screen.station)

    implicitHeight: Math.max(Theme.key, Math.round(Letters.label * 1.44)) + Theme.gap

    RowLayout {
        anchors.fill: parent
        spacing: Theme.gap

        UiText {
            visible: root.calm && (root.roomy || root.hidden === 0) // the count is worth more
            text: root.stationText
            font.pixelSize: Letters.label
            font.weight: Font.Black
            Accessible.role: Accessible.Heading
        }
        UiText {
            objectName: "openCount"
            visible: root.calm
            text: root.roomy ? words : open
            readonly property int open: root.screen.tickets.total - root.screen.tickets.later
            readonly property string words: qsTr("%n ticket(s)", "", open)
            muted: true
            font.pixelSize: Letters.label
            Accessible.name: words
        }
        LaterCount { visible: root.calm && later > 0; later: root.screen.tickets.later; shortly: !root.roomy }
        StatusWords {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.margin
            status: root.screen.status
            shortly: !root.ample
            textSize: Letters.label
            leastSize: Letters.label
        }
        Item { Layout.fillWidth: true } // what is left over stands here, not between keys
        Pager {
            Layout.fillWidth: false
            visible: root.view !== "products" && (hidden > 0 || first > 0)
            hidden: root.hidden
            first: root.view === "batches" ? root.screen.batches.first : root.screen.tickets.first
            onNext: root.nextRequested()
            onPrevious: root.previousRequested()
        }
        Repeater {
            model: root.makes ? root.views : [root.views[0], root.views[2]]
            BarKey {
                required property var modelData
                objectName: "view-" + modelData.name
                checked: root.view === modelData.name
                iconName: modelData.icon
                text: root.roomy ? modelData.words : ""
                Accessible.name: modelData.words
                onClicked: root.viewRequested(modelData.name)
            }
        }
        BarKey {
            objectName: "recall"
            enabled: root.screen.recent.count > 0
            iconName: "undo"
            text: root.ample ? root.screen.recent.last : ""
            Accessible.name: root.screen.recent.last !== "" ? qsTr("Recall %1").arg(root.screen.recent.last) : qsTr("Recall")
            onClicked: root.screen.recallLast()
        }
        BarKey {
            objectName: "recent"
            enabled: root.screen.recent.count > 0
            iconName: "clock"
            checked: root.recentOpen
            Accessible.name: qsTr("All that left lately")
            onClicked: root.recentRequested()
        }
        StaffKey { screen: root.screen; shortly: !root.ample; onClicked: root.staffRequested() }
        BarKey {
            objectName: "messagesKey"
            iconName: "message"
            tone: root.screen.messages.waiting > 0 ? "info" : ""
            checked: root.screen.messages.waiting > 0
            Accessible.name: qsTr("Messages")
            onClicked: root.messagesRequested()
        }
        BarKey {
            objectName: "screenKey"
            iconName: "gear"
            Accessible.name: qsTr("This screen, pause, sold out")
            onClicked: root.screenRequested()
        }
    }
}
