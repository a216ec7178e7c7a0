#include "tests/support/box.h"

#include <stdexcept>

namespace phin::test {

Box::Box(const Shop& shop, const std::string& device, const journal::Clock& clock, journal::Birth birth)
    : m_shop(shop)
    , m_device(device)
    , m_clock(clock)
    , m_birth(std::move(birth))
    , m_identity(shop.identity(device)) {
    open();
}

Box::~Box() {
    close();
}

void Box::open() {
    auto journal =
        journal::Journal::open({.file = journalFile(), .birth = m_birth}, m_identity, m_shop.authority(), m_clock);
    if (!journal)
        throw std::runtime_error(journal.error().message);
    if (!(*journal)->born()) {
        (*journal)->begin();
        (*journal)->beginEpoch();
        (*journal)->commit();
    }
    m_writer = std::make_unique<journal::Writer>(std::move(*journal));
}

void Box::close() {
    if (m_writer)
        m_writer->stop();
    m_writer.reset();
}

} // namespace phin::test
