// The cloud's gRPC side, asked by hand: what a good agent, a broken one and a stranger get.
#include "sync/journal/certificate.h"
#include "sync/journal/reader.h"
#include "sync/journal/revocation.h"
#include "sync/journal/whole_file.h"
#include "tests/cloud/cloud_fixture.h"
#include "tests/cloud/sample_day.h"

#include <QTest>
#include <grpcpp/generic/generic_stub.h>

#include <fstream>
#include <sstream>

using namespace phin;
using sync::v1::CloudFrame;
using sync::v1::ShopFrame;

namespace {

std::string slurp(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// One call of Replicate, blocking, with a deadline so that a test cannot hang.
class Call {
public:
    explicit Call(const std::shared_ptr<grpc::Channel>& channel)
        : m_stub(sync::v1::Replication::NewStub(channel)) {
        m_context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(20));
        m_stream = m_stub->Replicate(&m_context);
    }
    ~Call() {
        if (m_stream) {
            m_context.TryCancel();
            m_stream->Finish();
        }
    }
    bool hello(const std::string& shop, const std::string& device = "sync", std::uint32_t schema = 1) {
        ShopFrame frame;
        frame.mutable_hello()->set_schema(schema);
        frame.mutable_hello()->set_shop(shop);
        frame.mutable_hello()->set_device(device);
        frame.mutable_hello()->set_version("test");
        return m_stream->Write(frame);
    }
    bool send(const std::string& batch) {
        ShopFrame frame;
        if (!frame.mutable_batch()->ParseFromString(batch))
            throw std::runtime_error("not a batch");
        return m_stream->Write(frame);
    }
    bool send(const ShopFrame& frame) { return m_stream->Write(frame); }
    bool read(CloudFrame& frame) { return m_stream->Read(&frame); }
    /// Reads until that many batches are dealt with; keeps cursors and refusals.
    bool settle(std::uint64_t batches) {
        CloudFrame frame;
        while (!m_greeted || m_dealt < batches) {
            if (!m_stream->Read(&frame))
                return false;
            if (frame.has_cursors()) {
                m_greeted = true;
                m_dealt = frame.cursors().batches();
                for (const auto& cursor : frame.cursors().cursors())
                    cursors[cursor.device()] = cursor.seq();
            } else if (frame.of_case() == CloudFrame::kRefused) {
                refusals.push_back(frame.refused());
            } else if (frame.has_batch()) {
                down.push_back(frame.batch());
            }
        }
        return true;
    }
    grpc::Status finish() {
        const auto status = m_stream->Finish();
        m_stream.reset();
        return status;
    }

    /// What the cloud proved itself with, as DER.
    [[nodiscard]] std::string servedCertificate() const {
        const auto pem = m_context.auth_context()->FindPropertyValues(GRPC_X509_PEM_CERT_PROPERTY_NAME);
        return pem.empty() ? std::string() : journal::certificateDer({pem.front().data(), pem.front().size()});
    }

    std::map<std::string, std::uint64_t> cursors;
    std::vector<std::string> refusals;
    std::vector<journal::Batch> down;

private:
    std::unique_ptr<sync::v1::Replication::Stub> m_stub;
    grpc::ClientContext m_context;
    std::unique_ptr<grpc::ClientReaderWriter<ShopFrame, CloudFrame>> m_stream;
    std::uint64_t m_dealt = 0;
    bool m_greeted = false;
};

journal::Batch parsed(const std::string& batch) {
    journal::Batch made;
    if (!made.ParseFromString(batch))
        throw std::runtime_error("not a batch");
    return made;
}

/// The batch with its last entry changed.
template <class Change>
std::string spoilt(const std::string& good, Change change) {
    auto batch = parsed(good);
    const int last = batch.entries_size() - 1;
    journal::Entry entry;
    entry.ParseFromString(batch.entries(last));
    change(entry);
    batch.set_entries(last, entry.SerializeAsString());
    return batch.SerializeAsString();
}

} // namespace

