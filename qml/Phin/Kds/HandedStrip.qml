import QtQuick

/*! That others make what was to be made here, and why: nobody here waits for it, or makes it too. */
Strip {
    id: root

    required property var handedOver ///< as StationScreen.handedOver has it
    readonly property var reasons: ({ off: qsTr("no screen here was on"), overloaded: qsTr("too much waited here"),
                                      paused: qsTr("paused here"), person: qsTr("sent by a person") })

    function told(to: var): string {
        const name = Letters.stationName(to.station)
        const lines = qsTr("%1 makes %n line(s) from here", "", to.lines).arg(name)
        return to.why !== "" ? lines + ": " + root.reasons[to.why] : lines
    }
    function toldAll(all: var): string {
        let words = ""
        for (const to of all)
            words += (words !== "" ? " · " : "") + root.told(to)
        return words
    }

    visible: handedOver.length > 0
    tone: "accent"
    iconName: "forward"
    text: toldAll(handedOver)
}
