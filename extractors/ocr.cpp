#include "extractors/ocr.hpp"

#include "extractors/blobs.hpp"
#include "extractors/ppocr.hpp"
#include "pipeline/model/digest.hpp"
#include "pipeline/model/error.hpp"
#include "pipeline/model/unicode.hpp"

#include <omp.h>
#include <tesseract/baseapi.h>

#include <algorithm>
#include <array>
#include <clocale>
#include <cmath>
#include <fstream>
#include <iterator>

namespace intake {

struct Recognizer::Engine {
    tesseract::TessBaseAPI api;
    std::optional<PpOcr> second;
};

namespace {

constexpr const char* model = "chi_sim";

// Tesseract reads its data by the C locale's rules.
class ClassicLocale {
public:
    ClassicLocale() : before_(std::setlocale(LC_ALL, nullptr)) { std::setlocale(LC_ALL, "C"); }

    ~ClassicLocale() { std::setlocale(LC_ALL, before_.c_str()); }

    ClassicLocale(const ClassicLocale&) = delete;
    ClassicLocale& operator=(const ClassicLocale&) = delete;
    ClassicLocale(ClassicLocale&&) = delete;
    ClassicLocale& operator=(ClassicLocale&&) = delete;

private:
    std::string before_;
};

std::string sha256_of(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (bytes.empty()) {
        throw SystemError("Cannot read the language data " + file + ".");
    }
    return sha256_hex(bytes);
}

struct Symbol {
    std::u32string text;
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
    double confidence = 0;
    bool begins_word = false;
};

// Script written without spaces: ideographs, kana, full-width forms and CJK punctuation.
bool is_wide(char32_t c) {
    return is_han(c) || (c >= 0x2E80 && c <= 0x30FF) || (c >= 0xFE30 && c <= 0xFE4F) ||
           (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x2010 && c <= 0x2027);
}

bool wants_space(const Symbol& before, const Symbol& after) {
    const double height = std::max(before.bottom - before.top, after.bottom - after.top);
    return after.begins_word && !is_wide(before.text.back()) && !is_wide(after.text.front()) &&
           after.left - before.right > 0.12 * height;
}

class TextBuilder {
public:
    void add(const Symbol& symbol) {
        if (!symbols_.empty() && wants_space(symbols_.back(), symbol)) {
            characters_ += U' ';
            edges_.push_back(symbols_.back().right);
        }
        const double step =
            (symbol.right - symbol.left) / static_cast<double>(symbol.text.size());
        for (std::size_t i = 0; i < symbol.text.size(); ++i) {
            characters_ += symbol.text[i];
            edges_.push_back(symbol.left + step * static_cast<double>(i));
        }
        box_ = unite(box_, {symbol.left, symbol.top, symbol.right, symbol.bottom});
        symbols_.push_back(symbol);
    }

    [[nodiscard]] bool empty() const { return symbols_.empty(); }

    [[nodiscard]] double right() const { return box_.right; }

    [[nodiscard]] double height() const { return box_.height(); }

