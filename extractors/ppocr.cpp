#include "extractors/ppocr.hpp"

#include "extractors/onnxruntime_abi.hpp"
#include "extractors/warp.hpp"
#include "pipeline/model/digest.hpp"
#include "pipeline/model/error.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <iterator>

#include <dlfcn.h>

namespace intake {

namespace {

namespace fs = std::filesystem;

constexpr int line_height = 48;  // pixels, what the model was trained on
constexpr int least_width = 48;  // narrower ones get white on the right
constexpr int most_width = 3200; // longer lines are squeezed
constexpr double slim_stretch = 1.4;
constexpr double unsettled = 0.8; // chances of a reading that another width does not confirm
constexpr const char* input = "x";
constexpr const char* output = "softmax_11.tmp_0";

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (bytes.empty()) {
        throw SystemError("Cannot read " + file.string() + ".");
    }
    return bytes;
}

/// The characters of the model's classes 1 …; the last class is the space.
std::u32string alphabet_of(const std::string& keys) {
    std::u32string alphabet;
    for (std::size_t from = 0; from < keys.size();) {
        const std::size_t to = std::min(keys.find('\n', from), keys.size());
        std::string key = keys.substr(from, to - from);
        if (key.ends_with('\r')) {
            key.pop_back();
        }
        const std::u32string text = decode(key);
        alphabet += text.empty() ? U'\uFFFD' : text.front();
        from = to + 1;
    }
    return alphabet + U' ';
}

struct Loaded {
    const onnx::Api* api = nullptr;
    std::string version;
};

Loaded load(const fs::path& file) {
    // By name, never linked: linking binds the symbol to one release. Never closed: it has
    // statics that threads and exit handlers still see.
    void* library = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    using GetApiBase = const onnx::ApiBase* (*)();
    const auto get = library == nullptr
                         ? nullptr
                         : reinterpret_cast<GetApiBase>(dlsym(library, "OrtGetApiBase"));
    const onnx::ApiBase* base = get == nullptr ? nullptr : get();
    const onnx::Api* api = base == nullptr ? nullptr : base->GetApi(onnx::oldest_api);
    if (api == nullptr) {
        throw SystemError("Cannot use " + file.string() +
                          ": it is no ONNX Runtime, or too old.");
    }
    return {api, base->GetVersionString()};
}

/// Calls the function of the table that releases an object.
template <typename T> struct Release {
    void (*function)(T*) = nullptr;

    void operator()(T* object) const { function(object); }
};

template <typename T> using Owned = std::unique_ptr<T, Release<T>>;

void require(const onnx::Api& api, onnx::Status* status) {
    if (status != nullptr) {
        const std::string message = api.GetErrorMessage(status);
        api.ReleaseStatus(status);
        throw SystemError("ONNX Runtime: " + message);
    }
}

/// Height 48, width by its shape times `stretch`, values -1 (black) to 1 (white), three equal
/// planes.
std::vector<float> planes_of(const Raster& grey, double stretch, int& width) {
    const double factor = static_cast<double>(line_height) / grey.height;
    const int natural =
        std::max(1, static_cast<int>(std::lround(grey.width * factor * stretch)));
    const Raster small = factor < 0.6 ? scale(grey, factor * 1.25) : grey;
    const int inner = std::min(natural, most_width);
    Frame frame{.width = inner, .height = line_height, .dpi = grey.dpi};
    frame.to_source = {static_cast<double>(small.width) / inner,        0, 0,
                       static_cast<double>(small.height) / line_height, 0, 0};
    const Raster line = warp(small, frame);
    width = std::max(inner, least_width);
    const auto plane = static_cast<std::size_t>(line_height) * static_cast<std::size_t>(width);
    std::vector<float> planes(3 * plane, 1.0F);
    for (int y = 0; y < line_height; ++y) {
        for (int x = 0; x < inner; ++x) {
            const float value = static_cast<float>(line.pixels[line.at(x, y)]) / 127.5F - 1.0F;
            const auto at = static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                            static_cast<std::size_t>(x);
            planes[at] = planes[at + plane] = planes[at + 2 * plane] = value;
        }
    }
    return planes;
}

/// Letters and digits: two of a kind side by side are too slim to be told apart.
bool is_slim(const LineReading& line) {
    const auto slim = std::count_if(line.text.begin(), line.text.end(),
                                    [](char32_t c) { return c > U' ' && c < 0x7F; });
    return slim >= 6 && static_cast<std::size_t>(slim) * 10 >= line.text.size() * 7;
}

/// Of two readings of one line the longer, then the surer; less sure where they differ.
LineReading surer_of(const LineReading& a, const LineReading& b) {
    const bool second =
        a.text.size() != b.text.size() ? b.text.size() > a.text.size() : b.mean() > a.mean();
    LineReading best = second ? b : a;
    if (a.text != b.text) {
        for (double& chance : best.chances) {
            chance *= unsettled;
        }
    }
    return best;
}

fs::path program_folder() {
    std::error_code error;
    return fs::read_symlink("/proc/self/exe", error).parent_path();
}

} // namespace

struct PpOcr::Engine {
    Loaded loaded;
    std::u32string alphabet;
    Owned<onnx::Env> env;
    Owned<onnx::MemoryInfo> memory;
    Owned<onnx::Session> session;

