import QtQuick
import Phin.Ui

/*! A key whose words are read from where the tickets are. A touch leaves the keyboard, a bump bar, to the tickets. */
QuietButton {
    font.pixelSize: Letters.label
    implicitHeight: Math.max(Theme.key, Math.round(Letters.label * 1.44))
    focusPolicy: Qt.TabFocus
}
