#include "phin/model/v1/menu.pb.h"
#include "sync/journal/hash.h"
#include "sync/journal/reader.h"
#include "sync/model/pictures.h"
#include "tests/journal/facts.h"
#include "tests/journal/replicate.h"
#include "tests/support/test_shop.h"

#include <QTest>

using namespace phin;
using namespace phin::journal;
using namespace phin::test;
using namespace phin::model::v1;

namespace {

MenuPicture picture(const std::string& content) {
    MenuPicture fact;
    fact.set_schema(1);
    fact.set_data("\xFF\xD8\xFF" + content);
    return fact;
}

std::string idOf(const MenuPicture& fact) {
    return toHex(sha256(fact.data()));
}

MenuPublished menuOf(const std::string& publication, const std::vector<MenuPicture>& pictures) {
    Menu menu;
    menu.set_id(publication);
    for (const auto& each : pictures)
        menu.add_products()->set_picture(idOf(each));
    MenuPublished part;
    part.set_schema(1);
    part.set_parts(1);
    part.set_publication(publication);
    part.set_data(menu.SerializeAsString());
    return part;
}

} // namespace

class tst_pictures : public QObject {
    Q_OBJECT

    TestShop m_shop;
    FakeClock m_clock;
    int m_boxes = 0;

    std::unique_ptr<Journal> box() { return m_shop.open("box-" + std::to_string(++m_boxes), m_clock); }
    std::string all(const Journal& journal) {
        auto reader = must(Reader::open(journal.file()));
        return reader.range({journal.device(), journal.head()->epoch()}, 0, 400'000)->batch.SerializeAsString();
    }
    static void acknowledgeAll(Journal& journal) {
        journal.begin();
        journal.acknowledge(*journal.head());
        journal.commit();
    }

private slots:
    void Picture_isKeptByItsContent_onAllBoxes() {
        auto one = box(), other = box(), third = box();
        const auto cup = picture("cup"), cake = picture("cake");
        decide(*one, std::pair{"menu.picture", cup}, std::pair{"menu.picture", cake});
        m_clock.advance(10);
        decide(*other, std::pair{"menu.picture", cup}); // nobody had told it
        give(*third, all(*other));
        give(*third, all(*one));
        give(*other, all(*one));
        for (auto* const replica : {other.get(), third.get()}) {
            auto reader = must(Reader::open(replica->file()));
            QVERIFY(reader.picture(idOf(cup)) == cup.data());
            QVERIFY(reader.picture(idOf(cake)) == cake.data());
            QVERIFY(replica->shop().pictures().has(idOf(cake)));
        }
        QVERIFY(!must(Reader::open(third->file())).picture(std::string(64, '0')));
    }

    void WhatIsNoPicture_isNotFolded() {
        auto till = box();
        MenuPicture text, large;
        text.set_data("<svg/>");
        large.set_data("\xFF\xD8\xFF" + std::string(largestPictureBytes, 'x'));
        decide(*till, std::pair{"menu.picture", text}, std::pair{"menu.picture", large});
        QVERIFY(!till->shop().pictures().has(idOf(text)));
        QVERIFY(!till->shop().pictures().has(idOf(large)));
    }

    void Forget_keepsWhatTheMenuInForceNames() {
        auto till = box();
        const auto old = picture("old"), current = picture("current");
        decide(*till, std::pair{"menu.picture", old});
        decide(*till, std::pair{"menu.published", menuOf("first", {old})});
        decide(*till, std::pair{"menu.picture", current});
        decide(*till, std::pair{"menu.published", menuOf("second", {current})});
        m_clock.advance(100 * FakeClock::day);
        decide(*till, std::pair{"order.placed", placed(1)});
        acknowledgeAll(*till);
        till->prune(m_clock.nowMs() - 20 * FakeClock::day);
        till->forgetOrders(m_clock.nowMs() - 50 * FakeClock::day, 20260901);
        QVERIFY(till->shop().pictures().has(idOf(current)));
        QVERIFY(!till->shop().pictures().has(idOf(old)));
        // Who joins later gets it with the menu.
        auto late = box();
        replicate(till->file(), *late);
        QVERIFY(late->shop().menu());
        QVERIFY(late->shop().pictures().has(idOf(current)));
        QVERIFY(!late->shop().pictures().has(idOf(old)));
    }

    void RolledBack_isForgotten() {
        auto till = box();
        till->begin();
        till->append("menu.picture", picture("cup"));
        till->rollback();
        QVERIFY(!till->shop().pictures().has(idOf(picture("cup"))));
    }
};

QTEST_GUILESS_MAIN(tst_pictures)
#include "tst_pictures.moc"
