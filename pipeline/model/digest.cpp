#include "pipeline/model/digest.hpp"

#include "pipeline/model/error.hpp"

#include <array>

#include <openssl/evp.h>

namespace intake {

namespace {

EVP_MD_CTX* of(void* context) {
    return static_cast<EVP_MD_CTX*>(context);
}

void require(int succeeded) {
    if (succeeded != 1) {
        throw SystemError("libcrypto cannot compute SHA-256");
    }
}

} // namespace

void Digest::Deleter::operator()(void* context) const {
    EVP_MD_CTX_free(of(context));
}

Digest::Digest() : context_(EVP_MD_CTX_new()) {
    require(context_ ? EVP_DigestInit_ex(of(context_.get()), EVP_sha256(), nullptr) : 0);
}

void Digest::add(std::string_view bytes) {
    require(EVP_DigestUpdate(of(context_.get()), bytes.data(), bytes.size()));
}

std::string Digest::hex() {
    constexpr std::string_view digits = "0123456789abcdef";
    std::array<unsigned char, EVP_MAX_MD_SIZE> raw{};
    unsigned int size = 0;
    require(EVP_DigestFinal_ex(of(context_.get()), raw.data(), &size));
    std::string out;
    for (unsigned int i = 0; i < size; ++i) {
        out.push_back(digits[raw.at(i) / 16U]);
        out.push_back(digits[raw.at(i) % 16U]);
    }
    return out;
}

std::string sha256_hex(std::string_view bytes) {
    Digest digest;
    digest.add(bytes);
    return digest.hex();
}

} // namespace intake