class tst_ingest : public QObject {
    Q_OBJECT

    test::FakeClock m_clock;
    std::unique_ptr<test::TestShop> m_shop, m_other;
    std::unique_ptr<test::CloudFixture> m_cloud;
    std::unique_ptr<test::SampleDay> m_day;

    std::shared_ptr<grpc::Channel> plain() {
        return grpc::CreateChannel(m_cloud->target(), grpc::InsecureChannelCredentials());
    }
    std::shared_ptr<grpc::Channel> secure(test::TestShop& trusted, test::TestShop* of, const std::string& device) {
        grpc::SslCredentialsOptions options;
        options.pem_root_certs = slurp(trusted.folder() / "ca.crt");
        if (of) {
            std::ignore = of->identity(device);
            options.pem_cert_chain = slurp(of->folder() / (device + ".crt"));
            options.pem_private_key = slurp(of->folder() / (device + ".key"));
        }
        grpc::ChannelArguments arguments;
        arguments.SetSslTargetNameOverride("cloud");
        arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
        return grpc::CreateCustomChannel(m_cloud->target(), grpc::SslCredentials(options), arguments);
    }

private Q_SLOTS:
    void init() {
        m_shop = std::make_unique<test::TestShop>("shop-5");
        m_other = std::make_unique<test::TestShop>("shop-3");
        m_cloud = std::make_unique<test::CloudFixture>(m_clock);
        m_cloud->add(*m_shop);
        m_day = std::make_unique<test::SampleDay>(*m_shop, m_clock);
    }
    void cleanup() {
        m_cloud.reset();
        m_day.reset();
        m_shop.reset();
        m_other.reset();
    }

    void firstFrame_notAHello_isTurnedAway() {
        m_cloud->start();
        Call call(plain());
        call.send(m_day->batches().front());
        CloudFrame frame;
        QVERIFY(!call.read(frame));
        QCOMPARE(call.finish().error_code(), grpc::StatusCode::INVALID_ARGUMENT);
    }

    void hello_unknownShop_isTurnedAwayWithWhatToDo() {
        m_cloud->start();
        Call call(plain());
        call.hello("shop-99");
        CloudFrame frame;
        QVERIFY(!call.read(frame));
        const auto status = call.finish();
        QCOMPARE(status.error_code(), grpc::StatusCode::NOT_FOUND);
        QVERIFY(status.error_message().find("shop-99") != std::string::npos);
    }

    void hello_malformed_isTurnedAway_data() {
        QTest::addColumn<QString>("shop");
        QTest::addColumn<QString>("device");
        QTest::addColumn<uint>("schema");
        QTest::newRow("no schema") << "shop-5"
                                   << "sync" << 0u;
        QTest::newRow("no shop") << ""
                                 << "sync" << 1u;
        QTest::newRow("a path") << "../shop-5"
                                << "sync" << 1u;
        QTest::newRow("no device") << "shop-5"
                                   << "" << 1u;
    }
    void hello_malformed_isTurnedAway() {
        QFETCH(const QString, shop);
        QFETCH(const QString, device);
        QFETCH(const uint, schema);
        m_cloud->start();
        Call call(plain());
        call.hello(shop.toStdString(), device.toStdString(), schema);
        CloudFrame frame;
        QVERIFY(!call.read(frame));
        QCOMPARE(call.finish().error_code(), grpc::StatusCode::INVALID_ARGUMENT);
    }

    void hello_neverComes_isEndedInTime() {
        m_cloud->settings.ingest.helloWithin = std::chrono::milliseconds(150);
        m_cloud->start();
        Call call(plain());
        CloudFrame frame;
        QVERIFY(!call.read(frame));
        QCOMPARE(call.finish().error_code(), grpc::StatusCode::DEADLINE_EXCEEDED);
    }

    void hello_ofALaterVersion_isWelcome() {
        m_cloud->start();
        Call call(plain());
        call.hello("shop-5", "sync", 7);
        QVERIFY(call.settle(0));
    }

