#include <openssl/evp.h>

#include <dlfcn.h>

#include <string>
#include <string_view>
#include <unordered_map>

// The simulator's boxes live in one process, and each of them checks each seal with the public key: a fifth of all its
// work. Here one signature over the same bytes is checked once, by OpenSSL as ever, and the others get its answer.

namespace {

/// Key, signature and what was signed: nobody gets an answer that was another's.
std::string questionOf(EVP_PKEY_CTX* context, std::string_view signature, std::string_view bytes) {
    unsigned char* key = nullptr;
    const auto size = EVP_PKEY_get1_encoded_public_key(EVP_PKEY_CTX_get0_pkey(context), &key);
    std::string question;
    if (size > 0) {
        question.assign(reinterpret_cast<const char*>(key), size);
        question += std::to_string(signature.size()) + ':';
        question += signature;
        question += bytes;
    }
    OPENSSL_free(key);
    return question;
}

} // namespace

extern "C" int EVP_PKEY_verify(EVP_PKEY_CTX* context, const unsigned char* signature, std::size_t signatureSize,
                               const unsigned char* bytes, std::size_t size) {
    using Verify = int(EVP_PKEY_CTX*, const unsigned char*, std::size_t, const unsigned char*, std::size_t);
    static auto* const verify = reinterpret_cast<Verify*>(::dlsym(RTLD_NEXT, "EVP_PKEY_verify"));
    static std::unordered_map<std::string, int> answers; // a simulator's process has one thread
    auto question = questionOf(context, {reinterpret_cast<const char*>(signature), signatureSize},
                               {reinterpret_cast<const char*>(bytes), size});
    if (question.empty())
        return verify(context, signature, signatureSize, bytes, size);
    if (const auto known = answers.find(question); known != answers.end())
        return known->second;
    if (answers.size() > 20'000) // of shops that were played before
        answers.clear();
    return answers[std::move(question)] = verify(context, signature, signatureSize, bytes, size);
}
