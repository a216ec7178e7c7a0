pragma Singleton
import QtQuick
import Phin.Ui

/*!
    Type that is read from `distanceMm` while hands are busy: the height of capital letters, by the angle they fill in
    the eye. What is made stands at 20 minutes of arc, nothing below the 16 that ISO 9241-303 asks at least: at two
    metres 11.6 and 9.3 mm on the glass. In a rush, when tickets would have to wait on a second page, all goes down to
    these 16, and no further. Only a glass too small for a single column at that size gets less.
*/
QtObject {
    id: letters

    property real distanceMm: 2000
    property bool crowded: false
    property size glass: Qt.size(1280, 800) ///< pixels that there are
    property bool beat: false ///< turns once a second while something waits far too long: all of it flashes together

    property var stationNames: ({}) ///< by id, as the menu has them; what it does not name is named here
    readonly property var usualNames: ({ barista: qsTr("Barista"), kitchen: qsTr("Kitchen"), expo: qsTr("Expo") })
    function stationName(id: string): string {
        return letters.stationNames[id] ?? letters.usualNames[id] ?? id
    }

    readonly property int leastMinutes: 16
    /// Capital letters of Noto Sans are 0.714 of its pixel size high.
    function pixels(minutes: real): real {
        return 2 * letters.distanceMm * Math.tan(minutes / 120 * Math.PI / 180) / 0.714 * Theme.density
    }
    /// A top bar, and one column with a ticket of some lines, must have room.
    readonly property real fit: Math.min(1, glass.width / (pixels(leastMinutes) * 25), glass.height / (pixels(leastMinutes) * 12))
    function px(minutes: real): int {
        return Math.max(12, Math.ceil(pixels(letters.crowded ? letters.leastMinutes : minutes) * letters.fit))
    }
    readonly property int number: Math.max(12, Math.ceil(pixels(crowded ? 20 : 22) * fit))
    readonly property int line: px(20)
    readonly property int age: px(20)
    readonly property int modifier: px(18)
    readonly property int label: px(leastMinutes)
    /// Noto Sans leads lines by 1.36 of their size; Vietnamese needs 1.18 of it.
    readonly property real leading: 0.87

    /// A column narrower than this (pixels) would break what it shows.
    readonly property real column: line * 8.1

    // --- how old a ticket is: the older, the louder; ink on ground 7:1 or more
    function ground(level: string): color {
        return level === "over" ? "#a51d17" : level === "late" ? Theme.warningSoft : Theme.raised
    }
    function ink(level: string): color {
        return level === "over" ? "#ffffff" : level === "late" ? (Theme.dark ? "#ffdb86" : Theme.warning) : Theme.text
    }
    function edge(level: string): color {
        return level === "over" ? (Theme.dark ? "#f0675d" : "#a51d17") : level === "late" ? Theme.warning : Theme.hairline
    }

    function clock(seconds: int): string {
        const s = Math.max(0, seconds)
        const minutes = Math.floor(s / 60) + ":" + String(s % 60).padStart(2, "0")
        return s < 3600 ? minutes : Math.floor(s / 3600) + ":" + String(Math.floor(s / 60) % 60).padStart(2, "0") + ":" + String(s % 60).padStart(2, "0")
    }

    function listed(words: var): string {
        return words.join(" · ")
    }

    /// What somebody who listens is told.
    function spoken(words: var): string {
        return words.filter(word => word !== "").join(", ")
    }
}