    void open(const std::string& model);
    [[nodiscard]] LineReading run(std::vector<float>& planes, int width) const;
};

void PpOcr::Engine::open(const std::string& model) {
    const onnx::Api& api = *loaded.api;
    onnx::Env* new_env = nullptr;
    require(api, api.CreateEnv(onnx::log_errors, "dossier-intake", &new_env));
    env = {new_env, {api.ReleaseEnv}};
    onnx::MemoryInfo* new_memory = nullptr;
    require(api,
            api.CreateCpuMemoryInfo(onnx::device_allocator, onnx::default_memory, &new_memory));
    memory = {new_memory, {api.ReleaseMemoryInfo}};
    onnx::SessionOptions* new_options = nullptr;
    require(api, api.CreateSessionOptions(&new_options));
    const Owned<onnx::SessionOptions> options{new_options, {api.ReleaseSessionOptions}};
    // No threads of its own: workers are forked from this process, one a core.
    require(api, api.SetIntraOpNumThreads(options.get(), 1));
    require(api, api.SetInterOpNumThreads(options.get(), 1));
    require(api, api.DisableMemPattern(options.get()));
    require(api, api.SetSessionGraphOptimizationLevel(options.get(), onnx::all_optimizations));
    onnx::Session* new_session = nullptr;
    require(api, api.CreateSessionFromArray(env.get(), model.data(), model.size(),
                                            options.get(), &new_session));
    session = {new_session, {api.ReleaseSession}};
}

LineReading PpOcr::Engine::run(std::vector<float>& planes, int width) const {
    const onnx::Api& api = *loaded.api;
    const std::array<std::int64_t, 4> shape{1, 3, line_height, width};
    onnx::Value* new_value = nullptr;
    require(api, api.CreateTensorWithDataAsOrtValue(
                     memory.get(), planes.data(), planes.size() * sizeof(float), shape.data(),
                     shape.size(), onnx::type_float, &new_value));
    const Owned<onnx::Value> in{new_value, {api.ReleaseValue}};
    const onnx::Value* const inputs[] = {in.get()};
    onnx::Value* new_result = nullptr;
    require(api, api.Run(session.get(), nullptr, &input, inputs, 1, &output, 1, &new_result));
    const Owned<onnx::Value> result{new_result, {api.ReleaseValue}};
    onnx::ShapeInfo* new_shape = nullptr;
    require(api, api.GetTensorTypeAndShape(result.get(), &new_shape));
    const Owned<onnx::ShapeInfo> info{new_shape, {api.ReleaseTensorTypeAndShapeInfo}};
    std::size_t rank = 0;
    require(api, api.GetDimensionsCount(info.get(), &rank));
    std::array<std::int64_t, 3> size{};
    if (rank != size.size()) {
        throw SystemError("The PP-OCR model puts out another shape than expected.");
    }
    require(api, api.GetDimensions(info.get(), size.data(), rank));
    void* data = nullptr;
    require(api, api.GetTensorMutableData(result.get(), &data));
    const auto classes = static_cast<std::size_t>(size[2]);
    return decode_ctc(
        {static_cast<const float*>(data), static_cast<std::size_t>(size[1]) * classes}, classes,
        alphabet);
}

PpOcr::PpOcr(const PpOcrFiles& files)
    : engine_(std::make_unique<Engine>()), model_(files.model.stem().string()) {
    Loaded loaded = load(files.library);
    version_ = loaded.version;
    engine_->loaded = std::move(loaded);
    engine_->alphabet = alphabet_of(bytes_of(files.keys));
    const std::string model = bytes_of(files.model);
    engine_->open(model);
    sha256_ = sha256_hex(model);
}

PpOcr::~PpOcr() = default;
PpOcr::PpOcr(PpOcr&&) noexcept = default;
PpOcr& PpOcr::operator=(PpOcr&&) noexcept = default;

LineReading PpOcr::read_line(const Raster& grey) const {
    if (grey.width < 3 || grey.height < 3 || grey.channels != 1) {
        return {};
    }
    const auto read = [&](double stretch) {
        int width = 0;
        std::vector<float> planes = planes_of(grey, stretch, width);
        return as_printed(engine_->run(planes, width));
    };
    const LineReading line = read(1);
    return is_slim(line) ? surer_of(line, read(slim_stretch)) : line;
}

std::optional<PpOcrFiles> installed_ppocr() {
    const fs::path program = program_folder();
    const std::array<std::pair<fs::path, fs::path>, 3> places{
        {{program / "../lib/dossier-intake", program / "../share/dossier-intake/models"},
         {program / "../../third_party/ppocr", program / "../../third_party/ppocr"},
         {program / "../../../third_party/ppocr", program / "../../../third_party/ppocr"}}};
    for (const auto& [library, models] : places) {
        const PpOcrFiles files{library / "libonnxruntime.so",
                               models / "ch_PP-OCRv4_rec_infer.onnx",
                               models / "ppocr_keys_v1.txt"};
        std::error_code error;
        if (fs::exists(files.library, error) && fs::exists(files.model, error) &&
            fs::exists(files.keys, error)) {
            return files;
        }
    }
    return std::nullopt;
}

} // namespace intake
