#pragma once

#include "sync/journal/journal.h"
#include "sync/journal/writer.h"
#include "sync/model/promise.h"
#include "sync/model/uuid.h"

#include <mutex>

namespace phin::counter {

/// What the stations have before them, as this till knows it: kept on the writer's thread, asked from any.
class Promises {
public:
    /// What the journal has already.
    void load(journal::Journal& journal, const model::v1::Menu& menu);
    void note(const journal::Committed& committed);

    [[nodiscard]] Promise promise(const Uuid& order, const model::v1::PricedOrder& priced, std::int64_t nowMs,
                                  std::int64_t dueAtMs) const;
    [[nodiscard]] std::map<std::string, WorkQueue::Outlook> outlooks(std::int64_t nowMs) const;

private:
    mutable std::mutex m_mutex;
    WorkQueue m_queue;
};

} // namespace phin::counter
