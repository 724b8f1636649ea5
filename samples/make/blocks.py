"""Parts shared by the recommendation forms: blocks stacked on pages."""
import marks
from ids import cn, dot
from page import Page, height_of, row

LEFT, WIDTH, TOP, BOTTOM = 57, 481, 62, 775
DATE = {"dot": dot, "cn": cn, "dash": lambda d: d, "plain": lambda d: d.replace("-", "")}


def paginate(blocks, first=None, top=TOP, side_width=0, footer=True):
    """Stack (height, draw, side label) blocks; side labels join on one page."""
    page, y, pages, spans = first or Page(), top, [], []
    for height, draw, side in blocks:
        if y + height > BOTTOM:
            pages.append((page, spans))
            page, y, spans = Page(), TOP, []
        indent = side_width if side else 0
        draw(page, LEFT + indent, y, WIDTH - indent)
        if side:
            if spans and spans[-1][0] == side and abs(spans[-1][2] - y) < 0.1:
                spans[-1][2] = y + height
            else:
                spans.append([side, y, y + height])
        y += height
    pages.append((page, spans))
    for n, (page, spans) in enumerate(pages, 1):
        for side, y0, y1 in spans:
            page.box(LEFT, y0, side_width, y1 - y0)
            label = "\n".join(side) if y1 - y0 > 11 * len(side) else ""  # no room left after a page break
            page.text(LEFT, y0, side_width, y1 - y0, label, size=11, font="hei", align="center", pad=1)
        if footer:
            page.text(200, 795, 195, 18, f"第 {n} 页  共 {len(pages)} 页", size=9, align="center")
    return [page for page, _ in pages]


def line(cells, height=27, size=10.5, side=None):
    """A block of one row; cells (share, text, kind), shares of the width."""
    def draw(page, x, y, w):
        row(page, x, y, height, [(share * w, text, kind) for share, text, kind in cells], size)
    return height, draw, side


def labelled(label, text, least=40, label_width=72, size=10.5, side=None):
    """A row with a label cell and running text."""
    width = WIDTH - label_width - (26 if side else 0)
    height = max(least, height_of(text, width - 12, size, spacing=1.3) + 14)

    def draw(page, x, y, w):
        page.box(x, y, label_width, height)
        page.text(x, y, label_width, height, label, size=10.5, font="hei", align="center")
        page.box(x + label_width, y, w - label_width, height)
        page.text(x + label_width, y + 2, w - label_width, height - 4, text, size=size, pad=6,
                  valign="middle", spacing=1.3)
    return height, draw, side


def table(label, heads, shares, rows, label_width=72, height=27, side=None):
    """A label cell beside a small table with a header row."""
    total = height * (len(rows) + 1)

    def draw(page, x, y, w):
        if label_width:
            page.box(x, y, label_width, total)
            page.text(x, y, label_width, total, label, size=10.5, font="hei", align="center")
        inner = w - label_width
        for k, cells in enumerate([heads] + rows):
            row(page, x + label_width, y + k * height, height,
                [(s * inner, c, "l" if k == 0 else "v") for s, c in zip(shares, cells)], size=9.5)
    return total, draw, side


def person_sign(p, label="本人签名", height=78, date="cn", side=None, label_width=72):
    """The candidate's pledge with a handwritten signature."""
    def draw(page, x, y, w):
        page.box(x, y, label_width, height)
        page.text(x, y, label_width, height, "本人承诺", size=10.5, font="hei", align="center")
        page.box(x + label_width, y, w - label_width, height)
        page.text(x + label_width, y + 4, w - label_width, 34, "本人承诺：以上所填内容及所附材料真实、准确、完整，如有不实，愿承担相应责任。",
                  pad=6, valign="top")
        at = x + label_width + 130
        page.text(at, y + height - 32, 70, 22, label + "：", size=10.5)
        marks.sign(page, at + 66, y + height - 38, p["name"])
        page.text(at + 165, y + height - 32, 120, 22, DATE[date](p["schedule"]["signed"]))
    return height, draw, side


