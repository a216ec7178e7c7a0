#include "sync/cloud/ingest.h"

#include "sync/cloud/courier.h"
#include "sync/cloud/shop_stream.h"

namespace phin::cloud {

Ingest::Ingest(Settings settings, Shops& shops, Metrics& metrics, const journal::Clock& clock)
    : m_courier(std::make_shared<Courier>(settings, shops, metrics, clock)) {
    for (Shop* const shop : shops.all())
        shop->observe([courier = m_courier, shop](const journal::Committed& committed) {
            if (!committed.ownBatches.empty())
                courier->wakeAll(*shop);
            if (committed.trust)
                courier->turnAway(*shop);
        });
}

Ingest::~Ingest() {
    stop();
}

void Ingest::start() {
    m_courier->start();
}

void Ingest::stop() {
    m_courier->stop();
}

grpc::ServerBidiReactor<sync::v1::ShopFrame, sync::v1::CloudFrame>*
Ingest::Replicate(grpc::CallbackServerContext* context) {
    return ShopStream::open(m_courier, *context).get();
}

} // namespace phin::cloud
