#include "extractors/zip_directory.hpp"
#include "pipeline/model/error.hpp"

#include <cstddef>
#include <cstdint>
#include <sstream>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::istringstream zip(std::string(reinterpret_cast<const char*>(data), size));
    try {
        (void)intake::zip_directory(zip);
    } catch (const intake::InputError&) { // a million members
    }
    return 0;
}
