#pragma once

#include "app/control/till_server.h"
#include "phin/till/v1/till.grpc.pb.h"
#include "sync/journal/reader.h"

#include <mutex>

namespace phin::control {

// Every method is taken raw, see answer.h.
using Stub = till::v1::Till;
using RawTillService = Stub::WithRawCallbackMethod_GetMenu<Stub::WithRawCallbackMethod_ImportMenu<
    Stub::WithRawCallbackMethod_OpenShift<Stub::WithRawCallbackMethod_CloseShift<Stub::WithRawCallbackMethod_OpenOrder<
        Stub::WithRawCallbackMethod_AddLine<Stub::WithRawCallbackMethod_Apply<Stub::WithRawCallbackMethod_Pay<
            Stub::WithRawCallbackMethod_Sell<Stub::WithRawCallbackMethod_Void<Stub::WithRawCallbackMethod_Refund<
                Stub::WithRawCallbackMethod_GetOrder<Stub::WithRawCallbackMethod_Status<
                    Stub::WithRawCallbackMethod_SetAvailable<Stub::WithRawCallbackMethod_CountStock<
                        Stub::WithRawCallbackMethod_WasteStock<Stub::WithRawCallbackMethod_AddCombo<
                            Stub::WithRawCallbackMethod_MoveCash<Stub::WithRawCallbackMethod_XReport<
                                Stub::WithRawCallbackMethod_CloseDay<Stub::WithRawCallbackMethod_Send<
                                    Stub::WithRawCallbackMethod_ListStaff<Stub::WithRawCallbackMethod_SetStaff<
                                        Stub::WithRawCallbackMethod_UnlockStaff<Stub::WithRawCallbackMethod_MakeVoucher<
                                            Stub::WithRawCallbackMethod_WithdrawVoucher<
                                                Stub::WithRawCallbackMethod_ListVouchers<
                                                    Stub::WithRawCallbackMethod_Redeem<
                                                        Stub::WithRawCallbackMethod_ExportMenu<
                                                            Stub::WithRawCallbackMethod_KeepPictures<
                                                                Stub::WithRawCallbackMethod_GetPictures<
                                                                    Stub::WithRawCallbackMethod_Alarms<
                                                                        Stub::WithRawCallbackMethod_HandOver<
                                                                            Stub::
                                                                                Service>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>;

/// The methods of the control socket: each reads its message, runs a use case and answers.
class TillService final : public RawTillService {
public:
    TillService(counter::Till& till, const TillServer::Options& options, journal::Reader reader)
        : m_till(till)
        , m_options(options)
        , m_reader(std::move(reader)) {}

    using Context = grpc::CallbackServerContext;
    using Bytes = grpc::ByteBuffer;
    using Reactor = grpc::ServerUnaryReactor;
    Reactor* GetMenu(Context* context, const Bytes* in, Bytes* out) override;
    Reactor* ImportMenu(Context* context, const Bytes* in, Bytes* out) override;
    Reactor* ExportMenu(Context* context, const Bytes* in, Bytes* out) override;
    Reactor* KeepPictures(Context* context, const Bytes* in, Bytes* out) override;
    Reactor* GetPictures(Context* context, const Bytes* in, Bytes* out) override;
    Reactor* OpenShift(Context* context, const Bytes* in, Bytes* out) override;
    Reactor* CloseShift(Context* context, const Bytes* in, Bytes* out) override;
    Reactor* OpenOrder(Context* context, const Bytes* in, Bytes* out) override;
    Reactor* AddLine(Context* context, const Bytes* in, Bytes* out) override;
    Reactor* AddCombo(Context* context, const Bytes* in, Bytes* out) override;
    Reactor* Apply(Context* context, const Bytes* in, Bytes* out) override;
    Reactor* Send(Context* context, const Bytes* in, Bytes* out) override;
    Reactor* Pay(Context* context, const Bytes* in, Bytes* out) override;
    Reactor* Sell(Context* context, const Bytes* in, Bytes* out) override;
    Reactor* Void(Context* context, const Bytes* in, Bytes* out) override;
    Reactor* Refund(Context* context, const Bytes* in, Bytes* out) override;
    Reactor* GetOrder(Context* context, const Bytes* in, Bytes* out) override;
    Reactor* Status(Context* context, const Bytes* in, Bytes* out) override;
    Reactor* SetAvailable(Context* context, const Bytes* in, Bytes* out) override;
    Reactor* CountStock(Context* context, const Bytes* in, Bytes* out) override;
    Reactor* WasteStock(Context* context, const Bytes* in, Bytes* out) override;
    Reactor* MoveCash(Context* context, const Bytes* in, Bytes* out) override;
    Reactor* XReport(Context* context, const Bytes* in, Bytes* out) override;
    Reactor* CloseDay(Context* context, const Bytes* in, Bytes* out) override;
    Reactor* ListStaff(Context* context, const Bytes* in, Bytes* out) override;
    Reactor* SetStaff(Context* context, const Bytes* in, Bytes* out) override;
    Reactor* UnlockStaff(Context* context, const Bytes* in, Bytes* out) override;
    Reactor* MakeVoucher(Context* context, const Bytes* in, Bytes* out) override;
    Reactor* WithdrawVoucher(Context* context, const Bytes* in, Bytes* out) override;
    Reactor* ListVouchers(Context* context, const Bytes* in, Bytes* out) override;
    Reactor* Redeem(Context* context, const Bytes* in, Bytes* out) override;
    Reactor* Alarms(Context* context, const Bytes* in, Bytes* out) override;
    Reactor* HandOver(Context* context, const Bytes* in, Bytes* out) override;

private:
    /// Asks the journal file; what SQLite throws becomes Unavailable.
    template <class T, class Ask>
    [[nodiscard]] Result<T> ask(Ask&& question);

    counter::Till& m_till;
    const TillServer::Options& m_options;
    std::mutex m_readerMutex;
    journal::Reader m_reader;
};

} // namespace phin::control
