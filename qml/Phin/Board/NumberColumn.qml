pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Phin.Ui
import Phin.Kds.Models

/*! One column of numbers, as large as they all fit, never smaller than can be read across a room. */
Rectangle {
    id: root

    required property BoardModel numbers
    property string title
    property string subtitle ///< the same in the other language
    property color ink: Theme.text
    property real largest: 0 ///< pixels

    property real least: 100 ///< pixels
    property real leastMinutes: 0 ///< pixels; smaller ones are left out. 0: there are none here
    readonly property real cellWide: 3.5 ///< of one number, in units of its type size
    readonly property real cellHigh: 1.24
    readonly property real minutesWide: leastMinutes * 3.7 ///< pixels, beside each number
    readonly property bool timed: leastMinutes > 0 && numbers.timed && typeFor(numbers.count, minutesWide) >= least
    readonly property real beside: timed ? minutesWide : 0

    /// The largest type at which `count` numbers stand in the space there is, each with so much room beside it.
    function typeFor(count: int, beside: real): real {
        let best = 0
        for (let columns = 1; columns <= 8; ++columns) {
            const rows = Math.ceil(Math.max(1, count) / columns)
            best = Math.max(best, Math.min((area.width / columns - beside) / cellWide, area.height / rows / cellHigh))
        }
        return Math.floor(Math.min(best, largest))
    }
    readonly property real type: Math.max(Math.floor(Math.min(least, largest)), typeFor(numbers.count, beside))
    readonly property int fitting: Math.max(1, Math.floor(area.width / (least * cellWide)) * Math.floor(area.height / (least * cellHigh)))
    readonly property int across: Math.max(1, Math.floor(area.width / (type * cellWide + beside)))
    Binding { target: root.numbers; property: "limit"; value: root.fitting }

    color: "transparent"
    Accessible.role: Accessible.List
    Accessible.name: title

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.margin * 2
        spacing: Theme.gap
        UiText {
            Layout.fillWidth: true
            text: root.title
            color: root.ink
            font.pixelSize: Theme.mm(17) / 0.714
            font.weight: Font.Black
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.textTitle
            Accessible.role: Accessible.Heading
        }
        UiText {
            Layout.fillWidth: true
            Layout.topMargin: -Theme.gap
            text: root.subtitle
            color: root.ink
            font.pixelSize: Theme.textTitle
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.textCaption
        }
        Rectangle { Layout.fillWidth: true; implicitHeight: Theme.edge * 3; color: root.ink }
        Item {
            id: area
            Layout.fillWidth: true
            Layout.fillHeight: true

            Grid {
                anchors { left: parent.left; right: parent.right; top: parent.top }
                columns: root.across
                Repeater {
                    model: root.numbers
                    Item {
                        id: cell
                        required property string number
                        required property int minutes
                        width: area.width / root.across
                        height: root.type * root.cellHigh
                        UiText {
                            objectName: "number"
                            width: parent.width - root.beside
                            height: parent.height
                            text: cell.number
                            color: root.ink
                            font.pixelSize: root.type
                            font.weight: Font.Black
                            fontSizeMode: Text.HorizontalFit
                            minimumPixelSize: Theme.textCaption
                        }
                        UiText {
                            objectName: "minutes"
                            anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                            width: root.beside
                            visible: root.timed && cell.minutes >= 0
                            text: cell.minutes > 0 ? qsTr("%n min", "", cell.minutes) : qsTr("soon")
                            color: root.ink
                            font.pixelSize: root.leastMinutes
                            horizontalAlignment: Text.AlignRight
                        }
                    }
                }
            }
        }
        UiText {
            objectName: "more"
            Layout.fillWidth: true
            visible: root.numbers.total > root.numbers.count
            text: qsTr("+%n more", "", root.numbers.total - root.numbers.count)
            strong: true
            color: root.ink
            font.pixelSize: Theme.textLarge
            fontSizeMode: Text.HorizontalFit // rather smaller than cut
            minimumPixelSize: Theme.textCaption
        }
    }
}
