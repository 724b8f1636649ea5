#include "extractors/number_format.hpp"
#include "extractors/sheet_formats.hpp"
#include "pipeline/model/error.hpp"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    try {
        (void)intake::parse_number_format(bytes);
        for (const intake::Sheet& sheet : intake::read_delimited(bytes)) {
            for (intake::SheetCell cell : sheet.cells) {
                intake::set_number(cell, cell.text, intake::parse_number_format(cell.text),
                                   intake::DateSystem::from_1904);
            }
        }
    } catch (const intake::InputError&) { // what a bad table is answered with
    }
    return 0;
}
