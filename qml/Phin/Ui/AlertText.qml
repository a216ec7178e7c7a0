import QtQuick
import Phin.Ui // its C++ types are not seen without

/*! Words that say what has just happened: read out at once, wherever the keyboard is. */
UiText {
    id: root

    Accessible.role: Accessible.AlertMessage

    Announcement {
        item: root
        words: root.text
    }
}
