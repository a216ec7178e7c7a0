#include "sync/model/messages.h"
#include "tests/model/builders.h"

#include <QTest>

#include <set>

using namespace phin;
using namespace phin::testing;
using model::v1::MessageSent;

namespace {

MessageSent message(const std::string& canned, const std::string& text = {}) {
    MessageSent sent;
    sent.set_message_id(std::string(16, 'm'));
    sent.set_business_date(20260801);
    sent.set_to("till");
    sent.set_canned(canned);
    sent.set_text(text);
    return sent;
}

MessageSent about(const std::string& canned, const std::string& number, const std::string& product = {}) {
    auto sent = message(canned);
    sent.set_number(number);
    if (!number.empty())
        sent.set_order_id(std::string(16, 'o'));
    sent.set_product(product);
    return sent;
}

std::string whyNot(const MessageSent& sent) {
    const auto status = checkMessage(sent);
    return status ? "" : status.error().message;
}

} // namespace

class MessagesTest : public QObject {
    Q_OBJECT
private slots:
    void canned_haveWordsInBothLanguages_andAGapWhereTheyNeedOne() {
        std::set<std::string_view> codes;
        for (const auto& each : cannedMessages()) {
            QVERIFY(codes.insert(each.code).second);
            QVERIFY(each.vi != each.en);
            for (const auto words : {each.vi, each.en}) {
                QVERIFY(!words.empty());
                QCOMPARE(words.find("{}") != std::string_view::npos, each.about != CannedMessage::About::Nothing);
            }
            QCOMPARE(cannedMessage(each.code), &each);
        }
        QVERIFY(!cannedMessage("of tomorrow"));
    }

    void text_namesWhatItIsAbout() {
        const MenuIndex menu{cafe()};
        const auto en = [&](const MessageSent& sent) { return messageText(sent, menu, "en"); };
        QCOMPARE(en(about("remake", "A-042")), std::string("Remake A-042"));
        QCOMPARE(messageText(about("remake", "A-042"), menu, "vi"), std::string("Làm lại A-042"));
        QCOMPARE(messageText(about("out_of", "", "ca-phe-sua-da"), menu, "vi"), std::string("Hết Cà phê sữa đá"));
        QCOMPARE(en(about("out_of", "", "gone-from-the-menu")), std::string("Out of gone-from-the-menu"));
        QCOMPARE(en(message("out_of", "oat milk")), std::string("Out of oat milk"));
        auto until = about("out_of", "", "ca-phe-sua-da");
        until.set_text("until four");
        QVERIFY(en(until).ends_with(": until four"));
        QCOMPARE(en(message("", "the lamp blinks")), std::string("the lamp blinks"));
        QCOMPARE(en(message("come")), std::string("Come to the counter"));
        QCOMPARE(en(message("of-tomorrow")), std::string("of-tomorrow")); // a newer box's
        QCOMPARE(en(message("of-tomorrow", "Words")), std::string("Words"));
    }

    void check_whatCannotBeSent_saysWhy() {
        QCOMPARE(whyNot(message("come")), std::string());
        QCOMPARE(whyNot(message("", "hello")), std::string());
        QCOMPARE(whyNot(message("", "  ")), std::string("the message has no words"));
        QCOMPARE(whyNot(message("dance")), std::string("there is no message \"dance\""));
        QCOMPARE(whyNot(message("remake")), std::string("say which order \"remake\" is about"));
        QVERIFY(whyNot(message("out_of")).starts_with("say which product"));
        QCOMPARE(whyNot(message("out_of", "oat milk")), std::string());
        QCOMPARE(whyNot(message("", std::string(201, 'x'))),
                 std::string("the message is longer than 200 characters; shorten it"));
        auto nobody = message("come");
        nobody.clear_to();
        QVERIFY(whyNot(nobody).starts_with("say whom"));
        auto noDay = message("come");
        noDay.set_business_date(20260231);
        QVERIFY(!whyNot(noDay).empty());
        auto noId = message("come");
        noId.set_message_id("short");
        QVERIFY(!whyNot(noId).empty());
        auto line = message("come");
        line.set_line(1);
        QCOMPARE(whyNot(line), std::string("a line is of an order; name it"));
    }

    void waitsFor_oneOfAStationIsEnough_ofAllEach() {
        ShopMessage sent;
        sent.sent = message("come");
        sent.sent.set_needs_ack(true);
        sent.from = "barista-1";
        QVERIFY(concerns(sent, "till", "till-a"));
        QVERIFY(!concerns(sent, "kitchen", "kitchen-1"));
        QVERIFY(concerns(sent, "barista", "barista-1")); // its own
        QVERIFY(!concerns(sent, "barista", "barista-2"));
        QVERIFY(waitsFor(sent, "till", "till-a"));
        QVERIFY(!waitsFor(sent, "barista", "barista-1"));
        sent.seen.push_back({"till-b", 5, ""});
        QVERIFY(!waitsFor(sent, "till", "till-a")); // the other till has

        sent.sent.set_to("all");
        QVERIFY(concerns(sent, "kitchen", "kitchen-1"));
        QVERIFY(waitsFor(sent, "till", "till-a"));
        QVERIFY(!waitsFor(sent, "till", "till-b"));
        sent.sent.set_needs_ack(false);
        QVERIFY(!waitsFor(sent, "till", "till-a"));
    }
};

QTEST_GUILESS_MAIN(MessagesTest)
#include "tst_messages.moc"
