#include "extractors/ooxml_styles.hpp"
#include "pipeline/model/error.hpp"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    try {
        (void)intake::read_styles(bytes);
        (void)intake::read_shared_strings(bytes);
    } catch (const intake::InputError&) { // what bad XML is answered with
    }
    return 0;
}
