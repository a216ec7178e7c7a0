#pragma once

#include <QImage>
#include <QQuickWindow>
#include <QTest>

#include <stdexcept>
#include <utility>

namespace phin::test {

/// Waits until what the window shows stands still: nothing slides or fades any more, all is laid out.
inline void standStill(QQuickWindow& window) {
    QImage last;
    for (int still = 0, tries = 0; still < 3; ++tries) {
        if (tries == 500)
            throw std::runtime_error("the window never stands still");
        QTest::qWait(15);
        auto now = window.grabWindow();
        still = now == last ? still + 1 : 0;
        last = std::move(now);
    }
}

} // namespace phin::test
