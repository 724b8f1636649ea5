/// \file
/// The readers of printed characters: Tesseract, and PP-OCR beside it where it is installed.
#pragma once

#include "extractors/ctc.hpp"
#include "extractors/raster.hpp"
#include "pipeline/model/document.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace intake {

enum class Layout { block, line, column, sparse, glyph }; ///< what the crop holds

struct EngineInfo {
    std::string name;    ///< "tesseract"
    std::string version; ///< "5.3.0"
    std::string model;   ///< "chi_sim"
    std::string model_sha256;
};

enum class Readers { all_installed, tesseract_only };

/// Owns the engines with their models loaded. Made in the parent before forking; used by one
/// process at a time, not thread-safe.
class Recognizer {
public:
    /// \throws SystemError when the language data are missing, or what is installed is broken
    explicit Recognizer(Readers readers = Readers::all_installed);
    ~Recognizer();
    Recognizer(const Recognizer&) = delete;
    Recognizer& operator=(const Recognizer&) = delete;
    Recognizer(Recognizer&&) noexcept;
    Recognizer& operator=(Recognizer&&) noexcept;

    /// Reads a grey crop, dark on light, glyphs about 36 px high. Boxes in points of the crop's
    /// own origin (pixel * 72 / dpi). Lines top to bottom, spaces between Chinese removed.
    [[nodiscard]] std::vector<Text> read(const Raster& grey, Layout layout) const;

    /// What the second reader sees on the grey picture of one line, dark on light, glyphs about
    /// three quarters of its height; nothing where only Tesseract is installed.
    [[nodiscard]] std::optional<LineReading> read_line(const Raster& grey) const;

    /// Clockwise quarter turns that make the page upright (0..3), and how sure: 0..1.
    [[nodiscard]] std::pair<int, double> orientation(const Raster& grey) const;

    [[nodiscard]] const EngineInfo& info() const { return engines_.front(); } ///< the first one

    [[nodiscard]] const std::vector<EngineInfo>& engines() const { return engines_; }

    [[nodiscard]] bool reads_twice() const { return engines_.size() > 1; }

private:
    struct Engine;
    std::unique_ptr<Engine> engine_;
    std::vector<EngineInfo> engines_;
};

} // namespace intake
