#include "pipeline/holdings.hpp"

#include "pipeline/model/filename.hpp"
#include "pipeline/model/outcome.hpp"

#include <algorithm>
#include <array>

namespace intake {

namespace {

struct Conversion {
    Format format;
    std::string_view reason;
    std::string_view remedy;
};

constexpr std::array conversions{
    Conversion{Format::doc, "DOC格式（旧版Word）不能直接读取", "请导出为PDF后重新报送"},
    Conversion{Format::docx, "DOCX格式（Word）不能直接读取", "请导出为PDF后重新报送"},
    Conversion{Format::wps, "WPS格式不能直接读取", "请导出为PDF后重新报送"},
    Conversion{Format::et, "ET格式（WPS表格）不能直接读取", "请另存为xlsx后重新报送"},
    Conversion{Format::ofd, "OFD格式不能直接读取", "请导出为PDF后重新报送"},
    Conversion{Format::heic, "HEIC格式（手机照片）不能直接读取", "请转换为JPG后重新报送"},
    Conversion{Format::ppt, "PPT格式不能直接读取", "请导出为PDF后重新报送"},
    Conversion{Format::video, "视频格式不能直接读取", "请改为报送PDF或图片材料"},
    Conversion{Format::gif, "GIF格式不能直接读取", "请转换为JPG后重新报送"},
    Conversion{Format::text, "纯文本或网页格式不能直接读取",
               "请导出为PDF后重新报送，表格请另存为xlsx"}};

std::string free_path(const Holdings& holdings, const std::string& path) {
    std::string candidate = path;
    for (int number = 2; holdings.taken.contains(candidate); ++number) {
        candidate = numbered(path, number);
    }
    return candidate;
}

} // namespace

Holdings holdings_of(Store& store, const IngestLimits& limits) {
    Holdings holdings;
    holdings.store = &store;
    holdings.limits = limits;
    holdings.bytes_left = limits.total_bytes;
    holdings.entries_left = limits.entries;
    return holdings;
}

void quarantine(InputFile& file, std::string_view code, std::string_view reason) {
    const OutcomeCode& entry = outcome_code(code);
    file.outcome = Outcome::quarantined;
    file.code = entry.code;
    file.reason = reason.empty() ? entry.reason : reason;
    file.remedy = entry.remedy;
}

void ignore(InputFile& file, std::string_view code, std::string_view reason) {
    file.outcome = Outcome::ignored;
    file.code = code;
    file.reason = reason;
    file.remedy.clear();
}

void keep(Holdings& holdings, const std::string& path, StoredCopy&& blob, int depth) {
    Item item;
    item.depth = depth;
    item.head = std::move(blob.head);
    const auto before = holdings.taken.find(path);
    const bool repeated = before != holdings.taken.end() && before->second == blob.sha256;
    item.file.path = free_path(holdings, path);
    item.file.blob = blob.path;
    item.file.bytes = blob.bytes;
    item.file.sha256 = blob.sha256;
    if (is_system_dropping(path)) {
        ignore(item.file, "system_dropping", outcome_code("system_dropping").reason);
    } else if (repeated) {
        ignore(item.file, "duplicate_path", "压缩包内有同名且内容相同的文件，只取一份");
    } else if (blob.bytes == 0) {
        item.file.format = Format::empty;
        quarantine(item.file, "empty");
    }
    item.settled = !item.file.code.empty();
    holdings.taken.emplace(item.file.path, item.file.sha256);
    holdings.bytes_left -= std::min(holdings.bytes_left, blob.bytes);
    --holdings.entries_left;
    holdings.items.push_back(std::move(item));
}

void refuse(Holdings& holdings, const std::string& path, std::string_view code,
            std::uint64_t bytes, std::string_view reason) {
    Item item;
    item.settled = true;
    item.file.path = free_path(holdings, path);
    item.file.bytes = bytes;
    quarantine(item.file, code, reason);
    if (is_system_dropping(path)) {
        ignore(item.file, "system_dropping", outcome_code("system_dropping").reason);
    }
    holdings.taken.emplace(item.file.path, "");
    --holdings.entries_left;
    holdings.items.push_back(std::move(item));
}

void settle(InputFile& file) {
    const auto* at = std::ranges::find(conversions, file.format, &Conversion::format);
    if (at != conversions.end()) {
        quarantine(file, "needs_conversion", at->reason);
        file.remedy = at->remedy;
    } else if (file.format == Format::unknown) {
        quarantine(file, "unknown_format");
    }
}

} // namespace intake
