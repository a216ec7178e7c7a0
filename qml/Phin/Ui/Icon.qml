import QtQuick
import Phin.Ui // its C++ types are not seen without

/*! A line drawing of 24 by 24 units in any colour and size. Never alone: words or an Accessible.name go with it. */
Item {
    id: root

    property string name
    property color color: Theme.text
    property real size: Theme.textTitle
    property bool filled: false

    implicitWidth: size
    implicitHeight: size
    Accessible.ignored: true

    readonly property var drawings: ({
        "check": "M4 12.5 L9.5 18 L20 6.5",
        "close": "M5.5 5.5 L18.5 18.5 M18.5 5.5 L5.5 18.5",
        "plus": "M12 4.5 L12 19.5 M4.5 12 L19.5 12",
        "minus": "M4.5 12 L19.5 12",
        "search": "M10.5 4 A6.5 6.5 0 1 1 10.49 4 Z M15.3 15.3 L20.5 20.5",
        "back": "M14.5 4.5 L7 12 L14.5 19.5",
        "forward": "M9.5 4.5 L17 12 L9.5 19.5",
        "down": "M4.5 9 L12 16.5 L19.5 9",
        "shift": "M12 4 L20 12.5 L15.5 12.5 L15.5 19.5 L8.5 19.5 L8.5 12.5 L4 12.5 Z",
        "split": "M12 20.5 L12 13 L5 6 M5 11 L5 5.5 L10.5 5.5 M12 13 L19 6 M13.5 5.5 L19 5.5 L19 11",
        "list": "M4 6.5 L20 6.5 M4 12 L20 12 M4 17.5 L14 17.5",
        "trash": "M4.5 6.5 L19.5 6.5 M9 6.5 L9 3.8 L15 3.8 L15 6.5 M6.3 6.5 L7.3 20.3 L16.7 20.3 L17.7 6.5 M10 10.5 L10.3 16.5 M14 10.5 L13.7 16.5",
        "percent": "M18.5 5.5 L5.5 18.5 M7.5 5 A2.5 2.5 0 1 1 7.49 5 Z M16.5 14 A2.5 2.5 0 1 1 16.49 14 Z",
        "undo": "M8.5 4.5 L4 9 L8.5 13.5 M4.5 9 L14.5 9 A5.2 5.2 0 0 1 14.5 19.5 L8 19.5",
        "cup": "M4.5 8 L16.5 8 L15.6 16 A4 4 0 0 1 11.7 19.5 L9.3 19.5 A4 4 0 0 1 5.4 16 Z M16.3 9.5 L18 9.5 A2.5 2.5 0 0 1 18 14.8 L15.8 14.8 M8 5 L8 3.2 M12.5 5 L12.5 3.2",
        "bag": "M5.5 8 L18.5 8 L19.5 20.5 L4.5 20.5 Z M8.7 10.5 L8.7 6.5 A3.3 3.3 0 0 1 15.3 6.5 L15.3 10.5",
        "bike": "M6 13.2 A3.3 3.3 0 1 1 5.99 13.2 Z M18 13.2 A3.3 3.3 0 1 1 17.99 13.2 Z M6 16.5 L9.5 9.5 L15.5 9.5 L18 16.5 M9.5 9.5 L12.5 16.5 L15.5 9.5 L14.3 5.8 L17 5.8",
        "cash": "M3 6.5 L21 6.5 L21 17.5 L3 17.5 Z M12 9.2 A2.8 2.8 0 1 1 11.99 9.2 Z M6 12 L6.1 12 M18 12 L18.1 12",
        "edit": "M4.5 19.5 L5.5 15 L15.8 4.7 L19.3 8.2 L9 18.5 Z M13.3 7.2 L16.8 10.7",
        "backspace": "M9 5.5 L21 5.5 L21 18.5 L9 18.5 L3 12 Z M12 9.3 L17.4 14.7 M17.4 9.3 L12 14.7",
        "warning": "M12 3.8 L21.5 20 L2.5 20 Z M12 10 L12 14.3 M12 17.1 L12 17.2",
        "info": "M12 3.5 A8.5 8.5 0 1 1 11.99 3.5 Z M12 11 L12 16.5 M12 7.6 L12 7.7",
        "clock": "M12 3.5 A8.5 8.5 0 1 1 11.99 3.5 Z M12 7 L12 12.3 L15.5 14.5",
        "note": "M5 4 L19 4 L19 15 L14 20 L5 20 Z M8 9 L16 9 M8 13 L13 13",
        "gear": "M12 8.5 A3.5 3.5 0 1 1 11.99 8.5 Z M12 2.8 L12 5.4 M12 18.6 L12 21.2 M2.8 12 L5.4 12 M18.6 12 L21.2 12 M5.5 5.5 L7.3 7.3 M16.7 16.7 L18.5 18.5 M18.5 5.5 L16.7 7.3 M7.3 16.7 L5.5 18.5",
        "people": "M9 4.5 A3.5 3.5 0 1 1 8.99 4.5 Z M2.5 19.5 A6.5 6.5 0 0 1 15.5 19.5 M16 5.2 A3 3 0 0 1 16 10.8 M18 13.4 A6 6 0 0 1 21.5 19.5",
        "lock": "M6 10.5 L18 10.5 L18 20 L6 20 Z M8.5 10.5 L8.5 8 A3.5 3.5 0 0 1 15.5 8 L15.5 10.5 M12 14 L12 16.5",
        "sound": "M4 9 L8 9 L13 4.5 L13 19.5 L8 15 L4 15 Z M16 9 A4.5 4.5 0 0 1 16 15 M18.5 6.3 A8.5 8.5 0 0 1 18.5 17.7",
        "silent": "M4 9 L8 9 L13 4.5 L13 19.5 L8 15 L4 15 Z M16.2 9.5 L21 14.5 M21 9.5 L16.2 14.5",
        "message": "M4 4.5 L20 4.5 L20 16 L11.5 16 L6.5 20.5 L6.5 16 L4 16 Z M8 8.5 L16 8.5 M8 12 L13 12",
        "pause": "M8.5 5 L8.5 19 M15.5 5 L15.5 19",
        "stack": "M12 3.5 L21 8 L12 12.5 L3 8 Z M3 12.3 L12 16.8 L21 12.3 M3 16.3 L12 20.8 L21 16.3",
        "circle": "M12 5 A7 7 0 1 1 11.99 5 Z",
        "triangle": "M12 3.5 L21.5 20 L2.5 20 Z",
        "diamond": "M12 3 L21 12 L12 21 L3 12 Z",
        "square": "M5 5 L19 5 L19 19 L5 19 Z",
        "half": "M12 5 A7 7 0 0 0 12 19 Z"
    })

    LineDrawing {
        anchors.fill: parent
        path: root.drawings[root.name] ?? ""
        color: root.color
        filled: root.filled
    }
}
