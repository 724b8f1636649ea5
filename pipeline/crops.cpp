#include "pipeline/crops.hpp"

#include "extractors/image.hpp"
#include "extractors/reader.hpp"
#include "extractors/worker.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <tuple>

namespace intake {

namespace {

constexpr double crop_dpi = 150;
constexpr double margin = 6;   ///< points around the place
constexpr double widest = 520; ///< points; a longer place shows its beginning
constexpr double tallest = 140;
constexpr double thumbnail = 0.35; ///< of a whole page

using PageKey = std::tuple<std::string, std::string, int>; ///< submission, file, page

const InputFile* file_of(const Batch& batch, const std::string& submission,
                         const std::string& path) {
    for (const Review& review : batch.reviews) {
        if (review.submission.name != submission) {
            continue;
        }
        const auto at = std::ranges::find(review.submission.files, path, &InputFile::path);
        if (at != review.submission.files.end() && at->outcome == Outcome::processed) {
            return &*at;
        }
    }
    return nullptr;
}

std::string cut(const Raster& picture, const Box& place) {
    if (place.empty()) {
        return encode_png(resize(picture, thumbnail));
    }
    Box box = inflate(place, margin);
    box.right = std::min(box.right, box.left + widest);
    box.bottom = std::min(box.bottom, box.top + tallest);
    const auto pixel = [&](double points, int limit) {
        return std::clamp(static_cast<int>(std::lround(points * picture.dpi / 72)), 0, limit);
    };
    const int left = pixel(box.left, picture.width);
    const int top = pixel(box.top, picture.height);
    const int right = pixel(box.right, picture.width);
    const int bottom = pixel(box.bottom, picture.height);
    return right > left + 1 && bottom > top + 1
               ? encode_png(crop(picture, left, top, right, bottom))
               : std::string();
}

std::map<PageKey, std::vector<std::size_t>> by_page(const std::vector<ReviewItem>& items) {
    std::map<PageKey, std::vector<std::size_t>> pages;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Source& source = items[i].source;
        if (!source.file.empty() && source.page > 0 && source.cell.empty()) {
            pages[{items[i].submission, source.file, source.page}].push_back(i);
        }
    }
    return pages;
}

} // namespace

void cut_crops(const Batch& batch, std::vector<ReviewItem>& items) {
    const auto pages = by_page(items);
    std::vector<Job> jobs;
    for (const auto& [key, wanted] : pages) {
        const InputFile* file = file_of(batch, std::get<0>(key), std::get<1>(key));
        if (file == nullptr) {
            continue;
        }
        Job job{.label = file->sha256.substr(0, 12)};
        job.work = [file, page = std::get<2>(key), &wanted, &items](Sink& sink) {
            const Raster picture = picture_of(*file, page, crop_dpi);
            for (const std::size_t index : wanted) {
                sink.send(cut(picture, items[index].source.box));
            }
        };
        job.receive = [&wanted, &items, next = std::size_t{0}](std::string&& frame) mutable {
            items.at(wanted.at(next++)).png = std::move(frame);
        };
        jobs.push_back(std::move(job));
    }
    run_jobs(jobs, batch.parallel);
}

} // namespace intake
