#pragma once

#include "phin/till/v1/till.grpc.pb.h"

#include <grpcpp/grpcpp.h>

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <vector>

namespace phin::test {

/// A till that keeps its shop in memory and can be told to misbehave:
///   loseAnswers(n)     the next n sales are made, but their answers are lost
///   refuse(status)     every sale is answered with this
///   stop(), start()    gone and back, with what it had sold
///   changeMenu(id)     another menu is in force
class FakeTill final : public till::v1::Till::Service {
public:
    struct Sold {
        std::string order;
        std::int32_t businessDate;
        std::int64_t totalMinor;
    };

    FakeTill(std::filesystem::path socket, std::int64_t price)
        : m_socket(std::move(socket))
        , m_price(price) {
        start();
    }
    ~FakeTill() override { stop(); }

    void start() {
        grpc::ServerBuilder builder;
        builder.AddListeningPort("unix:" + m_socket.string(), grpc::InsecureServerCredentials());
        builder.RegisterService(this);
        m_server = builder.BuildAndStart();
    }
    void stop() {
        if (m_server)
            m_server->Shutdown(std::chrono::system_clock::now());
        m_server.reset();
    }
    void loseAnswers(int count) {
        const std::lock_guard lock(m_mutex);
        m_lostAnswers = count;
    }
    void refuse(grpc::Status status) {
        const std::lock_guard lock(m_mutex);
        m_refusal = std::move(status);
    }
    void changeMenu(std::string id) {
        const std::lock_guard lock(m_mutex);
        m_menuId = std::move(id);
    }
    /// A shift that a person opened.
    void leaveShiftOpen(std::int32_t businessDate) {
        const std::lock_guard lock(m_mutex);
        m_shifts["a person's"] = {businessDate, true};
    }
    [[nodiscard]] std::vector<Sold> sold() {
        const std::lock_guard lock(m_mutex);
        return m_sold;
    }
    [[nodiscard]] int openShifts() {
        const std::lock_guard lock(m_mutex);
        int open = 0;
        for (const auto& [id, shift] : m_shifts)
            open += shift.open;
        return open;
    }
    [[nodiscard]] std::size_t shifts() {
        const std::lock_guard lock(m_mutex);
        return m_shifts.size();
    }

private:
    struct Shift {
        std::int32_t businessDate;
        bool open;
    };
    using Context = grpc::ServerContext;

    grpc::Status Status(Context*, const till::v1::StatusRequest*, till::v1::StatusReply* reply) override {
        const std::lock_guard lock(m_mutex);
        reply->set_phase("ready");
        reply->set_menu_id(m_menuId);
        return grpc::Status::OK;
    }

    grpc::Status OpenShift(Context*, const till::v1::OpenShiftRequest* request, till::v1::ShiftReply* reply) override {
        const std::lock_guard lock(m_mutex);
        if (!m_shifts.count(request->shift_id())) {
            for (const auto& [id, shift] : m_shifts)
                if (shift.open)
                    return {grpc::StatusCode::FAILED_PRECONDITION, "another shift is open"};
            m_shifts[request->shift_id()] = {request->business_date(), true};
        }
        reply->set_business_date(m_shifts[request->shift_id()].businessDate);
        reply->set_open(m_shifts[request->shift_id()].open);
        return grpc::Status::OK;
    }

    grpc::Status CloseShift(Context*, const till::v1::CloseShiftRequest* request, till::v1::ShiftReply*) override {
        const std::lock_guard lock(m_mutex);
        for (auto& [id, shift] : m_shifts)
            if (request->shift_id().empty() || id == request->shift_id())
                shift.open = false;
        return grpc::Status::OK;
    }

    grpc::Status Sell(Context*, const till::v1::SellRequest* request, till::v1::PayReply* reply) override {
        const std::lock_guard lock(m_mutex);
        if (!m_refusal.ok())
            return m_refusal;
        std::int64_t total = 0;
        for (const auto& line : request->lines())
            total += line.has_override_minor() ? line.override_minor() : line.quantity() * m_price;
        std::int32_t date = 0;
        for (const auto& [id, shift] : m_shifts)
            if (shift.open)
                date = shift.businessDate;
        const bool repeated = !m_orders.insert(request->order_id()).second;
        if (!repeated)
            m_sold.push_back({request->order_id(), date, total});
        reply->set_total_minor(total);
        reply->set_repeated_command(repeated);
        return m_lostAnswers-- > 0 ? grpc::Status{grpc::StatusCode::UNAVAILABLE, "the wire is cut"} : grpc::Status::OK;
    }

    std::filesystem::path m_socket;
    std::int64_t m_price;
    std::unique_ptr<grpc::Server> m_server;
    std::mutex m_mutex;
    std::string m_menuId = "menu";
    int m_lostAnswers = 0;
    grpc::Status m_refusal;
    std::map<std::string, Shift> m_shifts;
    std::set<std::string> m_orders;
    std::vector<Sold> m_sold;
};

} // namespace phin::test
