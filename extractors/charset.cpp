#include "extractors/charset.hpp"

#include <array>
#include <cerrno>
#include <memory>

#include <iconv.h>

namespace intake {

namespace {

struct Close {
    using pointer = iconv_t;

    void operator()(iconv_t conversion) const { iconv_close(conversion); }
};

} // namespace

std::optional<std::string> to_utf8(std::string_view bytes, const char* charset) {
    const iconv_t opened = iconv_open("UTF-8", charset);
    // NOLINTNEXTLINE(performance-no-int-to-ptr): iconv's own mark of failure
    if (opened == reinterpret_cast<iconv_t>(-1)) {
        return std::nullopt;
    }
    const std::unique_ptr<iconv_t, Close> conversion(opened);
    std::string out;
    std::array<char, 16384> buffer{};
    char* at = const_cast<char*>(bytes.data()); // iconv's signature; it only reads
    std::size_t left = bytes.size();
    while (left > 0) {
        char* to = buffer.data();
        std::size_t room = buffer.size();
        const std::size_t result = iconv(conversion.get(), &at, &left, &to, &room);
        out.append(buffer.data(), buffer.size() - room);
        if (result == static_cast<std::size_t>(-1) && errno != E2BIG) {
            return std::nullopt;
        }
    }
    return out;
}

} // namespace intake
