#include "pipeline/emit/press.hpp"

#include "pipeline/model/error.hpp"
#include "pipeline/model/lines.hpp"

#include <algorithm>

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

namespace intake {

namespace {

struct SurfaceDeleter {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};

struct CairoDeleter {
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};

struct ObjectDeleter {
    void operator()(void* object) const { g_object_unref(object); }
};

struct IterDeleter {
    void operator()(PangoLayoutIter* iter) const { pango_layout_iter_free(iter); }
};

struct AttributesDeleter {
    void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
};

struct FontDeleter {
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};

struct OptionsDeleter {
    void operator()(cairo_font_options_t* options) const {
        cairo_font_options_destroy(options);
    }
};

using Surface = std::unique_ptr<cairo_surface_t, SurfaceDeleter>;
using Cairo = std::unique_ptr<cairo_t, CairoDeleter>;
using Context = std::unique_ptr<PangoContext, ObjectDeleter>;
using LayoutObject = std::unique_ptr<PangoLayout, ObjectDeleter>;

const char* family_of(Face face) {
    switch (face) {
    case Face::hei:
        return "Noto Sans CJK SC, WenQuanYi Zen Hei, sans-serif";
    case Face::kai:
        return "AR PL UKai CN, Noto Serif CJK SC, serif";
    case Face::song:
        break;
    }
    return "Noto Serif CJK SC, AR PL UMing CN, HanaMinA, HanaMinB, serif";
}

void use_colour(cairo_t* cairo, Colour colour) {
    switch (colour) {
    case Colour::grey:
        return cairo_set_source_rgb(cairo, 0.4, 0.4, 0.4);
    case Colour::red:
        return cairo_set_source_rgb(cairo, 0.8, 0.05, 0.05);
    case Colour::black:
        break;
    }
    cairo_set_source_rgb(cairo, 0, 0, 0);
}

std::string clean(std::string_view text) {
    std::string out = printable_lines(text);
    std::ranges::replace(out, '\n', ' ');
    std::ranges::replace(out, '\t', ' ');
    return out;
}

PangoAlignment alignment_of(Align align) {
    if (align == Align::centre) {
        return PANGO_ALIGN_CENTER;
    }
    return align == Align::right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

void add_attribute(PangoAttrList* list, PangoAttribute* attribute, std::size_t from,
                   std::size_t to) {
    attribute->start_index = static_cast<guint>(from);
    attribute->end_index = static_cast<guint>(to);
    pango_attr_list_insert(list, attribute);
}

void set_text(PangoLayout* layout, const std::vector<TextRun>& spans) {
    const std::unique_ptr<PangoAttrList, AttributesDeleter> list(pango_attr_list_new());
    std::string text;
    for (const TextRun& span : spans) {
        const std::size_t from = text.size();
        text += clean(span.text);
        if (span.bold) {
            add_attribute(list.get(), pango_attr_weight_new(PANGO_WEIGHT_BOLD), from,
                          text.size());
        }
        if (span.underline) {
            add_attribute(list.get(), pango_attr_underline_new(PANGO_UNDERLINE_SINGLE), from,
                          text.size());
        }
    }
    pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
    pango_layout_set_attributes(layout, list.get());
}

cairo_status_t append_bytes(void* sink, const unsigned char* data, unsigned int size) {
    static_cast<std::string*>(sink)->append(reinterpret_cast<const char*>(data), size);
    return CAIRO_STATUS_SUCCESS;
}

struct Line {
    PangoLayoutLine* line = nullptr; ///< owned by the layout
    double offset = 0;               ///< of its start from the layout's left edge
};

LayoutObject make_layout(PangoContext* context, const Paragraph& paragraph, double width) {
    const Style& style = paragraph.style;
    LayoutObject owned(pango_layout_new(context));
    PangoLayout* layout = owned.get();
    const std::unique_ptr<PangoFontDescription, FontDeleter> font(
        pango_font_description_from_string(family_of(style.face)));
    pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
    pango_font_description_set_weight(font.get(),
                                      style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout, font.get());
    pango_layout_set_width(layout, static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout, alignment_of(style.align));
    pango_layout_set_justify(layout, style.align == Align::justify ? TRUE : FALSE);
    pango_layout_set_auto_dir(layout, FALSE); // a foreign name must not turn the sentence
    pango_layout_set_indent(layout, static_cast<int>(style.indent * style.size * PANGO_SCALE));
    set_text(layout, paragraph.spans);
    return owned;
}

} // namespace

struct Lines::Layout {
    LayoutObject object;
    std::vector<Line> lines;
};

Lines::Lines(std::unique_ptr<Layout> layout, Style style)
    : layout_(std::move(layout)), style_(style) {
}

Lines::~Lines() = default;
Lines::Lines(Lines&&) noexcept = default;
Lines& Lines::operator=(Lines&&) noexcept = default;

std::size_t Lines::count() const {
    return layout_->lines.size();
}

struct Press::Machine {
    std::string bytes;
    Surface surface;
    Cairo cairo;
    Context context;
};

Press::Press(double width, double height, Date date) : machine_(std::make_unique<Machine>()) {
    Machine& m = *machine_;
    m.surface.reset(cairo_pdf_surface_create_for_stream(append_bytes, &m.bytes, width, height));
    const std::string created = to_string(date) + "T00:00:00+08:00";
    cairo_pdf_surface_set_metadata(m.surface.get(), CAIRO_PDF_METADATA_CREATE_DATE,
                                   created.c_str());
    m.cairo.reset(cairo_create(m.surface.get()));
    m.context.reset(pango_cairo_create_context(m.cairo.get()));
    const std::unique_ptr<cairo_font_options_t, OptionsDeleter> options(
        cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(m.context.get(), options.get());
    pango_cairo_context_set_resolution(m.context.get(), 72);
    pango_context_set_language(m.context.get(), pango_language_from_string("zh-cn"));
}

Press::~Press() = default;
Press::Press(Press&&) noexcept = default;
Press& Press::operator=(Press&&) noexcept = default;

void Press::describe(const std::string& title, const std::string& author) {
    cairo_surface_t* surface = machine_->surface.get();
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, clean(title).c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, clean(author).c_str());
}

void Press::resize(double width, double height) {
    cairo_pdf_surface_set_size(machine_->surface.get(), width, height);
}

Lines Press::set(const Paragraph& paragraph, double width) {
    auto out = std::make_unique<Lines::Layout>();
    out->object = make_layout(machine_->context.get(), paragraph, width);
    const std::unique_ptr<PangoLayoutIter, IterDeleter> iter(
        pango_layout_get_iter(out->object.get()));
    do {
        PangoRectangle logical{};
        pango_layout_iter_get_line_extents(iter.get(), nullptr, &logical);
        out->lines.push_back({pango_layout_iter_get_line_readonly(iter.get()),
                              static_cast<double>(logical.x) / PANGO_SCALE});
    } while (pango_layout_iter_next_line(iter.get()) != FALSE);
    unknown_glyphs_ += pango_layout_get_unknown_glyphs_count(out->object.get());
    return {std::move(out), paragraph.style};
}

void Press::draw(const Lines& lines, std::size_t index, double left, double top) {
    const Style& style = lines.style();
    const Line& line = lines.layout().lines.at(index);
    cairo_t* cairo = machine_->cairo.get();
    // Ideographs fill 0.88 em above the baseline and 0.12 em below it.
    const double baseline = top + (style.pitch - style.size) / 2 + style.size * 0.88;
    use_colour(cairo, style.colour);
    cairo_move_to(cairo, left + line.offset, baseline);
    pango_cairo_show_layout_line(cairo, line.line);
}

void Press::stroke(double x1, double y1, double x2, double y2, const RuledLine& rule) {
    cairo_t* cairo = machine_->cairo.get();
    use_colour(cairo, rule.colour);
    cairo_set_line_width(cairo, rule.thickness);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_SQUARE);
    cairo_move_to(cairo, x1, y1);
    cairo_line_to(cairo, x2, y2);
    cairo_stroke(cairo);
}

void Press::end_page() {
    cairo_show_page(machine_->cairo.get());
}

std::string Press::finish() {
    cairo_surface_t* surface = machine_->surface.get();
    cairo_surface_finish(surface);
    const cairo_status_t status = cairo_surface_status(surface);
    if (status != CAIRO_STATUS_SUCCESS) {
        throw SystemError(std::string("无法生成PDF：") + cairo_status_to_string(status));
    }
    return machine_->bytes;
}

} // namespace intake
