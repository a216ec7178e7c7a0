#include "app/control/till_server.h"
#include "phin/till/v1/till.grpc.pb.h"
#include "tests/cli/phin_tool.h"
#include "tests/counter/till_fixture.h"

#include <grpcpp/grpcpp.h>

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace phin;
using namespace phin::test;

namespace {

/// `phin voucher ...` on a till's own socket, and the calls that robots make there.
class Tool {
public:
    Tool() {
        auto server = control::TillServer::start(
            at.till(), {socket(), at.box().journalFile(), [] { return "ready"; }, [] { return true; }});
        if (!server)
            throw std::runtime_error(server.error().message);
        m_server = std::move(*server);
        m_stub = till::v1::Till::NewStub(
            grpc::CreateChannel("unix:" + socket().string(), grpc::InsecureChannelCredentials()));
        const QJsonObject shop{
            {"databases", QJsonObject{{"till-a", QString::fromStdString(at.box().journalFile().string())}}},
            {"sockets", QJsonObject{{"till-a", QString::fromStdString(socket().string())}}}};
        QFile file(shopFile());
        if (!file.open(QIODevice::WriteOnly))
            throw std::runtime_error("the test's shop.json was not written");
        file.write(QJsonDocument(shop).toJson());
    }
    [[nodiscard]] std::filesystem::path socket() { return at.box().folder() / "control.sock"; }
    [[nodiscard]] QString shopFile() { return QString::fromStdString((at.box().folder() / "shop.json").string()); }
    Answer voucher(QStringList arguments, bool throughSocket = true) {
        arguments.prepend(QStringLiteral("voucher"));
        if (throughSocket)
            arguments << QStringLiteral("--socket") << QString::fromStdString(socket().string());
        else
            arguments << QStringLiteral("--shop") << shopFile();
        return phinTool(arguments);
    }
    template <class Request, class Reply>
    grpc::Status call(grpc::Status (till::v1::Till::Stub::*method)(grpc::ClientContext*, const Request&, Reply*),
                      const Request& request, Reply& reply) {
        grpc::ClientContext context;
        context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(30));
        return (*m_stub.*method)(&context, request, &reply);
    }

    TillFixture at;

private:
    std::unique_ptr<control::TillServer> m_server;
    std::unique_ptr<till::v1::Till::Stub> m_stub;
};

} // namespace

class VoucherToolTest : public QObject {
    Q_OBJECT
private slots:
    void vouchers_areMadeUsedListedAndWithdrawn() {
        Tool tool;
        const auto made = tool.voucher({"make", "--percent", "12.5", "--count", "3", "--json"});
        QVERIFY2(made.exit == good, qPrintable(made.err));
        const auto codes = made.json()["codes"].toArray();
        QCOMPARE(codes.size(), 3);
        QVERIFY(codes[0].toString() != codes[1].toString());
        const auto own = tool.voucher({"make", "--amount", "20000", "--minimum", "30000", "--code", "tet-2019",
                                       "--until", "2019-04-30", "--times", "2", "--note", "Tết"});
        QVERIFY2(own.exit == good, qPrintable(own.err));
        QVERIFY2(own.out.contains("TET2019") && own.out.contains("2 times"), qPrintable(own.out));
        QCOMPARE(tool.voucher({"make", "--amount", "1", "--code", "TET2019", "--until", "2019-04-30"}).exit, notSo);
        QCOMPARE(tool.voucher({"make"}).exit, wrongUse);
        QCOMPARE(tool.voucher({"make", "--percent", "10", "--amount", "5"}).exit, wrongUse);
        QCOMPARE(tool.voucher({"make", "--percent", "10", "--code", "12345678"}).exit, wrongUse);
        QCOMPARE(tool.voucher({"make", "--percent", "10", "--until", "2030-01-01"}).exit, wrongUse);

        const auto order = tool.at.opened(10, {"banh-mi"});
        till::v1::RedeemRequest redeem;
        redeem.set_order_id(order.bytes());
        redeem.set_code("tet 2019");
        till::v1::OrderReply priced;
        auto status = tool.call(&till::v1::Till::Stub::Redeem, redeem, priced);
        QVERIFY2(status.ok(), status.error_message().c_str());
        QCOMPARE(priced.order().total_minor(), std::int64_t{15'000});
        redeem.set_code("NOBODY");
        QCOMPARE(tool.call(&till::v1::Till::Stub::Redeem, redeem, priced).error_code(), grpc::StatusCode::NOT_FOUND);
        till::v1::PayRequest pay;
        pay.set_order_id(order.bytes());
        pay.set_payment_id(idOf(11).bytes());
        auto& card = *pay.add_tenders();
        card.set_kind("card");
        card.set_given_minor(18'000);
        card.set_tip_minor(3'000);
        till::v1::PayReply paid;
        status = tool.call(&till::v1::Till::Stub::Pay, pay, paid);
        QVERIFY2(status.ok(), status.error_message().c_str());
        QCOMPARE(paid.tip_minor(), std::int64_t{3'000});
        QCOMPARE(paid.total_minor(), std::int64_t{15'000});

        const auto gone = tool.voucher({"withdraw", "tet2019", "--reason", "over"});
        QVERIFY2(gone.exit == good, qPrintable(gone.err));
        QCOMPARE(tool.voucher({"withdraw", "NOBODY"}).exit, notSo);
        const auto listed = tool.voucher({"list", "--json"}, false);
        QVERIFY2(listed.exit == good, qPrintable(listed.err));
        const auto all = listed.json()["vouchers"].toArray();
        QCOMPARE(all.size(), 4);
        const auto newest = all[0].toObject();
        QCOMPARE(newest["code"].toString(), QString("TET2019"));
        QCOMPARE(newest["withdrawn"].toBool(), true);
        QCOMPARE(newest["uses"].toArray().size(), 1);
        QCOMPARE(newest["uses"].toArray()[0].toObject()["number"].toString(), QString("A-001"));
        QCOMPARE(newest["overused"].toBool(), false);
        QCOMPARE(all[1].toObject()["basis_points"].toInt(), 1'250);
        QVERIFY(tool.voucher({"list"}, false).out.contains("TET2019 (withdrawn)"));

        till::v1::ListVouchersReply reply;
        status = tool.call(&till::v1::Till::Stub::ListVouchers, till::v1::ListVouchersRequest{}, reply);
        QVERIFY(status.ok());
        QCOMPARE(reply.vouchers_size(), 4);

        // A refund leaves the tip unless it is asked for.
        till::v1::RefundRequest refund;
        refund.set_order_id(order.bytes());
        refund.set_refund_id(idOf(12).bytes());
        refund.set_return_tip(true);
        till::v1::RefundReply back;
        status = tool.call(&till::v1::Till::Stub::Refund, refund, back);
        QVERIFY2(status.ok(), status.error_message().c_str());
        QCOMPARE(back.amount_minor(), std::int64_t{15'000});
        QCOMPARE(back.tip_minor(), std::int64_t{3'000});
    }
};

QTEST_GUILESS_MAIN(VoucherToolTest)
#include "tst_voucher_tool.moc"
