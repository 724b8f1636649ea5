#include "pipeline/batch.hpp"

#include <algorithm>
#include <iterator>

namespace intake {

std::vector<InputFile> files_received(const Review& review) {
    std::vector<InputFile> files;
    std::ranges::copy_if(
        review.submission.files, std::back_inserter(files), [&](const InputFile& file) {
            return std::ranges::none_of(review.round.kept, [&](const KeptFile& kept) {
                return kept.file.path == file.path;
            });
        });
    return files;
}

} // namespace intake
