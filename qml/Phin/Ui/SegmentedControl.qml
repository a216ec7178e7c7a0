pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
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
    readonly property bool roomy: widest * options.length <= width + 1 ///< else words alone
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
                readonly property real drawing: (modelData.icon ?? "") !== "" ? Theme.textBody * 1.2 + Theme.gapSmall : 0
                implicitWidth: Math.max(Theme.least, Math.ceil(measure.advanceWidth) + 2 + drawing + Theme.gap * 2)
                text: modelData.text
                containmentMask: Item { width: segment.width; height: segment.height + Theme.reach }
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
                    TextMetrics {
                        id: measure
                        font { family: Theme.family; pixelSize: Theme.textBody; weight: Font.DemiBold }
                        text: segment.text
                    }
                    RowLayout {
                        id: content
                        anchors.centerIn: parent
                        width: Math.min(implicitWidth, parent.width - 2 * Theme.gapSmall)
                        height: parent.height
                        spacing: Theme.gapSmall
                        Icon {
                            visible: name !== "" && root.roomy
                            name: segment.modelData.icon ?? ""
                            color: segment.current ? Theme.onStrong : Theme.text
                            size: Theme.textBody * 1.2
                        }
                        UiText {
                            id: words
                            Layout.fillWidth: true
                            Layout.fillHeight: true
                            Layout.preferredWidth: Math.ceil(measure.advanceWidth) + 2
                            text: segment.text
                            fontSizeMode: Text.Fit // rather smaller than cut
                            minimumPixelSize: Theme.textCaption
                            wrapMode: Text.Wrap
                            maximumLineCount: 2
                            lineHeight: 0.92
                            horizontalAlignment: Text.AlignHCenter
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
