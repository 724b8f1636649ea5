#include "extractors/compound_file.hpp"
#include "extractors/sheet_formats.hpp"
#include "pipeline/model/error.hpp"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    try {
        if (intake::CompoundFile::is_one(bytes)) {
            const auto stream = intake::CompoundFile(bytes).read("Workbook");
            (void)intake::read_biff(stream ? *stream : "");
        } else {
            (void)intake::read_biff(bytes);
        }
    } catch (const intake::InputError&) { // what a bad workbook is answered with
    }
    return 0;
}
