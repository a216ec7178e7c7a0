#include "sync/cloud/web.h"

#include "sync/cloud/assets.h"

#include <httplib.h>
#include <spdlog/spdlog.h>

#include <atomic>
#include <thread>

namespace phin::cloud {
namespace {

using Json = nlohmann::json;

constexpr char jsonType[] = "application/json; charset=utf-8";
/// The page loads nothing from anywhere else and runs no inline script or style.
constexpr char contentPolicy[] =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'";
constexpr std::size_t largestBody = 64 * 1024; // nothing is uploaded here
constexpr int retryAfterMs = 3'000;

std::vector<std::string_view> split(std::string_view path) {
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        path.remove_prefix(1); // the '/'
        const auto end = std::min(path.find('/'), path.size());
        parts.push_back(path.substr(0, end));
        path.remove_prefix(end);
    }
    return parts;
}

int statusOf(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::WrongUse:
        return 400;
    case ErrorKind::Refused:
        return 409;
    case ErrorKind::NotFound:
        return 404;
    case ErrorKind::Unavailable:
        return 503;
    }
    return 500;
}

void reply(httplib::Response& response, int status, const Json& body) {
    response.status = status;
    // Whatever bytes a menu holds must not keep a report from being shown.
    response.set_content(body.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n", jsonType);
    response.set_header("Cache-Control", "no-store");
}

void fail(httplib::Response& response, const Error& error) {
    const int status = statusOf(error.kind);
    reply(response, status, {{"error", error.message}, {"status", status}});
}

void reply(httplib::Response& response, const Result<Json>& result) {
    if (result)
        reply(response, 200, *result);
    else
        fail(response, result.error());
}

void send(httplib::Response& response, const Asset& asset) {
    response.status = 200;
    response.set_content(asset.bytes.data(), asset.bytes.size(), std::string(asset.type));
    response.set_header("Cache-Control", "no-cache");
}

Error noSuchPlace() {
    return {ErrorKind::NotFound, "there is nothing at this address"};
}

} // namespace

struct Web::Impl {
    Impl(Settings given, Shops& itsShops, Api& itsApi, Metrics& itsMetrics, const journal::Clock& itsClock)
        : settings(std::move(given))
        , shops(itsShops)
        , api(itsApi)
        , metrics(itsMetrics)
        , clock(itsClock) {}

    /// Answers one GET; returns the route's name for the metrics.
    const char* route(const httplib::Request& request, httplib::Response& response);
    const char* routeShop(const std::vector<std::string_view>& parts, const httplib::Request& request,
                          httplib::Response& response);
    void live(std::string_view name, httplib::Response& response);
    void refreshGauges();

    Settings settings;
    Shops& shops;
    Api& api;
    Metrics& metrics;
    const journal::Clock& clock;
    httplib::Server server;
    std::thread thread;
    int port = 0;
    std::atomic<std::size_t> liveStreams{0};
    std::atomic<bool> stopping{false};
};

Web::Web(Settings settings, Shops& shops, Api& api, Metrics& metrics, const journal::Clock& clock)
    : m_impl(std::make_unique<Impl>(std::move(settings), shops, api, metrics, clock)) {}

Web::~Web() {
    stop();
}

int Web::port() const noexcept {
    return m_impl->port;
}

