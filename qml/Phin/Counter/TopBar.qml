import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Counter.Models

/*! Search, the way to today's orders, and what must always be in sight: the other boxes (touched, all of them), the
    cloud, the time. */
Rectangle {
    id: root

    required property CounterScreens screens
    property bool ordersOpen: false
    signal ordersRequested()
    signal searchAccepted(string text)
    property bool boxesOpen: false
    signal boxesRequested()
    property bool shiftOpen: false
    signal shiftRequested()
    property bool staffOpen: false
    signal staffRequested()
    property bool menuOpen: false
    signal menuRequested()

    property bool stationsOpen: false
    signal stationsRequested()
    property bool glassOpen: false
    signal glassRequested()

    function focusSearch() { search.forceActiveFocus() }

    readonly property var levels: ["idle", "good", "notice", "bad"]

    z: 1 // what is lifted above the keyboard on the screen goes below it
    implicitHeight: Theme.key + 2 * Theme.gap
    color: Theme.background

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.gap
        anchors.rightMargin: Theme.gap
        spacing: Theme.margin

        Field {
            id: search
            objectName: "search"
            Layout.preferredWidth: Theme.mm(62)
            Layout.minimumWidth: Theme.mm(30)
            Layout.fillWidth: true
            Layout.maximumWidth: Theme.mm(90)
            iconName: "search"
            placeholderText: qsTr("Search")
            label: qsTr("Find a product")
            enabled: !root.screens.menu.empty
            onTextEdited: root.screens.menu.search = text
            onTextChanged: if (text === "") root.screens.menu.search = ""
            Keys.onEscapePressed: { clear(); focus = false }
            onAccepted: root.searchAccepted(text)
            Connections {
                target: root.screens.menu
                function onSearchChanged() { if (search.text !== root.screens.menu.search) search.text = root.screens.menu.search }
            }
        }
        QuietButton {
            objectName: "ordersButton"
            iconName: "list"
            text: qsTr("Orders")
            checked: root.ordersOpen
            Accessible.name: root.screens.orders.waiting > 0
                             ? qsTr("Today's orders, %1 waiting").arg(root.screens.orders.waiting) : qsTr("Today's orders")
            onClicked: root.ordersRequested()
            rightPadding: waiting.visible ? waiting.width + Theme.gap * 2 : leftPadding

            Badge {
                id: waiting
                anchors { right: parent.right; rightMargin: Theme.gap; verticalCenter: parent.verticalCenter }
                visible: root.screens.orders.waiting > 0
                text: root.screens.orders.waiting
                tone: "accent"
                filled: true
            }
        }
        QuietButton {
            objectName: "shiftButton"
            iconName: "cash"
            checked: root.shiftOpen
            Accessible.name: qsTr("Shift, drawer and reports")
            onClicked: root.shiftRequested()
        }
        QuietButton {
            objectName: "stationsButton"
            readonly property int urgent: root.screens.stations.urgent
            readonly property int all: root.screens.stations.count + root.screens.messages.waiting
            iconName: urgent > 0 ? "warning" : "note"
            tone: urgent > 0 ? "danger" : ""
            text: all > 0 ? all : ""
            checked: root.stationsOpen
            Accessible.name: all > 0 ? qsTr("Stations and messages: %n to look at", "", all) : qsTr("Stations and messages")
            onClicked: root.stationsRequested()
        }
        Item { Layout.fillWidth: true }
        AbstractButton {
            id: boxesButton
            objectName: "boxesButton"
            Layout.fillWidth: true
            Layout.minimumWidth: Theme.mm(36)
            Layout.maximumWidth: implicitWidth
            implicitHeight: Math.max(Theme.key, Math.min(states.implicitHeight + Theme.gap, root.height - Theme.gapSmall))
            leftPadding: Theme.gap
            rightPadding: Theme.gap
            checked: root.boxesOpen
            Accessible.name: qsTr("Boxes of the shop: %1").arg(root.screens.status.lanText)
            Accessible.onPressAction: if (boxesButton.enabled) boxesButton.clicked()
            onClicked: root.boxesRequested()

            background: ButtonFace {
                ground: root.boxesOpen ? Theme.accentSoft : Theme.surface
                pressed: boxesButton.down
                focused: boxesButton.visualFocus
                border.width: Theme.edge
                border.color: root.boxesOpen ? Theme.accent : Theme.outline
            }
            contentItem: RowLayout {
                spacing: Theme.gap
                ColumnLayout {
                    id: states
                    Layout.fillWidth: true
                    spacing: Theme.gapSmall
                    StatusDot {
                        objectName: "lanStatus"
                        Layout.fillWidth: true
                        level: root.levels[root.screens.status.lan]
                        text: root.screens.status.lanText
                    }
                    StatusDot {
                        // What somebody has to see to comes before the cloud, which looks after itself.
                        readonly property bool warns: root.screens.status.warning !== ""
                        objectName: "cloudStatus"
                        Layout.fillWidth: true
                        level: warns ? "bad" : root.levels[root.screens.status.cloud]
                        text: warns ? root.screens.status.warning : root.screens.status.cloudText
                    }
                    StatusDot {
                        objectName: "storageStatus"
                        Layout.fillWidth: true
                        visible: text !== ""
                        level: root.levels[root.screens.status.storage]
                        text: root.screens.status.storageText
                    }
                }
                Icon { name: "forward"; color: Theme.textMuted; size: Theme.textBody }
            }
        }
        QuietButton {
            objectName: "menuButton"
            visible: root.screens.signIn.editsMenu && !root.screens.menu.empty
            iconName: "edit"
            checked: root.menuOpen
            Accessible.name: root.screens.menuEdit.changeCount > 0
                             ? qsTr("Menu, %n edits not published", "", root.screens.menuEdit.changeCount) : qsTr("Menu")
            onClicked: root.menuRequested()
        }
        QuietButton {
            objectName: "staffButton"
            visible: root.screens.signIn.editsStaff
            iconName: "people"
            checked: root.staffOpen
            Accessible.name: qsTr("Staff")
            onClicked: root.staffRequested()
        }
        QuietButton {
            objectName: "signedIn"
            visible: root.screens.signIn.staffed
            Layout.fillWidth: true
            Layout.minimumWidth: Theme.mm(22)
            Layout.maximumWidth: Math.min(implicitWidth, Theme.mm(38))
            iconName: "lock"
            text: root.screens.signIn.shortName
            Accessible.name: qsTr("%1 is signed in; lock or switch").arg(root.screens.signIn.name)
            onClicked: root.screens.signIn.lock()
        }
        ColumnLayout {
            Layout.fillWidth: false
            spacing: 0
            UiText {
                Layout.alignment: Qt.AlignRight
                text: root.screens.status.clock
                strong: true
                Accessible.name: qsTr("Time: %1").arg(text)
            }
            UiText {
                Layout.alignment: Qt.AlignRight
                Layout.maximumWidth: Theme.mm(30)
                text: root.screens.status.till
                muted: true
                font.pixelSize: Theme.textCaption
            }
        }
        QuietButton {
            objectName: "glassButton"
            iconName: "gear"
            checked: root.glassOpen
            Accessible.name: qsTr("Screen, language and keys")
            onClicked: root.glassRequested()
        }
    }
}
