#pragma once

#include <QDeadlineTimer>
#include <QTest>

/// The condition holds within so many milliseconds. Other than QTRY_VERIFY it does not look again once it has held:
/// what several programs do together may hold for a moment and then not, and that is no failure.
#define EVENTUALLY(condition, ms)                                                                                      \
    QVERIFY2(phin::test::eventually([&] { return static_cast<bool>(condition); }, ms), #condition)

namespace phin::test {

template <class Condition>
bool eventually(Condition&& condition, int ms) {
    constexpr int stepMs = 50;
    for (const QDeadlineTimer limit(ms); !condition(); QTest::qWait(stepMs))
        if (limit.hasExpired())
            return false;
    return true;
}

} // namespace phin::test
