#include "app/control/answer.h"
#include "app/control/till_messages.h"
#include "app/control/till_service.h"

namespace phin::control {

using namespace till::v1;

namespace {

constexpr int mostVouchers = 1'000;

} // namespace

grpc::ServerUnaryReactor* TillService::MakeVoucher(Context* context, const Bytes* in, Bytes* out) {
    return answered<model::v1::VoucherMade, VoucherReply>(context, in, out, [this](auto& request, const auto& answer) {
        if (const auto id = idOf(request.voucher_id(), "voucher_id"); !id)
            return answer(id.error());
        m_till.makeVoucher(std::move(request), [answer](Result<counter::MadeVoucher> made) {
            made ? answer(replyOf(made->voucher, made->repeated)) : answer(made.error());
        });
    });
}

grpc::ServerUnaryReactor* TillService::WithdrawVoucher(Context* context, const Bytes* in, Bytes* out) {
    return answered<WithdrawVoucherRequest, VoucherReply>(
        context, in, out, [this](const auto& request, const auto& answer) {
            m_till.withdrawVoucher(request.code(), request.reason(), [answer](Result<counter::MadeVoucher> gone) {
                gone ? answer(replyOf(gone->voucher, gone->repeated)) : answer(gone.error());
            });
        });
}

grpc::ServerUnaryReactor* TillService::ListVouchers(Context* context, const Bytes* in, Bytes* out) {
    return answered<ListVouchersRequest, ListVouchersReply>(
        context, in, out, [this](const auto& request, const auto& answer) {
            m_till.vouchers(request.code(), mostVouchers, [answer](Result<std::vector<Voucher>> all) {
                if (!all)
                    return answer(all.error());
                ListVouchersReply reply;
                for (const auto& voucher : *all)
                    *reply.add_vouchers() = replyOf(voucher);
                answer(std::move(reply));
            });
        });
}

grpc::ServerUnaryReactor* TillService::Redeem(Context* context, const Bytes* in, Bytes* out) {
    return answered<RedeemRequest, OrderReply>(context, in, out, [this](const auto& request, const auto& answer) {
        const auto id = idOf(request.order_id(), "order_id");
        if (!id)
            return answer(id.error());
        m_till.redeem(*id, request.code(), [answer, id = *id, code = request.code()](Result<counter::Redeemed> taken) {
            if (!taken)
                return answer(taken.error());
            if (taken->no != VoucherNo::None)
                return answer(refusalOf(taken->no, code, taken->voucher ? &*taken->voucher : nullptr));
            answer(orderReply(id, std::move(taken->order)));
        });
    });
}

} // namespace phin::control
