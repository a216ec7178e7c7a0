#pragma once

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include <string>

namespace phin::cloud {

/// What Prometheus sees. From any thread.
class Metrics {
public:
    Metrics();

    void stored(const std::string& shop, std::uint64_t entries, std::uint64_t bytes);
    void refused(const std::string& shop);
    void streams(const std::string& shop, std::size_t open);
    void behind(const std::string& shop, std::uint64_t entries);
    /// `route` is one of a fixed few names, never what a stranger typed.
    void request(const std::string& route, int status, double seconds);
    /// The text format, version 0.0.4.
    [[nodiscard]] std::string text() const;

private:
    prometheus::Registry m_registry;
    prometheus::Family<prometheus::Counter>& m_entries;
    prometheus::Family<prometheus::Counter>& m_bytes;
    prometheus::Family<prometheus::Counter>& m_refused;
    prometheus::Family<prometheus::Gauge>& m_streams;
    prometheus::Family<prometheus::Gauge>& m_behind;
    prometheus::Family<prometheus::Counter>& m_requests;
    prometheus::Family<prometheus::Histogram>& m_latency;
};

} // namespace phin::cloud
