#include "sync/cloud/metrics.h"

#include <prometheus/text_serializer.h>

namespace phin::cloud {

using prometheus::BuildCounter;
using prometheus::BuildGauge;
using prometheus::BuildHistogram;

Metrics::Metrics()
    : m_entries(BuildCounter()
                    .Name("phin_cloud_entries_ingested_total")
                    .Help("Journal entries received, verified and committed")
                    .Register(m_registry))
    , m_bytes(
          BuildCounter().Name("phin_cloud_ingested_bytes_total").Help("Bytes of stored batches").Register(m_registry))
    , m_refused(BuildCounter()
                    .Name("phin_cloud_batches_refused_total")
                    .Help("Batches that failed verification and were quarantined")
                    .Register(m_registry))
    , m_streams(BuildGauge().Name("phin_cloud_streams").Help("Sync agents connected now").Register(m_registry))
    , m_behind(BuildGauge()
                   .Name("phin_cloud_behind_entries")
                   .Help("Entries that exist in the shop, as its agent says, and are not here yet")
                   .Register(m_registry))
    , m_requests(
          BuildCounter().Name("phin_cloud_http_requests_total").Help("HTTP requests answered").Register(m_registry))
    , m_latency(BuildHistogram()
                    .Name("phin_cloud_http_request_seconds")
                    .Help("Time from a request's routing to its answer")
                    .Register(m_registry)) {}

void Metrics::stored(const std::string& shop, std::uint64_t entries, std::uint64_t bytes) {
    m_entries.Add({{"shop", shop}}).Increment(static_cast<double>(entries));
    m_bytes.Add({{"shop", shop}}).Increment(static_cast<double>(bytes));
}

void Metrics::refused(const std::string& shop) {
    m_refused.Add({{"shop", shop}}).Increment();
}

void Metrics::streams(const std::string& shop, std::size_t open) {
    m_streams.Add({{"shop", shop}}).Set(static_cast<double>(open));
}

void Metrics::behind(const std::string& shop, std::uint64_t entries) {
    m_behind.Add({{"shop", shop}}).Set(static_cast<double>(entries));
}

void Metrics::request(const std::string& route, int status, double seconds) {
    m_requests.Add({{"route", route}, {"status", std::to_string(status)}}).Increment();
    m_latency.Add({{"route", route}}, prometheus::Histogram::BucketBoundaries{0.001, 0.005, 0.02, 0.1, 0.5, 2})
        .Observe(seconds);
}

std::string Metrics::text() const {
    return prometheus::TextSerializer().Serialize(m_registry.Collect());
}

} // namespace phin::cloud
