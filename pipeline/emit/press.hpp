/// \file
/// Setting lines of type and drawing them on PDF pages. The only place that knows Pango and
/// Cairo.
#pragma once

#include "pipeline/emit/typeset.hpp"

#include <memory>
#include <string>
#include <vector>

namespace intake {

/// A paragraph broken into lines by the press that set it.
class Lines {
public:
    struct Layout;

    Lines(std::unique_ptr<Layout> layout, Style style);
    ~Lines();
    Lines(const Lines&) = delete;
    Lines& operator=(const Lines&) = delete;
    Lines(Lines&&) noexcept;
    Lines& operator=(Lines&&) noexcept;

    [[nodiscard]] std::size_t count() const;

    [[nodiscard]] const Layout& layout() const { return *layout_; }

    [[nodiscard]] const Style& style() const { return style_; }

private:
    std::unique_ptr<Layout> layout_;
    Style style_;
};

/// A PDF being drawn; knows sizes, no margins. Lengths in points from the top left.
class Press {
public:
    Press(double width, double height, Date date);
    ~Press();
    Press(const Press&) = delete;
    Press& operator=(const Press&) = delete;
    Press(Press&&) noexcept;
    Press& operator=(Press&&) noexcept;

    void describe(const std::string& title, const std::string& author); ///< metadata
    void resize(double width, double height); ///< of the page that begins

    [[nodiscard]] Lines set(const Paragraph& paragraph, double width);

    /// Draws line `index`, its pitch beginning at `top`. \pre index < lines.count()
    void draw(const Lines& lines, std::size_t index, double left, double top);
    void stroke(double x1, double y1, double x2, double y2, const RuledLine& rule);
    void end_page();

    /// The PDF. \throws SystemError when it cannot be made.
    [[nodiscard]] std::string finish();

    [[nodiscard]] int unknown_glyphs() const { return unknown_glyphs_; }

private:
    struct Machine;
    std::unique_ptr<Machine> machine_;
    int unknown_glyphs_ = 0;
};

} // namespace intake
