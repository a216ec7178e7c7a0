pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic

/*! One of a few, all in sight. `options`: [{ value, text, icon? }]. */
FocusScope {
    id: root

    property var options: []
    property var value
    property string label ///< what is chosen, for those who listen
    property real segmentHeight: Theme.keySmall
    signal chosen(var value)

    implicitHeight: segmentHeight
    implicitWidth: widest * options.length
    property real widest: Theme.least
    function measure() {
        let width = Theme.least
        for (let i = 0; i < segments.count; ++i)
            width = Math.max(width, segments.itemAt(i)?.implicitWidth ?? 0)
        root.widest = width
    }
    Accessible.role: Accessible.Grouping
    Accessible.name: label

    Rectangle {
        anchors.fill: parent
        color: Theme.sunken
        radius: Theme.radius
        border.width: Theme.edge
        border.color: Theme.outline
    }
    Row {
        id: row
        anchors.fill: parent
        Repeater {
            id: segments
            model: root.options
            AbstractButton {
                id: segment
                required property var modelData
                required property int index
                readonly property bool current: root.value === modelData.value
                width: row.width / segments.count
                height: row.height
                onImplicitWidthChanged: root.measure()
                implicitWidth: Math.max(Theme.least, content.implicitWidth + Theme.gap * 2)
                text: modelData.text
                Accessible.role: Accessible.RadioButton
                Accessible.name: text
                Accessible.checked: current
                Accessible.onPressAction: if (segment.enabled) segment.clicked()
                onClicked: if (!current) root.chosen(modelData.value)

                background: ButtonFace {
                    ground: segment.current ? Theme.accent : "transparent"
                    pressed: segment.down
                    focused: segment.visualFocus
                }
                contentItem: Item {
                    implicitWidth: content.implicitWidth
                    Row {
                        id: content
                        anchors.centerIn: parent
                        spacing: Theme.gapSmall
                        Icon {
                            anchors.verticalCenter: parent.verticalCenter
                            visible: name !== ""
                            name: segment.modelData.icon ?? ""
                            color: segment.current ? Theme.onStrong : Theme.text
                            size: Theme.textBody * 1.2
                        }
                        UiText {
                            anchors.verticalCenter: parent.verticalCenter
                            text: segment.text
                            strong: segment.current
                            color: segment.current ? Theme.onStrong : Theme.text
                            Accessible.ignored: true
                        }
                    }
                }
            }
        }
    }
}
