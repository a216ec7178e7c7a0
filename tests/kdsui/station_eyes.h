#pragma once

#include "tests/kdsui/station_window.h"
#include "tests/ui/screen_items.h"

#include <QImage>
#include <QJSValue>

#include <cmath>
#include <map>
#include <numbers>

namespace phin::test {

/// How high capital letters must be, in millimetres, to fill so many minutes of arc at so many metres.
inline double letterMm(double metres, double minutes) {
    return 2 * metres * 1'000 * std::tan(minutes / 120 * std::numbers::pi / 180);
}

/// How high the capital letters of a text are on the glass; Noto Sans' are 0.714 of its pixel size.
inline double capitalMm(const QQuickItem& text, double pixelsPerMm) {
    const auto info = text.property("fontInfo").value<QJSValue>();
    const double pixels = info.isObject() ? info.property(QStringLiteral("pixelSize")).toNumber()
                                          : text.property("font").value<QFont>().pixelSize();
    return pixels * 0.714 / pixelsPerMm;
}

inline double luminanceOf(const QColor& colour) {
    const auto linear = [](double v) { return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

/// As WCAG 2 counts it.
inline double contrastOf(const QColor& one, const QColor& other) {
    const double a = luminanceOf(one), b = luminanceOf(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

/// What most of a rectangle of the picture is: what the letters stand on.
inline QColor groundUnder(const QImage& picture, const QRectF& rect) {
    std::map<QRgb, int> counts;
    const auto area = rect.toAlignedRect().intersected(picture.rect());
    for (int y = area.top(); y <= area.bottom(); ++y)
        for (int x = area.left(); x <= area.right(); ++x)
            ++counts[picture.pixel(x, y)];
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == counts.end() ? QColor() : QColor(most->first);
}

/// What is wrong for eyes `within` an item of this screen now: letters lower than `minutes` of arc at `metres`, ink
/// below 7:1, words cut. `seen`: how many texts were looked at.
inline QStringList eyeComplaints(QQuickWindow& window, QQuickItem& within, double metres, double minutes, int& seen) {
    QStringList all;
    const double least = letterMm(metres, minutes) - 0.02; // of floating point, no pixel
    const auto picture = window.grabWindow();
    walkItems(within, [&](QQuickItem& item) {
        if (!isText(item))
            return;
        const auto ink = seenPart(item, inkRect(item));
        if (ink.width() < 2 || ink.height() < 2)
            return;
        ++seen;
        const double high = capitalMm(item, WindowShop::density);
        if (high < least)
            all += QStringLiteral("%1: capitals of %2 mm, not %3").arg(called(item)).arg(high).arg(least);
        if (item.property("truncated").toBool() && !item.property("mayCut").toBool())
            all += QStringLiteral("cut: ") + called(item);
        bool usable = true;
        for (const auto* up = &item; up; up = up->parentItem())
            usable = usable && up->isEnabled();
        if (!usable || ink.width() < 6 || ink.height() < 8)
            return; // what cannot be used now may be pale
        const auto colour = item.property("color").value<QColor>();
        const auto ground = groundUnder(picture, ink.adjusted(-2, 0, 2, 0));
        if (const double reached = contrastOf(colour, ground); reached < 7)
            all += QStringLiteral("%1: %2 on %3 is %4:1")
                       .arg(called(item), colour.name(), ground.name())
                       .arg(reached, 0, 'f', 2);
    });
    all.removeDuplicates();
    return all;
}

} // namespace phin::test
