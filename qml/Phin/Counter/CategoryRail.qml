pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Counter.Models

/*! The menu's categories, all in sight where they fit. */
ListView {
    id: root

    required property MenuModel menu

    clip: true
    spacing: Theme.gapSmall * 1.5
    boundsBehavior: Flickable.StopAtBounds
    model: root.menu.categories
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Categories")

    readonly property real tabHeight: Math.max(Theme.key, Math.min(Theme.mm(21), (height - (count - 1) * spacing) / Math.max(1, count)))

    delegate: AbstractButton {
        id: tab

        required property var modelData
        readonly property bool current: root.menu.search === "" && root.menu.category === modelData.categoryId
        readonly property color own: modelData.colour ? modelData.colour : Theme.accent
        readonly property color ink: current ? Theme.inkOn(own) : Theme.text

        objectName: "category-" + modelData.categoryId
        width: root.width
        height: root.tabHeight
        text: modelData.name
        Accessible.role: Accessible.PageTab
        Accessible.name: text
        Accessible.selected: current
        Accessible.onPressAction: if (tab.enabled) tab.clicked()
        onClicked: root.menu.category = modelData.categoryId

        background: ButtonFace {
            ground: tab.current ? tab.own : Theme.surface
            pressed: tab.down
            focused: tab.visualFocus
            border.width: tab.current ? 0 : Theme.edge
            border.color: Theme.hairline
            Rectangle {
                visible: !tab.current
                x: parent.border.width
                y: x
                width: Theme.gap
                height: parent.height - 2 * y
                radius: Math.min(width / 2, Theme.radius)
                color: tab.own
            }
        }
        contentItem: UiText {
            leftPadding: Theme.gap * 1.6
            text: tab.text
            color: tab.ink
            strong: true
            wrapMode: Text.Wrap
            maximumLineCount: 2
            lineHeight: 0.92
            Accessible.ignored: true
        }
    }
}
