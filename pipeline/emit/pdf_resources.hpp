/// \file
/// What a page of a PDF that came in draws with, and nothing besides: no file, action, address
/// or layer comes along, wherever in the resources it hangs.
#pragma once

#include "extractors/qpdf.hpp"

namespace intake {

/// The resources `all` of a page, cleaned in place: of every object only the keys that a table
/// names as drawn with. Layers' names go too: pages of files with layers are taken as pictures.
/// \throws InputError "damaged" when they are nested too deep.
[[nodiscard]] QPDFObjectHandle drawn_resources(QPDFObjectHandle all);

} // namespace intake
