#include "sync/enrol/guest.h"

#include "phin/enrol/v1/enrol.grpc.pb.h"
#include "sync/enrol/short_code.h"
#include "sync/journal/certificate.h"
#include "sync/journal/hash.h"
#include "sync/journal/identity.h"

#include <grpcpp/grpcpp.h>
#include <grpcpp/security/tls_certificate_verifier.h>
#include <grpcpp/security/tls_credentials_options.h>

namespace phin::enrol {
namespace {

constexpr int largestReplyBytes = 1024 * 1024;
constexpr std::chrono::seconds grace{5}; // beyond the code's life

/// Takes any certificate: who is on the other side is for the short code to say, which covers it.
std::shared_ptr<grpc::ChannelCredentials> anyCertificate() {
    grpc::experimental::TlsChannelCredentialsOptions options;
    options.set_verify_server_certs(false);
    options.set_check_call_host(false);
    options.set_certificate_verifier(std::make_shared<grpc::experimental::NoOpCertificateVerifier>());
    return grpc::experimental::TlsCredentials(options);
}

/// SHA-256 of the certificate that the connection was made with; empty where there is none.
std::string fingerprintOf(const grpc::ClientContext& context) {
    const auto security = context.auth_context();
    const auto pem =
        security ? security->FindPropertyValues(GRPC_X509_PEM_CERT_PROPERTY_NAME) : std::vector<grpc::string_ref>{};
    if (pem.empty())
        return {};
    const auto der = journal::certificateDer({pem.front().data(), pem.front().size()});
    return der.empty() ? std::string() : journal::toBytes(journal::sha256(der));
}

Error errorOf(const grpc::Status& status, const std::string& target) {
    switch (status.error_code()) {
    case grpc::StatusCode::INVALID_ARGUMENT:
        return {ErrorKind::WrongUse, status.error_message()};
    case grpc::StatusCode::FAILED_PRECONDITION:
        return {ErrorKind::Refused, status.error_message()};
    case grpc::StatusCode::DEADLINE_EXCEEDED:
        return {ErrorKind::Refused, "nobody typed the code in time; try again"};
    default:
        return {ErrorKind::Unavailable, "cannot reach a shop's open door at " + target + ": " + status.error_message() +
                                            ". Has the manager opened it?"};
    }
}

/// Everything that came is worth what the authority says it is.
Result<Admission> checked(const v1::Guest& guest, const v1::Greeting& greeting, const v1::EnterReply& reply) {
    const auto authority = journal::Authority::of(greeting.authority());
    if (!authority)
        return authority.error();
    const auto mine = authority->check(reply.certificate());
    if (!mine)
        return mine.error();
    const auto requested = journal::readRequest(guest.request());
    if (!requested)
        return requested.error();
    if (mine->shop != greeting.shop() || authority->shop() != greeting.shop() || mine->device != guest.device() ||
        mine->key->id() != requested->keyId || reply.settings().shop() != greeting.shop())
        return Error{ErrorKind::Refused, "the shop answered with a certificate that is not this box's"};
    Admission admission{greeting.authority(), reply.certificate(), reply.settings(), {}, reply.known_before()};
    for (const auto& der : reply.neighbours()) {
        const auto neighbour = authority->check(der);
        if (!neighbour || !journal::validName(neighbour->device))
            return Error{ErrorKind::Refused, "the shop sent a neighbour's certificate that is not of this shop"};
        admission.neighbours.push_back({neighbour->device, der});
    }
    return admission;
}

} // namespace

Result<Admission> join(const std::string& target, const v1::Guest& guest,
                       const std::function<void(const std::string&, const v1::Greeting&)>& show,
                       std::chrono::milliseconds connectWithin) {
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    arguments.SetMaxReceiveMessageSize(largestReplyBytes);
    arguments.SetSslTargetNameOverride(doorName);
    const auto channel = grpc::CreateCustomChannel(target, anyCertificate(), arguments);
    const auto stub = v1::Enrolment::NewStub(channel);

    const auto nonce = randomBytes(nonceBytes);
    v1::KnockRequest knock;
    knock.set_schema(1);
    knock.set_guest(guest.SerializeAsString());
    knock.set_commitment(commitmentOf(knock.guest(), nonce));
    v1::KnockReply greeted;
    grpc::ClientContext knocking;
    knocking.set_deadline(std::chrono::system_clock::now() + connectWithin);
    if (const auto status = stub->Knock(&knocking, knock, &greeted); !status.ok())
        return status.error_code() == grpc::StatusCode::DEADLINE_EXCEEDED
                   ? Error{ErrorKind::Unavailable, "no answer from " + target}
                   : errorOf(status, target);
    const auto fingerprint = fingerprintOf(knocking);
    v1::Greeting greeting;
    if (fingerprint.empty() || !greeting.ParseFromString(greeted.greeting()) || greeting.nonce().size() != nonceBytes ||
        greeted.code_ms() <= 0 || greeted.code_ms() > 3'600'000)
        return Error{ErrorKind::Refused, "what answers at " + target + " is not a shop of Phin"};

    show(shortCode({knock.guest(), greeted.greeting(), nonce, fingerprint}), greeting);
    v1::EnterRequest enter;
    enter.set_ticket(greeted.ticket());
    enter.set_nonce(nonce);
    v1::EnterReply reply;
    grpc::ClientContext entering;
    entering.set_deadline(std::chrono::system_clock::now() + std::chrono::milliseconds(greeted.code_ms()) + grace);
    if (const auto status = stub->Enter(&entering, enter, &reply); !status.ok())
        return errorOf(status, target);
    if (fingerprintOf(entering) != fingerprint) // a second connection, to somebody else
        return Error{ErrorKind::Refused, "the connection changed hands on the way; nothing was taken"};
    return checked(guest, greeting, reply);
}

} // namespace phin::enrol
