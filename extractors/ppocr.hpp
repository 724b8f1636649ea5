/// \file
/// The second reader: PP-OCR's line recogniser through ONNX Runtime, loaded at run time. Where
/// its files are not installed the program works without it and trusts less.
#pragma once

#include "extractors/ctc.hpp"
#include "extractors/raster.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace intake {

/// Where the library and the models are.
struct PpOcrFiles {
    std::filesystem::path library; ///< libonnxruntime.so
    std::filesystem::path model;   ///< the recogniser, .onnx
    std::filesystem::path keys;    ///< its alphabet, one character a line
};

/// Beside the installed program (lib/dossier-intake, share/dossier-intake/models), else in
/// third_party/ppocr of the sources it was built from; nothing where they are not.
[[nodiscard]] std::optional<PpOcrFiles> installed_ppocr();

/// Owns the library and one session with the model loaded, one thread. Made in the parent
/// before forking; not thread-safe.
class PpOcr {
public:
    explicit PpOcr(const PpOcrFiles& files); ///< \throws SystemError when they cannot be used
    ~PpOcr();
    PpOcr(const PpOcr&) = delete;
    PpOcr& operator=(const PpOcr&) = delete;
    PpOcr(PpOcr&&) noexcept;
    PpOcr& operator=(PpOcr&&) noexcept;

    /// Reads the grey image of one line, dark on light: glyphs about three quarters of its
    /// height, any size.
    [[nodiscard]] LineReading read_line(const Raster& grey) const;

    [[nodiscard]] const std::string& version() const { return version_; } ///< of ONNX Runtime

    [[nodiscard]] const std::string& model() const { return model_; } ///< file name's stem

    [[nodiscard]] const std::string& sha256() const { return sha256_; } ///< of the model

private:
    struct Engine;
    std::unique_ptr<Engine> engine_;
    std::string version_;
    std::string model_;
    std::string sha256_;
};

} // namespace intake
