/// \file
/// Labels and values in running lines: "姓名：王建国　性别：男", cards, headed text blocks.
#pragma once

#include "extractors/labels.hpp"
#include "pipeline/model/document.hpp"
#include "pipeline/model/profile.hpp"

#include <string>
#include <vector>

namespace intake {

struct LineValue {
    std::size_t owner = 0;
    std::string raw;
    Box box; ///< upright points
    Origin origin = Origin::text;
    double confidence = 1;
    double weakest = 1;
    std::string
        second; ///< what the other reader saw here; empty unless all of it was read twice
    bool empty_place = false; ///< "姓名：____": the place is there, nothing in it
};

/// Values of the lines outside the page's grids; in the document's printed `title` only behind
/// a colon. `rules` are the rules that `forms` counts.
[[nodiscard]] std::vector<LineValue> read_lines(const Page& page, const std::string& title,
                                                const std::vector<const FieldRule*>& rules,
                                                const std::vector<LabelForm>& forms);

/// Text blocks under headings ("一、工艺专长") outside grids, for rules of kind paragraph.
/// Blocks may run over the pages given.
struct BlockValue {
    std::size_t page = 0; ///< index into `pages`
    LineValue value;
};

[[nodiscard]] std::vector<BlockValue> read_blocks(const std::vector<const Page*>& pages,
                                                  const std::vector<const FieldRule*>& rules,
                                                  const std::vector<LabelForm>& forms);

} // namespace intake