def opinion(label, text, seal, date, seed, height=132, style="cn", side=None, label_width=72):
    """An opinion cell: text, leader's signature, date, round seal over the date."""
    def draw(page, x, y, w):
        page.box(x, y, label_width, height)
        page.text(x, y, label_width, height, label, size=10.5, font="hei", align="center")
        page.box(x + label_width, y, w - label_width, height)
        _opinion_inside(page, x + label_width, y, w - label_width, height, text, seal, date, seed, style)
    return height, draw, side


def _opinion_inside(page, x, y, w, height, text, seal, date, seed, style):
    page.text(x, y + 2, w, height - 56, text, pad=8, valign="top", spacing=1.3)
    if not date:
        page.text(x + w - 190, y + height - 30, 180, 20, "（盖章）      年    月    日")
        return
    page.text(x + 10, y + height - 42, 75, 20, "负责人签字：")
    marks.sign(page, x + 82, y + height - 48, f"领导{seed}"[:3], seed=seed)
    page.text(x + w - 175, y + height - 52, 120, 20, "（盖章）", align="center")
    page.text(x + w - 175, y + height - 30, 120, 20, DATE[style](date), align="center")
    if seal:
        marks.seal(page, x + w - 112, y + height - 54, seal, diameter=104, seed=seed)


def resume(p):
    """Rows (from, to, where, as what) without gaps."""
    start = int(p["work_start"][:4])
    years = {"大专": 3, "本科": 4, "研究生": 3}[p["education"]]
    school = p["school_major"].split()
    rows = [(f"{start - years}-09", p["work_start"], school[0], f"{school[1]}专业学习")]
    if p["education"] == "研究生":
        rows.insert(0, (f"{start - 7}-09", f"{start - 3}-07", school[0], "应用化学专业学习"))
    unit, post = p["first_job"].split()
    return rows + [(p["work_start"], "2016-06", unit, post), ("2016-06", "至今", p["employer"], p["position"])]


def resume_cells(p, style="dot"):
    """The résumé rows as text, dates in the form's style."""
    def show(d):
        return d if d == "至今" else DATE[style](d)
    joint = "至" if style in ("cn", "dash") else "—"
    return [[f"{show(a)}{joint if b != '至今' or joint == '至' else '—'}{show(b)}".replace("至至今", "至今"), c, d]
            for a, b, c, d in resume(p)]


def honour_cells(p, style="dot"):
    """The honour rows, or one row that says there are none."""
    rows = [[DATE[style](d), name, unit, level, rank] for d, name, unit, level, rank in p["honours"]]
    return rows or [["无", "无", "无", "无", "无"]]


def patent_cells(p, style="dot"):
    """The patent rows, or one row that says there are none."""
    rows = [[DATE[style](d), kind, name, number, rank] for d, name, number, kind, rank in p["patents"]]
    return rows or [["无", "无", "无", "无", "无"]]


def period(p, style):
    """Start and end of the cultivation in the form's style."""
    show, s = DATE[style], p["schedule"]
    return f"{show(s['start'])}至{show(s['end'])}"


def employer_seal(p):
    """Whose seal stands on the employer's opinion; None without one."""
    return None if p.get("no_employer_seal") else p.get("employer_seal", p["employer"])


def photo(page, x, y, w, h, p):
    """The portrait in its cell."""
    page.box(x, y, w, h)
    if p.get("no_photo"):
        page.text(x, y, w, h, "照片", align="center")
        return
    size = min(w - 8, (h - 6) * 25 / 35)
    page.picture(x + (w - size) / 2, y + (h - size * 1.4) / 2, size, size * 1.4,
                 marks.portrait(p["name"], p["sex"] == "女", bg=(0.99, 0.99, 1)))