    void batches_sound_areCommittedAndAnswered() {
        m_cloud->start();
        m_day->sellUntil(test::SampleDay::opensMs + 3'600'000, 30);
        Call call(plain());
        call.hello("shop-5");
        std::uint64_t sent = 0;
        for (const auto& batch : m_day->batches()) {
            call.send(batch);
            ++sent;
        }
        QVERIFY(call.settle(sent));
        QVERIFY(call.refusals.empty());
        const auto stored = test::heldIn(m_cloud->journalFile(*m_shop));
        QVERIFY(stored.at("till-1") > 10);
        for (const auto& [device, seq] : stored)
            if (device != "cloud")
                QCOMPARE(call.cursors.at(device), seq);
    }

    void batches_sentAgain_areAnsweredAndChangeNothing() {
        m_cloud->start();
        m_day->sellUntil(test::SampleDay::opensMs + 3'600'000, 10);
        const auto batches = m_day->batches();
        Call call(plain());
        call.hello("shop-5");
        for (const auto& batch : batches)
            call.send(batch);
        QVERIFY(call.settle(batches.size()));
        const auto digest = test::digestOf(m_cloud->journalFile(*m_shop));
        Call again(plain());
        again.hello("shop-5");
        for (const auto& batch : batches) // last week's capture, played back
            again.send(batch);
        QVERIFY(again.settle(batches.size()));
        QVERIFY(again.refusals.empty());
        QCOMPARE(test::digestOf(m_cloud->journalFile(*m_shop)), digest);
        for (const auto& [device, seq] : call.cursors)
            if (device != "cloud")
                QCOMPARE(again.cursors.at(device), seq);
    }

