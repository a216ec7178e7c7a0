pragma Singleton
import QtQuick
import Phin.Ui

/*!
    Type of tickets, read from two metres while hands are busy: the height of capital letters in millimetres on the
    glass, turned to pixels. 12.8 mm are 22 minutes of arc there, 9.3 mm the 16 that ISO 9241-303 asks at least.
    In a rush, when tickets would have to wait on a second page, all of it shrinks by a quarter: then people stand
    closer, and seeing every ticket counts for more.
*/
QtObject {
    id: letters

    property real fit: 1 ///< below 1 where not even one column of tickets is wide enough
    property bool crowded: false
    readonly property real scale: fit * (crowded ? 0.75 : 1)

    function px(millimetres: real): int {
        return Math.max(12, Math.round(millimetres / 0.714 * Theme.density * letters.scale))
    }
    readonly property int number: px(12.8)
    readonly property int line: px(9.3)
    readonly property int age: px(8)
    readonly property int modifier: px(7)
    readonly property int label: px(5.2)
    /// Noto Sans leads lines by 1.36 of their size; Vietnamese needs 1.18 of it.
    readonly property real leading: 0.87

    /// A column narrower than this (pixels) would break what it shows.
    readonly property real column: 106 * Theme.density * fit * (crowded ? 0.86 : 1)

    // --- how old a ticket is: the older, the louder; ink on ground 7:1 or more
    function ground(level: string): color {
        return level === "over" ? "#a51d17" : level === "late" ? Theme.warningSoft : Theme.raised
    }
    function ink(level: string): color {
        return level === "over" ? "#ffffff" : level === "late" ? "#ffdb86" : Theme.text
    }
    function edge(level: string): color {
        return level === "over" ? "#f0675d" : level === "late" ? Theme.warning : Theme.hairline
    }

    function listed(words: var): string {
        return words.join(" · ")
    }

    /// What somebody who listens is told.
    function spoken(words: var): string {
        return words.filter(word => word !== "").join(", ")
    }
}
