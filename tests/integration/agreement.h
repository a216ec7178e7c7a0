#pragma once

#include "tests/integration/demo_shop.h"
#include "tests/integration/small_chain.h"

#include <QTest>

namespace phin::test {

/// Every replica reports the figures, all with one digest, and every database is whole. What is not so; empty: all is.
inline QString disagreement(const DemoShop& shop, const Figures& figures, const QString& date = {}) {
    QString text, digest;
    for (const auto& replica : shop.replicas()) {
        const auto report = shop.report(replica, date);
        if (const auto difference = figures.differenceTo(report); !difference.empty())
            text += replica + ": " + QString::fromStdString(difference) + "\n";
        if (digest.isEmpty())
            digest = report["digest"].toString();
        if (report["digest"].toString() != digest || digest.isEmpty())
            text += replica + ": digest " + report["digest"].toString() + ", not " + digest + "\n";
        const auto whole =
            shop.phin({"verify", "--db", QString::fromStdString(shop.database(replica).string()), "--json"});
        if (whole.exit != 0)
            text += replica + " is not whole: " + whole.out + whole.err + "\n";
    }
    return text;
}

inline QStringList replayOf(const DemoShop& shop, const SmallChain& chain, const QStringList& more = {}) {
    return QStringList{"replay",
                       "--shop",
                       shop.shopJson(),
                       "--sales",
                       QString::fromStdString(chain.sales().string()),
                       "--products",
                       QString::fromStdString(chain.products().string()),
                       "--outlet",
                       "5",
                       "--json"} +
           more;
}

} // namespace phin::test
