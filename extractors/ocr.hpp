/// \file
/// A character recogniser. Tesseract today; a second engine joins behind the same class.
#pragma once

#include "extractors/raster.hpp"
#include "pipeline/model/document.hpp"

#include <memory>
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

/// Owns one engine with its model loaded. Made in the parent before forking; used by one
/// process at a time, not thread-safe.
class Recognizer {
public:
    Recognizer(); ///< \throws SystemError when the language data are missing
    ~Recognizer();
    Recognizer(Recognizer&&) noexcept;
    Recognizer& operator=(Recognizer&&) noexcept;

    /// Reads a grey crop, dark on light, glyphs about 36 px high. Boxes in points of the crop's
    /// own origin (pixel * 72 / dpi). Lines top to bottom, spaces between Chinese removed.
    [[nodiscard]] std::vector<Text> read(const Raster& grey, Layout layout) const;

    /// Clockwise quarter turns that make the page upright (0..3), and how sure: 0..1.
    [[nodiscard]] std::pair<int, double> orientation(const Raster& grey) const;

    [[nodiscard]] const EngineInfo& info() const { return info_; }

private:
    struct Engine;
    std::unique_ptr<Engine> engine_;
    EngineInfo info_;
};

} // namespace intake
