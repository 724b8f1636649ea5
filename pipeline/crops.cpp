#include "pipeline/crops.hpp"

#include "extractors/image.hpp"
#include "extractors/reader.hpp"
#include "extractors/worker.hpp"
#include "pipeline/log.hpp"
#include "pipeline/model/error.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <tuple>

namespace intake {

namespace {

constexpr double crop_dpi = 150;
constexpr double above = 8;   ///< points around the place
constexpr double before = 70; ///< the label usually stands there
constexpr double behind = 20;
constexpr double tallest = 420;   ///< points; a longer place shows its beginning
constexpr double thumbnail = 0.5; ///< of a whole page
constexpr std::uint64_t most_picture = 32ULL << 20U; ///< bytes

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
    const Box box{place.left - before, place.top - above, place.right + behind,
                  std::min(place.bottom, place.top + tallest) + above};
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

std::map<PageKey, std::vector<Want>> by_page(const std::vector<ReviewItem>& items) {
    std::map<PageKey, std::vector<Want>> pages;
    for (std::size_t i = 0; i < items.size(); ++i) {
        for (std::size_t k = 0; k < items[i].sources.size(); ++k) {
            const Source& source = items[i].sources[k];
            if (!source.file.empty() && source.page > 0 && source.cell.empty()) {
                pages[{items[i].submission, source.file, source.page}].push_back({i, k});
            }
        }
    }
    return pages;
}

} // namespace

void take_picture(std::string&& frame, std::size_t next, const std::vector<Want>& wanted,
                  std::vector<ReviewItem>& items) {
    if (next >= wanted.size() || (!frame.empty() && !frame.starts_with("\x89PNG\r\n\x1A\n"))) {
        throw InputError("crashed", "not a picture that was asked for");
    }
    items.at(wanted[next].item).pictures.at(wanted[next].place) = std::move(frame);
}

void cut_crops(const Batch& batch, std::vector<ReviewItem>& items) {
    const auto pages = by_page(items);
    for (ReviewItem& item : items) {
        item.pictures.assign(item.sources.size(), "");
    }
    std::vector<Job> jobs;
    for (const auto& page_wants : pages) {
        const PageKey& key = page_wants.first;
        const std::vector<Want>& wanted = page_wants.second;
        const InputFile* file = file_of(batch, std::get<0>(key), std::get<1>(key));
        if (file == nullptr) {
            continue;
        }
        Job job{.label = file->sha256.substr(0, 12)};
        job.work = [file, page = std::get<2>(key), &wanted, &items](Sink& sink) {
            const Raster picture = picture_of(*file, page, crop_dpi);
            for (const Want& want : wanted) {
                sink.send(cut(picture, items[want.item].sources[want.place].box));
            }
        };
        job.receive = [&wanted, &items, next = std::size_t{0}](std::string&& frame) mutable {
            take_picture(std::move(frame), next++, wanted, items);
        };
        job.limits.output = most_picture * wanted.size();
        jobs.push_back(std::move(job));
    }
    const std::vector<Ending> endings = run_jobs(jobs, batch.parallel);
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        if (!endings[i].code.empty()) {
            log_line("核对表截图未能取得：" + jobs[i].label + " " + endings[i].code + " " +
                     endings[i].message);
        }
    }
}

} // namespace intake