    [[nodiscard]] Text build() const {
        Text text{
            .text = encode(characters_), .box = box_, .edges = edges_, .origin = Origin::ocr};
        text.edges.push_back(box_.right);
        double sum = 0;
        for (const Symbol& symbol : symbols_) {
            sum += symbol.confidence;
            text.weakest = std::min(text.weakest, symbol.confidence);
        }
        text.confidence = sum / static_cast<double>(symbols_.size());
        double least = box_.left;
        for (double& edge : text.edges) {
            edge = least = std::clamp(edge, least, box_.right);
        }
        return text;
    }

private:
    std::vector<Symbol> symbols_;
    std::u32string characters_;
    std::vector<double> edges_;
    Box box_;
};

// The engine is sure of nonsense too (0.8 upside down, 0.99 on clean print): spread out so that
// the figure is near the chance of being right.
double chance_of(double certainty) {
    return std::pow(std::clamp(certainty, 0.0, 1.0), 6);
}

Symbol symbol_at(const tesseract::ResultIterator& at, double unit) {
    Symbol symbol;
    const std::unique_ptr<char[]> utf8(at.GetUTF8Text(tesseract::RIL_SYMBOL));
    if (utf8 != nullptr) {
        symbol.text = decode(utf8.get());
        std::erase_if(symbol.text, [](char32_t c) { return c <= U' ' || c == 0x3000; });
    }
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
    at.BoundingBox(tesseract::RIL_SYMBOL, &left, &top, &right, &bottom);
    symbol.left = left * unit;
    symbol.top = top * unit;
    symbol.right = right * unit;
    symbol.bottom = bottom * unit;
    symbol.confidence = chance_of(at.Confidence(tesseract::RIL_SYMBOL) / 100.0);
    symbol.begins_word = at.IsAtBeginningOf(tesseract::RIL_WORD);
    return symbol;
}

std::vector<Text> lines_of(tesseract::TessBaseAPI& api, double unit) {
    std::vector<Text> lines;
    const std::unique_ptr<tesseract::ResultIterator> at(api.GetIterator());
    if (at == nullptr) {
        return lines;
    }
    TextBuilder line;
    const auto finish = [&] {
        if (!line.empty()) {
            lines.push_back(line.build());
        }
        line = {};
    };
    do {
        if (at->Empty(tesseract::RIL_SYMBOL)) {
            continue;
        }
        if (at->IsAtBeginningOf(tesseract::RIL_TEXTLINE)) {
            finish();
        }
        const Symbol symbol = symbol_at(*at, unit);
        if (symbol.text.empty()) {
            continue;
        }
        // A gap of several glyphs separates two runs that merely stand on one line.
        if (!line.empty() && symbol.left - line.right() > 3.2 * line.height()) {
            finish();
        }
        line.add(symbol);
    } while (at->Next(tesseract::RIL_SYMBOL));
    finish();
    return lines;
}

tesseract::PageSegMode mode_of(Layout layout) {
    switch (layout) {
    case Layout::line:
        return tesseract::PSM_SINGLE_LINE;
    case Layout::column:
        return tesseract::PSM_SINGLE_COLUMN;
    case Layout::sparse:
        return tesseract::PSM_SPARSE_TEXT;
    case Layout::glyph:
        return tesseract::PSM_SINGLE_CHAR;
    case Layout::block:
        break;
    }
    return tesseract::PSM_SINGLE_BLOCK;
}

// The strips that tell most: long, of ordinary height, from all over the page.
std::vector<Area> telling_strips(const Raster& grey, bool upwards) {
    std::vector<Area> strips =
        text_strips(glyph_like(find_blobs(grey, 140), grey.dpi), grey, upwards);
    const auto length = [&](const Area& a) { return upwards ? a.height() : a.width(); };
    const auto height = [&](const Area& a) { return upwards ? a.width() : a.height(); };
    std::erase_if(strips, [&](const Area& a) {
        return height(a) < 8 || length(a) < 3 * height(a) || height(a) * 72 > 40 * grey.dpi;
    });
    std::stable_sort(strips.begin(), strips.end(), [&](const Area& a, const Area& b) {
        return std::min(length(a), 14 * height(a)) > std::min(length(b), 14 * height(b));
    });
    if (strips.size() > 5) {
        strips.resize(5);
    }
    return strips;
}

struct Trial {
    double score = 0; // mean confidence over Chinese glyphs; 0 where there are hardly any
    int glyphs = 0;
};

// Reads the strips with the page turned. Digits and rules read well either way up, so only
// lines mostly of ideographs count.
Trial attempt(const Recognizer& recognizer, const Raster& grey, const std::vector<Area>& strips,
              int turns) {
    Trial trial;
    double sum = 0;
    for (const Area& strip : strips) {
        const int height = std::min(strip.width(), strip.height());
        const int margin = std::max(3, height / 4);
        const Raster piece = cut(grey, {strip.left - margin, strip.top - margin,
                                        strip.right + margin, strip.bottom + margin});
        const Raster turned = warp(piece, upright_frame(piece, turns, 0));
        const double factor = std::clamp(36.0 / height, 0.3, 2.0);
        for (const Text& line : recognizer.read(scale(turned, factor), Layout::line)) {
            const std::u32string text = decode(line.text);
            const auto han = std::count_if(text.begin(), text.end(),
                                           [](char32_t c) { return is_han(c) && c != U'一'; });
            if (static_cast<std::size_t>(han) * 2 > text.size()) {
                sum += line.confidence * static_cast<double>(han);
                trial.glyphs += static_cast<int>(han);
            }
        }
    }
    trial.score = trial.glyphs >= 5 ? sum / trial.glyphs : 0;
    return trial;
}

} // namespace

Recognizer::Recognizer(Readers readers) : engine_(std::make_unique<Engine>()) {
    // Tesseract asks for four threads by name, and they cost more than they bring; no active
    // level means every region runs in this one.
    omp_set_max_active_levels(0);
    const ClassicLocale classic;
    tesseract::TessBaseAPI& api = engine_->api;
    if (api.Init(nullptr, model, tesseract::OEM_LSTM_ONLY) != 0) {
        throw SystemError(std::string("The Tesseract language data '") + model +
                          "' are missing (package tesseract-ocr-chi-sim).");
    }
    api.SetVariable("debug_file", "/dev/null");
    std::string folder = api.GetDatapath();
    if (!folder.empty() && folder.back() != '/') {
        folder += '/';
    }
    engines_.push_back({"tesseract", tesseract::TessBaseAPI::Version(), model,
                        sha256_of(folder + model + ".traineddata")});
    const auto files = installed_ppocr();
    if (files && readers == Readers::all_installed) {
        const PpOcr& second = engine_->second.emplace(*files);
        engines_.push_back({"onnxruntime", second.version(), second.model(), second.sha256()});
    }
}

Recognizer::~Recognizer() = default;
Recognizer::Recognizer(Recognizer&&) noexcept = default;
Recognizer& Recognizer::operator=(Recognizer&&) noexcept = default;

std::vector<Text> Recognizer::read(const Raster& grey, Layout layout) const {
    if (grey.width < 3 || grey.height < 3 || grey.channels != 1) {
        return {};
    }
    tesseract::TessBaseAPI& api = engine_->api;
    api.SetPageSegMode(mode_of(layout));
    api.SetImage(grey.pixels.data(), grey.width, grey.height, 1, grey.width);
    api.SetSourceResolution(300);
    std::vector<Text> lines;
    if (api.Recognize(nullptr) == 0) {
        lines = lines_of(api, 72 / grey.dpi);
    }
    api.Clear();
    return lines;
}

std::optional<LineReading> Recognizer::read_line(const Raster& grey) const {
    return engine_->second ? std::optional(engine_->second->read_line(grey)) : std::nullopt;
}

std::pair<int, double> Recognizer::orientation(const Raster& grey) const {
    const std::vector<Area> across = telling_strips(grey, false);
    const Trial upright = attempt(*this, grey, across, 0);
    if (upright.glyphs >= 8 && upright.score > 0.8) {
        return {0, upright.score};
    }
    const std::vector<Area> upwards = telling_strips(grey, true);
    const std::array<Trial, 4> trials{upright, attempt(*this, grey, upwards, 1),
                                      attempt(*this, grey, across, 2),
                                      attempt(*this, grey, upwards, 3)};
    const auto* best =
        std::max_element(trials.begin(), trials.end(),
                         [](const Trial& a, const Trial& b) { return a.score < b.score; });
    double second = 0;
    for (const Trial& trial : trials) {
        if (&trial != best) {
            second = std::max(second, trial.score);
        }
    }
    // Turning a page that was right is worse than leaving one that was not.
    const bool clear = best->score >= 0.6 && best->score - second >= 0.2;
    return {clear ? static_cast<int>(best - trials.begin()) : 0, clear ? best->score : 0};
}

} // namespace intake
