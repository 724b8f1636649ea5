/// \file
/// The table of readers, and the one boundary where an InputError becomes a fault.
#pragma once

#include "extractors/ocr.hpp"
#include "extractors/page_range.hpp"
#include "extractors/raster.hpp"
#include "extractors/wire.hpp"
#include "pipeline/model/document.hpp"
#include "pipeline/model/submission.hpp"

namespace intake {

/// Whether a reader exists for the format.
[[nodiscard]] bool is_readable(Format format);

/// Reads pages of one file by the table {format, name, function}; sheets are read whole. Runs
/// in a worker.
/// \throws InputError when nothing of the file can be used.
[[nodiscard]] Document read_document(const InputFile& file, const Recognizer& recognizer,
                                     PageRange range = {});

/// Any page of any readable picture or PDF as people see it, for crops and packets.
[[nodiscard]] Raster picture_of(const InputFile& file, int page, double dpi);

} // namespace intake