Status Web::start() {
    auto& impl = *m_impl;
    auto& server = impl.server;
    server.new_task_queue = [threads = impl.settings.threads] { return new httplib::ThreadPool(threads); };
    // One request a connection: an idle browser must not hold one of our few threads.
    server.set_keep_alive_max_count(1);
    server.set_payload_max_length(largestBody);
    server.set_tcp_nodelay(true);
    server.set_socket_options([](socket_t socket) {
        const int yes = 1; // not SO_REUSEPORT, with which two programs would silently share the port
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    server.set_default_headers({{"Content-Security-Policy", contentPolicy},
                                {"X-Content-Type-Options", "nosniff"},
                                {"X-Frame-Options", "DENY"},
                                {"Referrer-Policy", "no-referrer"},
                                {"Cross-Origin-Resource-Policy", "same-origin"}});
    server.set_pre_routing_handler([&impl](const httplib::Request& request, httplib::Response& response) {
        if (request.method != "GET" && request.method != "HEAD")
            return httplib::Server::HandlerResponse::Unhandled;
        const auto begin = std::chrono::steady_clock::now();
        const char* const route = impl.route(request, response);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        impl.metrics.request(route, response.status, took.count());
        return httplib::Server::HandlerResponse::Handled;
    });
    const auto readOnly = [](const httplib::Request&, httplib::Response& response) {
        response.set_header("Allow", "GET, HEAD");
        reply(response, 405, {{"error", "this address can only be read"}, {"status", 405}});
    };
    server.Post(".*", httplib::Server::Handler(readOnly));
    server.Put(".*", httplib::Server::Handler(readOnly));
    server.Patch(".*", httplib::Server::Handler(readOnly));
    server.Delete(".*", httplib::Server::Handler(readOnly));
    server.Options(".*", readOnly);
    server.set_error_handler([](const httplib::Request&, httplib::Response& response) {
        if (response.body.empty())
            reply(response, response.status,
                  {{"error", "the request cannot be understood"}, {"status", response.status}});
    });
    server.set_exception_handler(
        [](const httplib::Request& request, httplib::Response& response, std::exception_ptr what) {
            try {
                std::rethrow_exception(what);
            } catch (const std::exception& error) {
                spdlog::error("{}: {}", request.path.substr(0, 200), error.what());
            } catch (...) {
                spdlog::error("{}: unknown error", request.path.substr(0, 200));
            }
            reply(response, 500, {{"error", "something went wrong here; the log says what"}, {"status", 500}});
        });
    if (!server.is_valid())
        return Error{ErrorKind::Unavailable, "cannot make an HTTP server"};
    impl.port = impl.settings.port;
    const bool bound = impl.port == 0 ? (impl.port = server.bind_to_any_port(impl.settings.host)) > 0
                                      : server.bind_to_port(impl.settings.host, impl.port);
    if (!bound)
        return Error{ErrorKind::Unavailable, "cannot listen for HTTP on " + impl.settings.host + ":" +
                                                 std::to_string(impl.settings.port) + "; is another program there?"};
    impl.thread = std::thread([&server] { server.listen_after_bind(); });
    return done();
}

void Web::stop() {
    auto& impl = *m_impl;
    impl.stopping = true;
    for (Shop* const shop : impl.shops.all())
        shop->live().close();
    if (!impl.thread.joinable())
        return;
    // A server that was told to stop before it began to listen would listen for ever.
    while (!impl.server.is_running())
        std::this_thread::yield();
    impl.server.stop();
    impl.thread.join();
}

const char* Web::Impl::route(const httplib::Request& request, httplib::Response& response) {
    const auto parts = split(request.path);
    if (request.path == "/" || (parts.size() == 2 && parts[0] == "shops")) {
        if (parts[0] == "shops" && !shops.find(parts[1])) {
            fail(response, {ErrorKind::NotFound, "no such shop here"});
            return "page";
        }
        send(response, *findAsset("/index.html"));
        return "page";
    }
    if (request.path == "/healthz") {
        if (const auto health = api.health(); health)
            reply(response, 200, {{"status", "ok"}, {"shops", shops.all().size()}});
        else
            fail(response, health.error());
        return "healthz";
    }
    if (request.path == "/metrics") {
        refreshGauges();
        response.status = 200;
        response.set_content(metrics.text(), "text/plain; version=0.0.4; charset=utf-8");
        return "metrics";
    }
    if (parts.size() >= 3 && parts[0] == "api" && parts[1] == "v1" && parts[2] == "shops") {
        if (parts.size() == 3) {
            reply(response, 200, api.shops());
            return "shops";
        }
        return routeShop(parts, request, response);
    }
    if (const auto* const asset = findAsset(request.path)) {
        send(response, *asset);
        return "asset";
    }
    fail(response, noSuchPlace());
    return "other";
}

const char* Web::Impl::routeShop(const std::vector<std::string_view>& parts, const httplib::Request& request,
                                 httplib::Response& response) {
    const auto shop = parts[3];
    const auto is = [&parts](std::size_t size, std::size_t at, std::string_view name) {
        return parts.size() == size && parts[at] == name;
    };
    if (is(7, 4, "days") && parts[6] == "report") {
        reply(response, api.dayReport(shop, parts[5]));
        return "day_report";
    }
    if (is(7, 4, "days") && parts[6] == "times") {
        reply(response, api.dayTimes(shop, parts[5]));
        return "day_times";
    }
    if (is(7, 4, "months") && parts[6] == "report") {
        reply(response, api.monthReport(shop, parts[5]));
        return "month_report";
    }
    if (is(5, 4, "orders")) {
        reply(response, api.orders(shop, request.get_param_value("date"), request.get_param_value("limit"),
                                   request.get_param_value("device")));
        return "orders";
    }
    if (is(5, 4, "sync")) {
        reply(response, api.sync(shop));
        return "sync";
    }
    if (is(5, 4, "live")) {
        live(shop, response);
        return "live";
    }
    fail(response, noSuchPlace());
    return "other";
}

/// Server-sent events: "changed", with what did. Says nothing that the other addresses do not; whoever hears it asks
/// them.
void Web::Impl::live(std::string_view name, httplib::Response& response) {
    Shop* const shop = validName(name) ? shops.find(name) : nullptr;
    if (!shop) {
        fail(response, {ErrorKind::NotFound, "no such shop here"});
        return;
    }
    if (liveStreams.fetch_add(1) >= settings.liveAtMost) {
        --liveStreams;
        response.set_header("Retry-After", "10");
        fail(response, {ErrorKind::Unavailable, "too many are watching; ask again later, or ask without live events"});
        return;
    }
    response.status = 200;
    response.set_header("Cache-Control", "no-store");
    response.set_header("X-Accel-Buffering", "no"); // a proxy shall pass events on at once
    auto seen = std::make_shared<std::optional<LiveFeed::Revision>>();
    response.set_chunked_content_provider(
        "text/event-stream",
        [this, shop, seen](std::size_t, httplib::DataSink& sink) {
            auto& feed = shop->live();
            std::string text;
            if (!*seen) {
                *seen = feed.now();
                text = "retry: " + std::to_string(retryAfterMs) + "\nevent: hello\ndata: {}\n\n";
            } else {
                const auto before = **seen;
                const auto first = feed.wait(before, settings.heartbeat);
                if (first == before) {
                    text = ": still here\n\n";
                } else {
                    // What follows closely goes into the same event.
                    const auto until = std::chrono::steady_clock::now() + settings.liveEvery;
                    auto latest = first;
                    for (auto now = std::chrono::steady_clock::now(); now < until && !feed.closed();
                         now = std::chrono::steady_clock::now())
                        latest = feed.wait(latest, std::chrono::duration_cast<std::chrono::milliseconds>(until - now) +
                                                       std::chrono::milliseconds(1));
                    *seen = latest;
                    const Json event = {{"orders", latest.orders != before.orders},
                                        {"sync", latest.sync != before.sync},
                                        {"now_ms", clock.nowMs()}};
                    text = "event: changed\ndata: " + event.dump() + "\n\n";
                }
            }
            if (stopping || feed.closed()) {
                sink.done();
                return true;
            }
            return sink.write(text.data(), text.size());
        },
        [this](bool) { --liveStreams; });
}

void Web::Impl::refreshGauges() {
    for (Shop* const shop : shops.all()) {
        metrics.streams(shop->id(), shop->road().streams());
        if (const auto behind = api.behind(*shop); behind)
            metrics.behind(shop->id(), *behind);
    }
}

} // namespace phin::cloud
