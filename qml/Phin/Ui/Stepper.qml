import QtQuick
import QtQuick.Layouts

/*! A count with less and more. */
FocusScope {
    id: root

    property int value: 1
    property int from: 1
    property int to: 999
    property string subject ///< what is counted, for those who listen
    property bool typable: false ///< a touch on the count asks for another
    signal stepped(int value)
    signal typingRequested()

    implicitWidth: row.implicitWidth
    implicitHeight: Theme.keySmall
    readonly property int minimumValue: from ///< by these names assistive technology asks
    readonly property int maximumValue: to
    readonly property int stepSize: 1
    Accessible.role: Accessible.SpinBox
    Accessible.onIncreaseAction: if (value < to) stepped(value + 1)
    Accessible.onDecreaseAction: if (value > from) stepped(value - 1)
    Accessible.name: subject

    RowLayout {
        id: row
        anchors.fill: parent
        spacing: Theme.gapSmall
        QuietButton {
            objectName: "stepLess"
            Layout.preferredWidth: Math.max(Theme.keySmall, root.height * 0.8)
            Layout.fillHeight: true
            iconName: "minus"
            Accessible.name: qsTr("One less: %1").arg(root.subject)
            enabled: root.value > root.from
            onClicked: root.stepped(root.value - 1)
        }
        UiText {
            Layout.preferredWidth: Math.max(Theme.mm(8), implicitWidth)
            visible: !root.typable
            horizontalAlignment: Text.AlignHCenter
            text: root.value
            strong: true
            font.pixelSize: Theme.textTitle
        }
        QuietButton {
            objectName: "typeCount"
            Layout.preferredWidth: Math.max(Theme.keySmall, implicitWidth)
            Layout.fillHeight: true
            visible: root.typable
            leftPadding: Theme.gapSmall
            text: root.value
            font.pixelSize: Theme.textTitle
            font.weight: Font.DemiBold
            Accessible.name: qsTr("Type how many: %1").arg(root.subject)
            onClicked: root.typingRequested()
        }
        QuietButton {
            objectName: "stepMore"
            Layout.preferredWidth: Math.max(Theme.keySmall, root.height * 0.8)
            Layout.fillHeight: true
            iconName: "plus"
            Accessible.name: qsTr("One more: %1").arg(root.subject)
            enabled: root.value < root.to
            onClicked: root.stepped(root.value + 1)
        }
    }
}
