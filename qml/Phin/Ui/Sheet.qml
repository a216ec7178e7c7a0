import QtQuick
import QtQuick.Layouts

/*!
    A panel that slides in over part of the screen. What it leaves uncovered stays in use unless `modal`, where a
    touch beside it closes it. Its content goes into the default property, below a title and a way out.
*/
FocusScope {
    id: root

    /*! Whether it is in sight. A sheet of its own is opened by setting it. One that shows a model's state is given
        that by `follows` and never binds `open`: what sets it once would cut the binding. */
    property bool open: false
    property var follows ///< true or false: as the model says; closing is then the model's, asked by closed()
    property bool modal: false
    property bool dismissible: true
    property int side: Qt.RightEdge ///< LeftEdge, RightEdge or BottomEdge of its parent
    property real extent: Theme.mm(110) ///< its width, or height at the bottom
    property string title
    property string subtitle
    default property alias content: body.data
    property alias headerItems: extra.data
    signal closed()

    function close() {
        if (!root.open)
            return
        if (root.follows === undefined)
            root.open = false
        root.closed()
    }
    Binding {
        target: root
        property: "open"
        value: root.follows ?? false
        when: root.follows !== undefined
        restoreMode: Binding.RestoreNone
    }

    readonly property bool covers: open && (modal || extent >= (horizontal ? width : height)) ///< nothing below is in reach
    readonly property bool covered: {
        const all = root.parent?.children ?? []
        let above = false
        for (let i = 0; i < all.length; ++i) {
            const other = all[i]
            if (other.covers === true && other !== root && (other.z > root.z || (other.z === root.z && above)))
                return true
            above = above || other === root
        }
        return false
    }
    Timer { // once this, or what lies below, is in reach again
        id: after
        interval: 0
        onTriggered: {
            if (!root.open)
                root.giveBack()
            else if (!root.activeFocus)
                root.forceActiveFocus()
        }
    }
    property Item before: null ///< what had the keyboard when this came
    function giveBack() {
        const now = root.Window.activeFocusItem
        if (root.before?.visible && root.before.enabled && (!now || now === root.Window.contentItem))
            root.before.forceActiveFocus(Theme.walking ? Qt.TabFocusReason : Qt.OtherFocusReason)
        root.before = null
    }

    readonly property bool horizontal: side !== Qt.BottomEdge
    anchors.fill: parent
    visible: open || slide.running
    enabled: open && !covered
    z: 10
    Keys.onEscapePressed: if (dismissible) close()
    // Where a sheet itself has the keyboard Qt begins at the window's first control.
    Keys.onTabPressed: event => {
        const first = root.Window.activeFocusItem === root ? panel.nextItemInFocusChain() : null
        event.accepted = first !== null
        first?.forceActiveFocus(Qt.TabFocusReason)
    }
    // Qt 6.4 gives a layout up while texts in it change their heights several times, as they do where it comes into
    // sight; what is shown or hidden in it from then on stays where it was.
    Component.onCompleted: {
        for (let i = 0; i < body.children.length; ++i)
            body.children[i].visibleChanged.connect(root.arrange)
    }
    /*! To be called where what a page shows changes while it comes into sight. */
    function arrange() {
        if (!arrangement) // it goes before its pages
            return
        arrangement.times = 5
        arrangement.restart()
    }
    Timer {
        id: arrangement
        property int times: 0
        interval: 50 // after the frame in which it was given up, until all has arrived
        repeat: true
        onTriggered: {
            arrangement.running = --arrangement.times > 0
            root.arrangeIn(body)
        }
    }
    function arrangeIn(within: Item) {
        for (let i = 0; i < within.children.length; ++i) {
            const part = within.children[i]
            if (!part.visible || !(part instanceof RowLayout || part instanceof ColumnLayout || part instanceof GridLayout))
                continue
            part.ensurePolished()
            root.arrangeIn(part)
        }
    }
    onOpenChanged: {
        if (root.open) {
            root.before = root.Window.activeFocusItem
            root.forceActiveFocus()
        }
        after.restart()
    }
    Accessible.role: Accessible.Pane
    Accessible.name: title

    Rectangle {
        anchors.fill: parent
        visible: root.modal
        color: Theme.scrim
        opacity: root.open ? 1 : 0
        TapHandler { onTapped: if (root.dismissible) root.close() }
        HoverHandler {} // nothing below may glow
    }

    Rectangle {
        id: panel
        readonly property real away: root.open ? 0 : 1
        property real shift: away
        Behavior on shift { NumberAnimation { id: slide; duration: Theme.calm; easing.type: Easing.OutCubic } }

        width: root.horizontal ? Math.min(root.extent, root.width) : root.width
        height: root.horizontal ? root.height : Math.min(root.extent, root.height)
        x: root.side === Qt.RightEdge ? root.width - width + shift * width : (root.side === Qt.LeftEdge ? -shift * width : 0)
        y: root.horizontal ? 0 : root.height - height + shift * height
        color: Theme.surface
        border.width: Theme.edge
        border.color: Theme.hairline

        MouseArea { anchors.fill: parent; acceptedButtons: Qt.AllButtons; onWheel: wheel => wheel.accepted = true } // stays here

        ColumnLayout {
            anchors.fill: parent
            anchors.margins: Theme.margin
            spacing: Theme.gap

            RowLayout {
                Layout.fillWidth: true
                visible: root.title !== ""
                spacing: Theme.gap
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0
                    UiText {
                        Layout.fillWidth: true
                        text: root.title
                        strong: true
                        font.pixelSize: Theme.textTitle
                        Accessible.role: Accessible.Heading
                    }
                    UiText {
                        Layout.fillWidth: true
                        visible: text !== ""
                        text: root.subtitle
                        muted: true
                        wrapMode: Text.Wrap
                    }
                }
                RowLayout { id: extra; spacing: Theme.gap }
                QuietButton {
                    objectName: "sheetClose"
                    visible: root.dismissible
                    implicitHeight: Theme.key
                    iconName: "close"
                    flat: true
                    Accessible.name: qsTr("Close")
                    onClicked: root.close()
                }
            }
            Item {
                id: body
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
        }
    }
}
