/// Tells the thread sanitizer what it cannot see in Debian's gRPC and Abseil, which are not instrumented: their
/// mutexes, and that what happened before a batch of operations was started is seen by its completion. Linked into
/// every program of a build for that sanitizer; the functions stand before the libraries' own and call them. Nothing
/// else is made to seem ordered: two threads of ours that meet without a mutex or a batch between them are still told
/// apart.

#include <absl/synchronization/mutex.h>
#include <grpc/grpc.h>
#include <grpcpp/support/server_callback.h>

#include <sanitizer/tsan_interface.h>

#include <dlfcn.h>
#include <link.h>

#include <cstdint>
#include <string>

#define PHIN_TEXT_OF(name) #name
#define PHIN_TEXT(name) PHIN_TEXT_OF(name)

namespace {

template <class Function>
Function* original(const char* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

/// Callback queues take a functor for a tag, which begins with a function's address; others an object of gRPC's, which
/// begins with that of a table of functions.
bool isCode(const void* address) {
    auto looked = reinterpret_cast<std::uintptr_t>(address);
    const auto found = ::dl_iterate_phdr(
        [](dl_phdr_info* info, std::size_t, void* wanted) -> int {
            const auto at = *static_cast<const std::uintptr_t*>(wanted);
            for (int i = 0; i < info->dlpi_phnum; ++i) {
                const auto& part = info->dlpi_phdr[i];
                const auto begin = info->dlpi_addr + part.p_vaddr;
                if (part.p_type == PT_LOAD && (part.p_flags & PF_X) != 0 && at >= begin && at < begin + part.p_memsz)
                    return 1;
            }
            return 0;
        },
        &looked);
    return found == 1;
}

/// Runs in the place of gRPC's own functor, once.
struct OrderedFunctor : grpc_completion_queue_functor {
    explicit OrderedFunctor(grpc_completion_queue_functor* functor)
        : grpc_completion_queue_functor{&OrderedFunctor::run, functor->inlineable, 0, nullptr}
        , inner(functor) {}
    static void run(grpc_completion_queue_functor* self, int ok) {
        __tsan_acquire(self);
        auto* const inner = static_cast<OrderedFunctor*>(self)->inner;
        delete static_cast<OrderedFunctor*>(self);
        inner->functor_run(inner, ok);
    }
    grpc_completion_queue_functor* inner;
};

/// The original of a member of one of Abseil's classes, by the end of its mangled name; its namespace has the version.
template <class Function>
Function* originalOfAbsl(const char* member) {
    const std::string version = PHIN_TEXT(ABSL_OPTION_INLINE_NAMESPACE_NAME);
    return original<Function>(("_ZN4absl" + std::to_string(version.size()) + version + member).c_str());
}

grpc_event seen(grpc_event event) {
    if (event.type == GRPC_OP_COMPLETE)
        __tsan_acquire(event.tag);
    return event;
}

} // namespace

extern "C" {

grpc_call_error grpc_call_start_batch(grpc_call* call, const grpc_op* ops, size_t count, void* tag, void* reserved) {
    static auto* const start = original<decltype(grpc_call_start_batch)>("grpc_call_start_batch");
    if (tag == nullptr || !isCode(*static_cast<void**>(tag))) {
        __tsan_release(tag);
        return start(call, ops, count, tag, reserved);
    }
    auto* const ordered = new OrderedFunctor(static_cast<grpc_completion_queue_functor*>(tag));
    __tsan_release(ordered);
    const auto error = start(call, ops, count, ordered, reserved);
    if (error != GRPC_CALL_OK)
        delete ordered;
    return error;
}

grpc_event grpc_completion_queue_next(grpc_completion_queue* queue, gpr_timespec deadline, void* reserved) {
    static auto* const next = original<decltype(grpc_completion_queue_next)>("grpc_completion_queue_next");
    return seen(next(queue, deadline, reserved));
}

grpc_event grpc_completion_queue_pluck(grpc_completion_queue* queue, void* tag, gpr_timespec deadline, void* reserved) {
    static auto* const pluck = original<decltype(grpc_completion_queue_pluck)>("grpc_completion_queue_pluck");
    return seen(pluck(queue, tag, deadline, reserved));
}

} // extern "C"

namespace grpc::internal {

// The library may be the last to let go of a call, after callbacks of ours; both count in the same atomics.

void ServerCallbackCall::ScheduleOnDone(bool inlineDone) {
    static auto* const schedule =
        original<void(ServerCallbackCall*, bool)>("_ZN4grpc8internal18ServerCallbackCall14ScheduleOnDoneEb");
    __tsan_acquire(&callbacks_outstanding_);
    schedule(this, inlineDone);
}

void ServerCallbackCall::CallOnCancel(ServerReactor* reactor) {
    static auto* const cancel = original<void(ServerCallbackCall*, ServerReactor*)>(
        "_ZN4grpc8internal18ServerCallbackCall12CallOnCancelEPNS0_13ServerReactorE");
    __tsan_acquire(&on_cancel_conditions_remaining_);
    cancel(this, reactor);
}

} // namespace grpc::internal

namespace absl {
ABSL_NAMESPACE_BEGIN

void Mutex::Lock() {
    static auto* const lock = originalOfAbsl<void(Mutex*)>("5Mutex4LockEv");
    lock(this);
    __tsan_acquire(this);
}

bool Mutex::TryLock() {
    static auto* const tryLock = originalOfAbsl<bool(Mutex*)>("5Mutex7TryLockEv");
    const bool locked = tryLock(this);
    if (locked)
        __tsan_acquire(this);
    return locked;
}

void Mutex::Unlock() {
    static auto* const unlock = originalOfAbsl<void(Mutex*)>("5Mutex6UnlockEv");
    __tsan_release(this);
    unlock(this);
}

void CondVar::Wait(Mutex* mutex) {
    static auto* const wait = originalOfAbsl<void(CondVar*, Mutex*)>("7CondVar4WaitEPNS0_5MutexE");
    __tsan_release(mutex);
    wait(this, mutex);
    __tsan_acquire(mutex);
}

bool CondVar::WaitWithTimeout(Mutex* mutex, Duration timeout) {
    static auto* const wait =
        originalOfAbsl<bool(CondVar*, Mutex*, Duration)>("7CondVar15WaitWithTimeoutEPNS0_5MutexENS0_8DurationE");
    __tsan_release(mutex);
    const bool timedOut = wait(this, mutex, timeout);
    __tsan_acquire(mutex);
    return timedOut;
}

bool CondVar::WaitWithDeadline(Mutex* mutex, Time deadline) {
    static auto* const wait =
        originalOfAbsl<bool(CondVar*, Mutex*, Time)>("7CondVar16WaitWithDeadlineEPNS0_5MutexENS0_4TimeE");
    __tsan_release(mutex);
    const bool timedOut = wait(this, mutex, deadline);
    __tsan_acquire(mutex);
    return timedOut;
}

ABSL_NAMESPACE_END
} // namespace absl
