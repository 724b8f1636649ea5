"""A page as a list of drawing steps, replayed into a PDF or an image."""
import re

import cairo
import gi

gi.require_version("Pango", "1.0")
gi.require_version("PangoCairo", "1.0")
from gi.repository import GLib, Pango, PangoCairo  # noqa: E402

FONTS = {"kai": "AR PL UKai CN", "hei": "WenQuanYi Zen Hei",
         "serif": "Noto Serif CJK SC", "sans": "Noto Sans CJK SC"}
BODY = {"song": "AR PL UMing CN"}
A4 = (595.28, 841.89)
REWORD = {}  # what to write in place of other words while pages are drawn; for planted defects
ALIGN = {"left": Pango.Alignment.LEFT, "center": Pango.Alignment.CENTER,
         "right": Pango.Alignment.RIGHT}


def _options():
    opts = cairo.FontOptions()
    opts.set_hint_style(cairo.HINT_STYLE_NONE)
    opts.set_hint_metrics(cairo.HINT_METRICS_OFF)
    opts.set_antialias(cairo.ANTIALIAS_GRAY)
    return opts


_SCRATCH = cairo.Context(cairo.ImageSurface(cairo.FORMAT_A8, 8, 8))


def reworded(text):
    """The text as it is to be written."""
    for old, new in REWORD.items():
        text = text.replace(old, new)
    return text


def layout(cr, text, width, size, font="song", align="left", bold=False, spacing=1.25,
           justify=False):
    """A Pango layout of the text, width in points (None: one line)."""
    lay = PangoCairo.create_layout(cr)
    PangoCairo.context_set_font_options(lay.get_context(), _options())
    PangoCairo.context_set_resolution(lay.get_context(), 72.0)
    lay.get_context().set_language(Pango.Language.from_string("zh-cn"))
    lay.context_changed()
    desc = Pango.FontDescription()
    desc.set_family(BODY.get(font) or FONTS[font])
    desc.set_size(round(size * Pango.SCALE))
    if bold:
        desc.set_weight(Pango.Weight.BOLD)
    lay.set_font_description(desc)
    lay.set_alignment(ALIGN[align])
    lay.set_line_spacing(spacing)
    if width is not None:
        lay.set_width(round(max(width, size) * Pango.SCALE))
        lay.set_wrap(Pango.WrapMode.WORD_CHAR)
    lay.set_justify(justify)
    lay.set_markup(_markup(text) if font in ("song", "kai") else GLib.markup_escape_text(text), -1)
    return lay


def _markup(text):
    """Stops and commas from another face: UMing and UKai centre theirs in the Taiwan way."""
    text = GLib.markup_escape_text(text)
    return re.sub("[。、，；：]+", lambda m: f'<span face="{FONTS["hei"]}">{m[0]}</span>', text)


def height_of(text, width, size, font="song", spacing=1.25):
    """Height in points of the text set in the width."""
    return layout(_SCRATCH, reworded(text), width, size, font, spacing=spacing).get_size()[1] / Pango.SCALE


def fit(text, w, h, size, **style):
    """The largest size at most `size` at which the text fits the box."""
    while size > 5.5:
        lay = layout(_SCRATCH, text, w, size, **style)
        if lay.get_size()[1] / Pango.SCALE <= h:
            return size
        size -= 0.5
    return size


class Page:
    """Steps drawn in points from the top left; marks are ink put on last."""

    def __init__(self, size=A4):
        self.w, self.h = size
        self.ops, self.marks = [], []

    def line(self, x0, y0, x1, y1, lw=0.7, rgb=(0, 0, 0)):
        def op(cr):
            cr.set_source_rgb(*rgb)
            cr.set_line_width(lw)
            cr.move_to(x0, y0)
            cr.line_to(x1, y1)
            cr.stroke()
        self.ops.append(op)

    def box(self, x, y, w, h, lw=0.7, rgb=(0, 0, 0), fill=None):
        def op(cr):
            cr.rectangle(x, y, w, h)
            if fill:
                cr.set_source_rgb(*fill)
                cr.fill_preserve()
            cr.set_source_rgb(*rgb)
            cr.set_line_width(lw)
            cr.stroke() if lw else cr.new_path()
        self.ops.append(op)

    def text(self, x, y, w, h, text, size=10.5, font="song", align="left", valign="middle",
             pad=3, rgb=(0, 0, 0), bold=False, spacing=1.25, justify=False, final=False):
        """Text in a box, shrunk until it fits; final text is not reworded."""
        text, inner = text if final else reworded(text), w - 2 * pad
        size = fit(text, inner, h, size, font=font, bold=bold, spacing=spacing)

        def op(cr):
            lay = layout(cr, text, inner, size, font, align, bold, spacing, justify)
            high = lay.get_size()[1] / Pango.SCALE
            top = {"top": y + pad, "middle": y + (h - high) / 2, "bottom": y + h - high - pad}
            cr.set_source_rgb(*rgb)
            cr.move_to(x + pad, top[valign])
            PangoCairo.show_layout(cr, lay)
        self.ops.append(op)

    def picture(self, x, y, w, h, surface):
        def op(cr):
            cr.save()
            cr.translate(x, y)
            cr.scale(w / surface.get_width(), h / surface.get_height())
            cr.set_source_surface(surface)
            cr.paint()
            cr.restore()
        self.ops.append(op)

    def draw(self, op):
        self.ops.append(op)

    def ink(self, op, what):
        """A seal or signature: op(cr), put on after everything else; `what` is (kind, whose)."""
        op.what = what
        self.marks.append(op)

    def replay(self, cr, ops):
        for op in ops:
            cr.save()
            op(cr)
            cr.restore()


def row(page, x, y, h, cells, size=10.5, label="hei", value="song"):
    """One table row; cells are (width, text, kind), kind l(abel) or v(alue) or vl(eft)."""
    for width, text, kind in cells:
        page.box(x, y, width, h)
        font = label if kind == "l" else value
        page.text(x, y, width, h, text, size=size, font=font,
                  align="left" if kind == "vl" else "center", spacing=1.15)
        x += width
    return y + h


def flow(paragraphs, first=None, top=72, bottom=780, left=85, right=510, size=12, lead=1.6):
    """Pages of running text; a paragraph is text or (text, style)."""
    page, y, pages = first or Page(), top, []
    for para in paragraphs:
        text, style = para if isinstance(para, tuple) else (para, {})
        style = dict({"size": size, "font": "song", "align": "left"}, **style)
        gap = style.pop("gap", 0)
        for part in _split(reworded(text), right - left, style, lead):
            if y + part[1] > bottom:
                pages.append(page)
                page, y = Page(), 72
            _put(page, part[0], left, y, right - left, style, lead)
            y += part[1]
        y += gap
    return pages + [page], y


def _split(text, width, style, lead):
    """The lines of a paragraph with their heights."""
    lay = layout(_SCRATCH, text, width, style["size"], style["font"], style["align"])
    raw, parts = text.encode(), []
    for i in range(lay.get_line_count()):
        line = lay.get_line_readonly(i)
        parts.append((raw[line.start_index:line.start_index + line.length].decode(),
                      style["size"] * lead))
    return parts


def _put(page, text, x, y, width, style, lead):
    page.text(x, y, width, style["size"] * lead * 1.3, text, pad=0, valign="top", final=True, **style)
