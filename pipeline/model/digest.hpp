/// \file
/// SHA-256, in one go or while bytes pass by.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace intake {

/// Lower-case hex of the SHA-256 of `bytes`.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

/// SHA-256 of bytes that come in pieces.
class Digest {
public:
    /// \throws SystemError when libcrypto cannot start.
    Digest();

    void add(std::string_view bytes);

    /// Lower-case hex of everything added. Call once, last.
    [[nodiscard]] std::string hex();

private:
    struct Deleter {
        void operator()(void* context) const;
    };

    std::unique_ptr<void, Deleter> context_;
};

} // namespace intake
