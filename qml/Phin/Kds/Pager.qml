import QtQuick
import QtQuick.Layouts
import Phin.Ui

/*! That there are more tickets than fit, how many, and the way to them. */
RowLayout {
    id: root

    property int hidden: 0
    property int first: 0
    signal next()
    signal previous()

    spacing: Theme.gap

    BarKey {
        objectName: "previousPage"
        visible: root.first > 0
        iconName: "back"
        Accessible.name: qsTr("Back: %n earlier ticket(s)", "", root.first)
        onClicked: root.previous()
    }
    PrimaryButton {
        objectName: "nextPage"
        visible: root.hidden > 0
        implicitHeight: Math.max(Theme.key, Math.round(Letters.label * 1.44))
        font.pixelSize: Letters.label
        focusPolicy: Qt.TabFocus
        tone: "warning"
        text: "+" + root.hidden
        iconName: "forward"
        Accessible.name: qsTr("+%n more", "", root.hidden)
        onClicked: root.next()
    }
}
