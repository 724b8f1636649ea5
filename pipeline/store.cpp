#include "pipeline/store.hpp"

#include "extractors/sniff.hpp"
#include "pipeline/model/error.hpp"

#include <system_error>

namespace intake {

namespace {

constexpr std::size_t digits = 6;

} // namespace

Copy::Copy(std::filesystem::path path)
    : path_(std::move(path)), stream_(path_, std::ios::binary | std::ios::trunc) {
    if (!stream_) {
        throw SystemError("cannot write " + path_.string());
    }
}

Copy::~Copy() {
    if (!path_.empty()) {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
}

void Copy::add(std::string_view bytes) {
    stream_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!stream_) {
        throw SystemError("cannot write " + path_.string());
    }
    digest_.add(bytes);
    if (head_.size() < sniff_bytes) {
        head_.append(bytes.substr(0, sniff_bytes - head_.size()));
    }
    size_ += bytes.size();
}

StoredCopy Copy::finish() {
    stream_.close();
    if (!stream_) {
        throw SystemError("cannot write " + path_.string());
    }
    StoredCopy blob{path_, size_, digest_.hex(), std::move(head_)};
    path_.clear();
    return blob;
}

Store::Store(std::filesystem::path folder) : folder_(std::move(folder)) {
    std::error_code problem;
    std::filesystem::create_directories(folder_, problem);
    if (problem) {
        throw SystemError("cannot make " + folder_.string());
    }
}

std::filesystem::path Store::next() {
    const std::string number = std::to_string(++count_);
    return folder_ / (std::string(digits - std::min(digits, number.size()), '0') + number);
}

} // namespace intake