    void batch_bad_isRefusedAndTheStreamGoesOn_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("reason");
        QTest::newRow("garbage for an entry") << "garbage"
                                              << "malformed";
        QTest::newRow("too large") << "oversized"
                                   << "oversized";
        QTest::newRow("another amount than was sealed") << "tampered"
                                                        << "hash";
        QTest::newRow("a seal by nobody") << "seal"
                                          << "seal";
        QTest::newRow("no seal") << "unsealed"
                                 << "seal";
        QTest::newRow("another shop's") << "shop"
                                        << "another shop";
        QTest::newRow("no schema version") << "schema"
                                           << "schema";
    }
    void batch_bad_isRefusedAndTheStreamGoesOn() {
        QFETCH(const QString, kind);
        QFETCH(const QString, reason);
        m_cloud->start();
        const auto births = m_day->batches();
        m_day->sell();
        const auto batches = m_day->batches();
        const auto good = batches.front();
        std::string bad;
        if (kind == "garbage") {
            auto batch = parsed(good);
            batch.set_entries(0, "\xff\xff\xff\xff not an entry");
            bad = batch.SerializeAsString();
        } else if (kind == "oversized") {
            auto batch = parsed(good);
            batch.add_entries(std::string(300'000, 'x'));
            bad = batch.SerializeAsString();
        } else if (kind == "tampered") {
            bad = spoilt(good, [](journal::Entry& entry) { entry.mutable_payload()->append("\x40\x01"); });
        } else if (kind == "seal") {
            bad = spoilt(good, [](journal::Entry& entry) { entry.mutable_seal()->mutable_signature()->back() ^= 1; });
        } else if (kind == "unsealed") {
            bad = spoilt(good, [](journal::Entry& entry) { entry.clear_seal(); });
        } else if (kind == "shop") {
            test::SampleDay elsewhere(*m_other, m_clock);
            bad = elsewhere.batches().front();
        } else {
            auto batch = parsed(good);
            batch.clear_schema();
            bad = batch.SerializeAsString();
        }
        Call call(plain());
        call.hello("shop-5");
        std::uint64_t sent = 0;
        for (const auto& batch : births) {
            call.send(batch);
            ++sent;
        }
        call.send(bad);
        QVERIFY(call.settle(++sent));
        QCOMPARE(call.refusals.size(), std::size_t{1});
        QVERIFY2(call.refusals.front().find(reason.toStdString()) != std::string::npos, call.refusals.front().c_str());
        const auto before = call.cursors;
        for (const auto& batch : batches) {
            call.send(batch);
            ++sent;
        }
        QVERIFY(call.settle(sent));
        QCOMPARE(call.refusals.size(), std::size_t{1});
        QVERIFY(call.cursors != before); // what came after the bad one was taken
        QCOMPARE(test::must(journal::Reader::open(m_cloud->journalFile(*m_shop))).orderCount(), std::uint64_t{1});
    }

    void batch_ofALaterVersion_isKeptToTheLastByte() {
        m_cloud->start();
        auto till = m_shop->open("till-9", m_clock);
        till->begin();
        phin::journal::v1::Cursor strange; // stands for a message that this version does not know
        strange.set_device("from the future");
        till->append("order.teleported", strange);
        const auto committed = till->commit();
        auto reader = test::must(journal::Reader::open(m_shop->file("till-9")));
        auto range = reader.range({"till-9", 1}, 0, 1'000'000);
        QVERIFY(range);
        range->batch.set_schema(99);
        Call call(plain());
        call.hello("shop-5");
        call.send(range->batch.SerializeAsString());
        QVERIFY(call.settle(1));
        QVERIFY(call.refusals.empty());
        QCOMPARE(call.cursors.at("till-9"), std::uint64_t{2});
        auto stored =
            test::must(journal::Reader::open(m_cloud->journalFile(*m_shop))).range({"till-9", 1}, 0, 1'000'000);
        QVERIFY(stored);
        QCOMPARE(stored->batch.entries(1), range->batch.entries(1));
    }

    void frame_overTheLimit_endsTheStreamAndNothingElse() {
        m_cloud->start();
        Call call(plain());
        call.hello("shop-5");
        QVERIFY(call.settle(0));
        ShopFrame huge;
        huge.mutable_batch()->set_schema(1);
        huge.mutable_batch()->add_entries(std::string(3'000'000, 'x'));
        call.send(huge);
        CloudFrame frame;
        while (call.read(frame)) {
        }
        QVERIFY(!call.finish().ok());
        Call next(plain());
        next.hello("shop-5");
        QVERIFY(next.settle(0));
    }

    void answers_unread_holdTheStreamAndLoseNothing() {
        m_cloud->settings.ingest.waitingBytes = 4'000; // a few batches at the writer are too many
        m_cloud->start();
        m_day->sellUntil(test::SampleDay::opensMs + 3'600'000, 150);
        const auto batches = m_day->batches();
        Call call(plain());
        call.hello("shop-5");
        for (const auto& batch : batches)
            QVERIFY(call.send(batch));
        QVERIFY(call.settle(batches.size()));
        QCOMPARE(test::must(journal::Reader::open(m_cloud->journalFile(*m_shop))).orderCount(), std::uint64_t{150});
    }

    void heads_fromTheAgent_tellHowFarBehind() {
        m_cloud->start();
        Call call(plain());
        call.hello("shop-5");
        QVERIFY(call.settle(0));
        ShopFrame frame;
        auto& head = *frame.mutable_heads()->add_cursors();
        head.set_device("till-1");
        head.set_epoch(1);
        head.set_seq(17);
        call.send(frame);
        auto& shop = m_cloud->shop(*m_shop);
        QTRY_COMPARE(shop.road().view().heads.size(), std::size_t{1});
        cloud::Api api(m_cloud->cloud().shops(), m_clock);
        const auto json = api.sync("shop-5");
        QVERIFY(json.ok());
        QCOMPARE((*json)["behind"].get<int>(), 17);
        QCOMPARE((*json)["connected"].get<bool>(), true);
        QCOMPARE((*json)["agents"][0]["device"].get<std::string>(), std::string("sync"));
    }

    void ownJournal_shopLacksIt_isSentDown() {
        m_cloud->start();
        Call call(plain());
        call.hello("shop-5");
        ShopFrame nothing;
        nothing.mutable_cursors();
        call.send(nothing);
        ShopFrame heads;
        heads.mutable_heads();
        call.send(heads); // knowing that the shop holds no past of it, the cloud begins
        CloudFrame frame;
        bool born = false;
        while (!born && call.read(frame))
            if (frame.has_batch()) {
                journal::Entry entry;
                QVERIFY(entry.ParseFromString(frame.batch().entries(0)));
                QCOMPARE(entry.device(), std::string("cloud"));
                QCOMPARE(entry.type(), std::string("device.born"));
                born = true;
            }
        QVERIFY(born);
    }

    void tls_boxOfTheShop_isWelcome() {
        m_cloud->add(*m_other);
        m_cloud->start(m_shop.get());
        Call call(secure(*m_shop, m_shop.get(), "sync"));
        call.hello("shop-5");
        QVERIFY(call.settle(0));
    }

    void tls_certificateRenewed_isServedWithoutARestart_andStreamsGoOn() {
        m_cloud->settings.lookAtCertificates = std::chrono::seconds(1);
        m_cloud->start(m_shop.get());
        Call before(secure(*m_shop, m_shop.get(), "sync"));
        before.hello("shop-5");
        QVERIFY(before.settle(0));
        const auto certificate = m_shop->folder() / "cloud.crt", key = m_shop->folder() / "cloud.key";
        const auto old = test::must(journal::readCertificateFile(certificate));
        QCOMPARE(before.servedCertificate(), old);
        const auto renewed = test::must(m_shop->issuer().renew(
            old, test::must(journal::requestCertificate(key, "shop-5", "cloud")), {.nowMs = 0, .days = 900}));
        test::must(journal::replaceFile(certificate, journal::certificatePem(renewed)));
        const auto served = [&] {
            Call call(secure(*m_shop, m_shop.get(), "sync-2"));
            call.hello("shop-5", "sync-2");
            return call.settle(0) ? call.servedCertificate() : std::string();
        };
        QTRY_COMPARE_WITH_TIMEOUT(served(), renewed, 20'000);
        QVERIFY(before.send(m_day->batches().front())); // and who was connected stays so
        QVERIFY(before.settle(1));
    }

    void tls_wrongCertificate_isTurnedAway_data() {
        QTest::addColumn<bool>("otherShop");
        QTest::addColumn<QString>("device");
        QTest::newRow("another shop's box") << true << "sync";
        QTest::newRow("another box of the shop") << false << "till-1";
    }
    void tls_wrongCertificate_isTurnedAway() {
        QFETCH(const bool, otherShop);
        QFETCH(const QString, device);
        m_cloud->add(*m_other);
        m_cloud->start(m_shop.get());
        Call call(secure(*m_shop, otherShop ? m_other.get() : m_shop.get(), device.toStdString()));
        call.hello("shop-5");
        CloudFrame frame;
        QVERIFY(!call.read(frame));
        QCOMPARE(call.finish().error_code(), grpc::StatusCode::PERMISSION_DENIED);
    }

    void tls_shopNameForgedByAnotherAuthority_isTurnedAway() {
        // All shops' authorities are let in at the door; one must not be able to speak for another's shop.
        test::TestShop forger("shop-5"); // the same name, an authority of its own
        m_cloud->add(*m_other);
        std::ofstream(m_cloud->data() / "shop-3" / "ca.crt", std::ios::app) << slurp(forger.folder() / "ca.crt");
        m_cloud->start(m_shop.get());
        Call call(secure(*m_shop, &forger, "sync"));
        call.hello("shop-5");
        CloudFrame frame;
        QVERIFY(!call.read(frame));
        QCOMPARE(call.finish().error_code(), grpc::StatusCode::PERMISSION_DENIED);
    }

    void tls_revokedBox_isTurnedAway_andItsStreamEnds() {
        m_cloud->start(m_shop.get());
        Call call(secure(*m_shop, m_shop.get(), "sync"));
        call.hello("shop-5");
        QVERIFY(call.settle(0));
        auto office = m_shop->open("office", m_clock); // holds the shop's authority
        journal::v1::CertificateIssued known;
        known.set_schema(1);
        known.set_certificate(m_shop->identity("sync").certificateDer());
        office->begin();
        office->append("certificate.issued", known);
        office->commit();
        office->begin();
        QVERIFY(journal::revoke(*office, m_shop->issuer(), {"sync", "stolen", std::nullopt}).ok());
        office->commit();
        const auto range = test::must(journal::Reader::open(office->file())).range({"office", 1}, 0, 200'000);
        call.send(range->batch.SerializeAsString());
        CloudFrame frame;
        while (call.read(frame)) {
        }
        QCOMPARE(call.finish().error_code(), grpc::StatusCode::PERMISSION_DENIED);
        Call again(secure(*m_shop, m_shop.get(), "sync"));
        again.hello("shop-5");
        QVERIFY(!again.read(frame));
        QCOMPARE(again.finish().error_code(), grpc::StatusCode::PERMISSION_DENIED);
        Call other(secure(*m_shop, m_shop.get(), "sync-2"));
        other.hello("shop-5", "sync-2");
        QVERIFY(other.settle(0));
    }

    void streams_tooManyOfAShop_areTurnedAway() {
        m_cloud->settings.ingest.streamsOfAShop = 2;
        m_cloud->start();
        Call first(plain()), second(plain()), third(plain());
        first.hello("shop-5", "sync-1");
        second.hello("shop-5", "sync-2");
        QVERIFY(first.settle(0) && second.settle(0));
        third.hello("shop-5", "sync-3");
        CloudFrame frame;
        QVERIFY(!third.read(frame));
        QCOMPARE(third.finish().error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
    }

    void tls_noCertificate_doesNotConnect() {
        m_cloud->start(m_shop.get());
        Call call(secure(*m_shop, nullptr, ""));
        call.hello("shop-5");
        CloudFrame frame;
        QVERIFY(!call.read(frame));
        QVERIFY(!call.finish().ok());
    }

    void health_asked_isServing() {
        m_cloud->start();
        grpc::GenericStub stub(plain());
        grpc::ClientContext context;
        context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(20));
        const grpc::Slice nothing("");
        const grpc::ByteBuffer request(&nothing, 1);
        grpc::ByteBuffer answer;
        grpc::CompletionQueue queue;
        auto call = stub.PrepareUnaryCall(&context, "/grpc.health.v1.Health/Check", request, &queue);
        call->StartCall();
        grpc::Status status;
        call->Finish(&answer, &status, this);
        void* tag = nullptr;
        bool ok = false;
        QVERIFY(queue.Next(&tag, &ok) && ok);
        QVERIFY(status.ok());
        std::vector<grpc::Slice> slices;
        QVERIFY(answer.Dump(&slices).ok());
        std::string bytes;
        for (const auto& slice : slices)
            bytes.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
        QCOMPARE(bytes, std::string("\x08\x01")); // status: SERVING
    }

    void shop_certificateOfAnotherDevice_isRefusedAtStart() {
        const auto folder = m_cloud->data() / "shop-5";
        std::ignore = m_shop->identity("till-1");
        for (const char* const end : {"crt", "key"})
            std::filesystem::copy_file(m_shop->folder() / (std::string("till-1.") + end),
                                       folder / (std::string("cloud.") + end),
                                       std::filesystem::copy_options::overwrite_existing);
        cloud::Cloud::Settings settings;
        settings.data = m_cloud->data();
        const auto opened = cloud::Cloud::open(settings, m_clock);
        QVERIFY(!opened.ok());
        QVERIFY(opened.error().message.find("till-1") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(tst_ingest)
#include "tst_ingest.moc"
