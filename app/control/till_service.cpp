#include "app/control/till_service.h"

#include "app/control/answer.h"
#include "app/control/staff_messages.h"
#include "app/control/till_messages.h"
#include "sync/model/merge.h"
#include "sync/model/why.h"

namespace phin::control {

using namespace till::v1;
using model::v1::PricedOrder;

template <class T, class Ask>
Result<T> TillService::ask(Ask&& question) {
    const std::lock_guard lock(m_readerMutex);
    try {
        return std::forward<Ask>(question)(m_reader);
    } catch (const SQLite::Exception& error) {
        return journal::explain(error);
    }
}

// --- menu and shift

grpc::ServerUnaryReactor* TillService::GetMenu(Context* context, const Bytes* in, Bytes* out) {
    return answered<GetMenuRequest, model::v1::Menu>(context, in, out, [this](const auto&, const auto& answer) {
        const auto index = m_till.menu();
        if (index->menu().products().empty())
            return answer(Error{ErrorKind::NotFound, "this till has no menu yet; import one"});
        answer(menuReply(index->menu(), m_till.stock()));
    });
}

grpc::ServerUnaryReactor* TillService::ImportMenu(Context* context, const Bytes* in, Bytes* out) {
    return answered<ImportMenuRequest, ImportMenuReply>(context, in, out, [this](auto& request, const auto& answer) {
        m_till.importMenu(std::move(*request.mutable_menu()), [answer](Result<counter::ImportedMenu> imported) {
            if (!imported)
                return answer(imported.error());
            ImportMenuReply reply;
            reply.set_menu_id(imported->menuId);
            reply.set_changed(imported->changed);
            answer(std::move(reply));
        });
    });
}

grpc::ServerUnaryReactor* TillService::ExportMenu(Context* context, const Bytes* in, Bytes* out) {
    return answered<ExportMenuRequest, model::v1::Menu>(context, in, out, [this](const auto&, const auto& answer) {
        const auto published = m_till.publishedMenu();
        if (published->menu().products().empty())
            return answer(Error{ErrorKind::NotFound, "this till has no menu yet; import one"});
        answer(published->menu());
    });
}

grpc::ServerUnaryReactor* TillService::KeepPictures(Context* context, const Bytes* in, Bytes* out) {
    return answered<KeepPicturesRequest, KeepPicturesReply>(
        context, in, out, [this](const auto& request, const auto& answer) {
            m_till.keepPictures({request.pictures().begin(), request.pictures().end()},
                                [answer](Result<counter::KeptPictures> kept) {
                                    if (!kept)
                                        return answer(kept.error());
                                    KeepPicturesReply reply;
                                    reply.mutable_ids()->Assign(kept->ids.begin(), kept->ids.end());
                                    reply.set_added(kept->added);
                                    answer(std::move(reply));
                                });
        });
}

grpc::ServerUnaryReactor* TillService::GetPictures(Context* context, const Bytes* in, Bytes* out) {
    return answered<GetPicturesRequest, GetPicturesReply>(
        context, in, out, [this](const auto& request, const auto& answer) {
            constexpr int most = 100; // of the largest, an answer stays below what a message may have
            if (request.ids_size() > most)
                return answer(Error{ErrorKind::WrongUse, "ask for at most " + std::to_string(most) + " pictures"});
            answer(ask<GetPicturesReply>([&request](journal::Reader& reader) -> Result<GetPicturesReply> {
                GetPicturesReply reply;
                for (const auto& id : request.ids())
                    reply.add_pictures(reader.picture(id).value_or(""));
                return reply;
            }));
        });
}

grpc::ServerUnaryReactor* TillService::OpenShift(Context* context, const Bytes* in, Bytes* out) {
    return answered<OpenShiftRequest, ShiftReply>(context, in, out, [this](const auto& request, const auto& answer) {
        const auto id = idOf(request.shift_id(), "shift_id");
        if (!id)
            return answer(id.error());
        m_till.openShift(
            *id, request.business_date(), request.float_minor(),
            [answer](Result<counter::ShiftInfo> shift) { shift ? answer(replyOf(*shift)) : answer(shift.error()); });
    });
}

grpc::ServerUnaryReactor* TillService::CloseShift(Context* context, const Bytes* in, Bytes* out) {
    return answered<CloseShiftRequest, ShiftReply>(context, in, out, [this](const auto& request, const auto& answer) {
        const auto id = optionalIdOf(request.shift_id(), "shift_id");
        if (!id)
            return answer(id.error());
        m_till.closeShift(
            *id,
            [answer](Result<counter::ShiftInfo> shift) { shift ? answer(replyOf(*shift)) : answer(shift.error()); },
            countOf(request));
    });
}

// --- open orders

grpc::ServerUnaryReactor* TillService::OpenOrder(Context* context, const Bytes* in, Bytes* out) {
    return answered<OpenOrderRequest, OrderReply>(context, in, out, [this](const auto& request, const auto& answer) {
        const auto given = optionalIdOf(request.order_id(), "order_id");
        if (!given)
            return answer(given.error());
        // Before it is opened: what answers an error leaves nothing behind.
        const auto due = request.due_at_ms();
        if (due != 0 && due <= m_till.nowMs())
            return answer(refusal(Why::DuePassed, "the time that this order is wanted at has passed; choose another"));
        if (due > m_till.latestDueMs())
            return answer(refusal(Why::DueTooLate, "a pre-order is for this business day"));
        const Uuid id = given->has_value() ? **given : m_till.newId();
        auto opened = m_till.openOrder(id, request.channel(), request.guest());
        answer(orderReply(id, opened && due != 0 ? m_till.setDue(id, due) : opened));
    });
}

grpc::ServerUnaryReactor* TillService::AddLine(Context* context, const Bytes* in, Bytes* out) {
    return answered<AddLineRequest, OrderReply>(context, in, out, [this](const auto& request, const auto& answer) {
        const auto id = idOf(request.order_id(), "order_id");
        if (!id)
            return answer(id.error());
        answer(orderReply(*id, m_till.addLine(*id, choiceOf(request.line()))));
    });
}

grpc::ServerUnaryReactor* TillService::AddCombo(Context* context, const Bytes* in, Bytes* out) {
    return answered<AddComboRequest, OrderReply>(context, in, out, [this](const auto& request, const auto& answer) {
        const auto id = idOf(request.order_id(), "order_id");
        if (!id)
            return answer(id.error());
        answer(orderReply(*id, m_till.addCombo(*id, comboOf(request))));
    });
}

grpc::ServerUnaryReactor* TillService::Apply(Context* context, const Bytes* in, Bytes* out) {
    return answered<ApplyRequest, OrderReply>(context, in, out, [this](const auto& request, const auto& answer) {
        const auto id = idOf(request.order_id(), "order_id");
        if (!id)
            return answer(id.error());
        const auto changed = [&]() -> Result<PricedOrder> {
            switch (request.change_case()) {
            case ApplyRequest::kOrderDiscount:
                return m_till.discountOrder(*id, request.order_discount());
            case ApplyRequest::kRemoveLine:
                return m_till.removeLine(*id, request.remove_line());
            case ApplyRequest::kQuantity:
                return m_till.setQuantity(*id, request.quantity().line(), request.quantity().quantity());
            case ApplyRequest::kLineDiscount:
                return m_till.discountLine(*id, request.line_discount().line(), request.line_discount().discount());
            case ApplyRequest::kChannel:
                return m_till.setChannel(*id, request.channel().channel());
            case ApplyRequest::kDueAtMs:
                return m_till.setDue(*id, request.due_at_ms());
            case ApplyRequest::kClear:
                if (request.clear())
                    return m_till.clear(*id);
                break;
            case ApplyRequest::CHANGE_NOT_SET:
                break;
            }
            return Error{ErrorKind::WrongUse, "say what to change: this request has no change that is known here"};
        };
        answer(orderReply(*id, changed()));
    });
}

// --- decisions

grpc::ServerUnaryReactor* TillService::Send(Context* context, const Bytes* in, Bytes* out) {
    return answered<SendRequest, SendReply>(context, in, out, [this](auto& request, const auto& answer) {
        const auto order = idOf(request.order_id(), "order_id");
        if (!order)
            return answer(order.error());
        m_till.send(
            *order, [answer](Result<counter::Sent> sent) { sent ? answer(replyOf(*sent)) : answer(sent.error()); },
            std::move(*request.mutable_reason()));
    });
}

grpc::ServerUnaryReactor* TillService::Pay(Context* context, const Bytes* in, Bytes* out) {
    return answered<PayRequest, PayReply>(context, in, out, [this](const auto& request, const auto& answer) {
        const auto order = idOf(request.order_id(), "order_id");
        if (!order)
            return answer(order.error());
        const auto payment = idOf(request.payment_id(), "payment_id");
        if (!payment)
            return answer(payment.error());
        m_till.pay(*order, *payment, {request.tenders().begin(), request.tenders().end()},
                   [answer](Result<counter::Paid> paid) { paid ? answer(replyOf(*paid)) : answer(paid.error()); });
    });
}

grpc::ServerUnaryReactor* TillService::Sell(Context* context, const Bytes* in, Bytes* out) {
    return answered<SellRequest, PayReply>(context, in, out, [this](const auto& request, const auto& answer) {
        auto sale = saleOf(request);
        if (!sale)
            return answer(sale.error());
        m_till.sell(std::move(*sale),
                    [answer](Result<counter::Paid> paid) { paid ? answer(replyOf(*paid)) : answer(paid.error()); });
    });
}

grpc::ServerUnaryReactor* TillService::Void(Context* context, const Bytes* in, Bytes* out) {
    return answered<VoidRequest, OrderReply>(context, in, out, [this](const auto& request, const auto& answer) {
        const auto order = idOf(request.order_id(), "order_id");
        if (!order)
            return answer(order.error());
        m_till.voidOrder(
            *order, request.reason(),
            [answer, id = *order](Result<PricedOrder> voided) { answer(orderReply(id, std::move(voided))); },
            request.restock());
    });
}

grpc::ServerUnaryReactor* TillService::Refund(Context* context, const Bytes* in, Bytes* out) {
    return answered<till::v1::RefundRequest, RefundReply>(
        context, in, out, [this](const auto& request, const auto& answer) {
            auto wanted = refundOf(request);
            if (!wanted)
                return answer(wanted.error());
            m_till.refund(std::move(*wanted), [answer](Result<counter::Refunded> refunded) {
                if (!refunded)
                    return answer(refunded.error());
                RefundReply reply;
                reply.set_amount_minor(refunded->amountMinor);
                reply.set_receipt(refunded->receipt);
                reply.set_tip_minor(refunded->tipMinor);
                answer(std::move(reply));
            });
        });
}

// --- what can be had

grpc::ServerUnaryReactor* TillService::SetAvailable(Context* context, const Bytes* in, Bytes* out) {
    return answered<AvailableRequest, AvailableReply>(
        context, in, out, [this](const auto& request, const auto& answer) {
            m_till.setAvailable(request.product(), request.available(), [answer](Result<Availability> word) {
                if (!word)
                    return answer(word.error());
                AvailableReply reply;
                reply.set_business_date(word->businessDate);
                reply.set_product(word->product);
                reply.set_available(word->available);
                answer(std::move(reply));
            });
        });
}

// --- people

namespace {

/// As the lists show that person now.
Result<StaffReply> replyOf(const counter::Till& till, const Result<phin::StaffMember>& member) {
    if (!member)
        return member.error();
    StaffReply reply;
    for (const auto& entry : till.staff().entries())
        if (entry.member.id == member->id)
            *reply.mutable_staff() = messageOf(entry);
    return reply;
}

} // namespace

grpc::ServerUnaryReactor* TillService::ListStaff(Context* context, const Bytes* in, Bytes* out) {
    return answered<ListStaffRequest, ListStaffReply>(context, in, out, [this](const auto&, const auto& answer) {
        ListStaffReply reply;
        for (const auto& entry : m_till.staff().entries())
            *reply.add_staff() = messageOf(entry);
        answer(std::move(reply));
    });
}

grpc::ServerUnaryReactor* TillService::SetStaff(Context* context, const Bytes* in, Bytes* out) {
    return answered<SetStaffRequest, StaffReply>(context, in, out, [this](auto& request, const auto& answer) {
        auto pin = pinOf(request);
        if (!pin)
            return answer(pin.error());
        auto change = changeOf(request);
        if (!change)
            return answer(change.error());
        m_till.staff().set(std::move(*change), std::move(*pin), counter::Asked::Unattended,
                           [this, answer](const auto& member) { answer(replyOf(m_till, member)); });
    });
}

grpc::ServerUnaryReactor* TillService::UnlockStaff(Context* context, const Bytes* in, Bytes* out) {
    return answered<UnlockStaffRequest, StaffReply>(context, in, out, [this](const auto& request, const auto& answer) {
        const auto id = idOf(request.staff_id(), "staff_id");
        if (!id)
            return answer(id.error());
        m_till.staff().unlock(*id, counter::Asked::Unattended,
                              [this, answer](const auto& member) { answer(replyOf(m_till, member)); });
    });
}

// --- limited stock

grpc::ServerUnaryReactor* TillService::CountStock(Context* context, const Bytes* in, Bytes* out) {
    return answered<StockRequest, StockReply>(context, in, out, [this](const auto& request, const auto& answer) {
        auto word = stockWordOf(request);
        if (!word)
            return answer(word.error());
        m_till.countStock(std::move(*word), [this, answer](Result<journal::StockAnswer> stock) {
            stock ? answer(replyOf(*stock, m_till.settings().device)) : answer(stock.error());
        });
    });
}

grpc::ServerUnaryReactor* TillService::WasteStock(Context* context, const Bytes* in, Bytes* out) {
    return answered<StockRequest, StockReply>(context, in, out, [this](const auto& request, const auto& answer) {
        auto word = stockWordOf(request);
        if (!word)
            return answer(word.error());
        m_till.wasteStock(std::move(*word), [this, answer](Result<journal::StockAnswer> stock) {
            stock ? answer(replyOf(*stock, m_till.settings().device)) : answer(stock.error());
        });
    });
}

// --- drawer and day

grpc::ServerUnaryReactor* TillService::MoveCash(Context* context, const Bytes* in, Bytes* out) {
    return answered<MoveCashRequest, MoveCashReply>(context, in, out, [this](const auto& request, const auto& answer) {
        const auto id = idOf(request.move_id(), "move_id");
        if (!id)
            return answer(id.error());
        m_till.moveCash({*id, request.kind(), request.amount_minor(), request.reason()},
                        [answer](Result<counter::CashMovedInfo> moved) {
                            if (!moved)
                                return answer(moved.error());
                            MoveCashReply reply;
                            *reply.mutable_moved() = std::move(moved->moved);
                            reply.set_repeated_command(moved->repeated);
                            answer(std::move(reply));
                        });
    });
}

grpc::ServerUnaryReactor* TillService::XReport(Context* context, const Bytes* in, Bytes* out) {
    return answered<XReportRequest, model::v1::TillReport>(context, in, out, [this](const auto&, const auto& answer) {
        m_till.xReport([answer](Result<model::v1::TillReport> report) {
            report ? answer(std::move(*report)) : answer(report.error());
        });
    });
}

grpc::ServerUnaryReactor* TillService::CloseDay(Context* context, const Bytes* in, Bytes* out) {
    return answered<CloseDayRequest, model::v1::DayClosed>(
        context, in, out, [this](const auto& request, const auto& answer) {
            const auto id = idOf(request.z_id(), "z_id");
            if (!id)
                return answer(id.error());
            m_till.closeDay(*id, countOf(request), [answer](Result<model::v1::DayClosed> day) {
                day ? answer(std::move(*day)) : answer(day.error());
            });
        });
}

// --- questions

grpc::ServerUnaryReactor* TillService::GetOrder(Context* context, const Bytes* in, Bytes* out) {
    return answered<GetOrderRequest, model::v1::OrderState>(
        context, in, out, [this](const auto& request, const auto& answer) {
            const auto id = idOf(request.order_id(), "order_id");
            if (!id)
                return answer(id.error());
            const auto found = ask<std::optional<model::v1::OrderState>>(
                [&](journal::Reader& reader) { return reader.order(id->bytes()); });
            if (!found)
                return answer(found.error());
            if (!*found)
                return answer(Error{ErrorKind::NotFound, "there is no such order here, or it is not paid yet"});
            answer(**found);
        });
}

grpc::ServerUnaryReactor* TillService::Status(Context* context, const Bytes* in, Bytes* out) {
    return answered<StatusRequest, StatusReply>(context, in, out, [this](const auto& request, const auto& answer) {
        const auto orders = ask<std::uint64_t>([](journal::Reader& reader) { return reader.orderCount(); });
        if (!orders)
            return answer(orders.error());
        std::optional<model::v1::SyncReport> sync;
        if (request.sync() && m_options.sync) {
            auto report = m_options.sync();
            if (!report)
                return answer(report.error());
            sync = std::move(*report);
        }
        m_till.state([this, answer, count = *orders, sync = std::move(sync)](Result<counter::TillState> state) {
            if (!state)
                return answer(state.error());
            StatusReply reply;
            if (sync)
                *reply.mutable_sync() = *sync;
            reply.set_device(m_till.settings().device);
            reply.set_menu_id(state->menuId);
            reply.set_phase(m_options.phase());
            reply.set_lan(m_options.lanConnected());
            reply.set_epoch(state->epoch);
            reply.set_seq(state->seq);
            reply.set_business_date(state->businessDate);
            reply.set_last_number(state->lastNumber);
            reply.set_last_receipt(state->lastReceipt);
            reply.set_orders(count);
            reply.set_shop_ms(state->shopMs);
            if (m_options.broker)
                reply.set_broker(m_options.broker());
            if (m_options.warnings)
                for (auto& warning : m_options.warnings())
                    reply.add_warnings(std::move(warning));
            const auto storage = m_options.storage();
            reply.set_storage(journal::nameOf(storage.level));
            reply.set_storage_message(storage.message);
            answer(std::move(reply));
        });
    });
}

} // namespace phin::control
