#include "sync/journal/picture_fold.h"

#include "phin/model/v1/menu.pb.h"
#include "sync/journal/hash.h"
#include "sync/journal/stored.h"
#include "sync/model/pictures.h"

#include <vector>

namespace phin::journal {

PictureFold::PictureFold(SQLite::Database& database)
    : m_database(database)
    , m_write(database, "INSERT INTO menu_picture(id, hlc, device, data) VALUES(?,?,?,?) "
                        "ON CONFLICT(id) DO UPDATE SET hlc = excluded.hlc, device = excluded.device "
                        "WHERE (excluded.hlc, excluded.device) > (hlc, device)")
    , m_read(database, "SELECT hlc FROM menu_picture WHERE id = ?") {}

bool PictureFold::apply(const Entry& entry) {
    model::v1::MenuPicture fact;
    if (!fact.ParseFromString(entry.payload()) || !mayBePicture(fact.data()))
        return false;
    const auto id = toHex(sha256(fact.data()));
    m_write.bindNoCopy(1, id);
    m_write.bind(2, static_cast<std::int64_t>(entry.hlc()));
    m_write.bindNoCopy(3, entry.device());
    bindBlob(m_write, 4, fact.data());
    finish(m_write);
    return true;
}

void PictureFold::discard() {
    m_read.tryReset();
    m_write.tryReset();
}

void PictureFold::clear() {
    m_database.exec("DELETE FROM menu_picture");
}

void PictureFold::forget(std::uint64_t beforeHlc, const std::set<std::string>& kept) {
    SQLite::Statement old(m_database, "SELECT id FROM menu_picture WHERE hlc < ?");
    old.bind(1, static_cast<std::int64_t>(beforeHlc));
    std::vector<std::string> gone;
    while (old.executeStep())
        if (auto id = old.getColumn(0).getString(); !kept.contains(id))
            gone.push_back(std::move(id));
    old.reset();
    SQLite::Statement drop(m_database, "DELETE FROM menu_picture WHERE id = ?");
    for (const auto& id : gone) {
        drop.bindNoCopy(1, id);
        finish(drop);
    }
}

std::uint64_t PictureFold::writtenAt(const std::string& id) {
    m_read.bindNoCopy(1, id);
    const auto hlc = m_read.executeStep() ? static_cast<std::uint64_t>(m_read.getColumn(0).getInt64()) : 0;
    m_read.reset();
    return hlc;
}

bool bringsPicture(const Entry& entry, const std::set<std::string>& ids) {
    model::v1::MenuPicture fact;
    return entry.type() == "menu.picture" && !ids.empty() && fact.ParseFromString(entry.payload()) &&
           ids.contains(toHex(sha256(fact.data())));
}

} // namespace phin::journal
