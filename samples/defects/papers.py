"""The papers of a submission, drawn from what its people and the unit say; a planted defect changes that first.

A person (or the unit) carries, by document code: `only`, values that differ there; `words`, text put in place of other text;
`pages`, functions on the drawn pages; `without`, codes that are not there; `bytes`, a function on the finished file. U2 is the
workbook, U2s its sealed scan.
"""
import contextlib

import evidence
import form_above
import form_grid
import form_lines
import marks
import page
import person_docs as docs
import sheets
import sub_nested
import unit_docs

LAYOUTS = {"grid": form_grid.grid, "above": form_above.above, "lines": form_lines.lines, "sided": form_grid.sided}
PERSON = {"C1": lambda p, u: LAYOUTS[p["layout"]](p, u), "C2": lambda p, u: [docs.id_copy(p, not p.get("no_back"))],
          "C12": lambda p, u: docs.story(p), "C13": lambda p, u: [docs.pledge(p)], "C18": lambda p, u: docs.plan(p),
          "C19": lambda p, u: docs.record(p), "C20": lambda p, u: [docs.assessment_sealed(p)]}
PROOFS = ("C3", "C4", "C5", "C6", "C7", "C8")
LABELS = {"C1": "推荐表", "C2": "身份证", "C12": "事迹材料", "C13": "承诺书", "C18": "培育方案", "C19": "培育档案", "C20": "培育考评表",
          "U1": "推荐函", "U2": "推荐汇总表", "U2s": "推荐汇总表（盖章扫描件）", "U4": "培育计划", "U5": "公示证明"}


def fresh(who):
    """The same person or unit, with room for what a defect changes."""
    return dict(who, only={}, words={}, pages={}, without=set(), bytes={}, extra=[])


def view(who, code):
    """What the person or unit says on one document."""
    return {**who, **who["only"].get(code, {})}


@contextlib.contextmanager
def wording(words):
    """Puts other words on the pages drawn meanwhile."""
    page.REWORD.clear()
    page.REWORD.update(words or {})
    try:
        yield
    finally:
        page.REWORD.clear()


def drawn(who, code, draw):
    """The pages of one document, as the defects want them; empty if it is not there."""
    if code in who["without"]:
        return []
    with wording(who["words"].get(code)):
        pages = draw()
    for change in who["pages"].get(code, ()):
        pages = change(pages)
    return pages


def piece(owner, code, label, pages, damage=None, data=None):
    """One document: pages, or the bytes of a file."""
    return dict(owner=owner, code=code, label=label, pages=pages, damage=damage, data=data)


def of_person(case, p):
    """All documents of one candidate."""
    out = []
    for code, draw in PERSON.items():
        if pages := drawn(p, code, lambda d=draw, c=code: d(view(p, c), case["unit"])):
            out.append(piece(p["name"], code, LABELS[code] + p.get("in_file_name", {}).get(code, ""), pages, p["bytes"].get(code)))
    for code in PROOFS:
        with wording(p["words"].get(code)):
            proofs = [] if code in p["without"] else [e for e in evidence.all_for(view(p, code)) if e[0] == code]
        for _, label, pages in proofs:
            for change in p["pages"].get(code, ()):
                pages = change(pages)
            out.append(piece(p["name"], code, label, pages, p["bytes"].get(code)))
    if case["habit"]["photo"] and not p.get("no_photo"):
        face = marks.portrait(p["name"], p["sex"] == "女", 413, 579, (1, 1, 1))
        out.append(piece(p["name"], "C17", "证件照", [], data=(".jpg", sub_nested.portrait_jpeg(face))))
    return out + [piece(p["name"], "extra", label, pages, damage) for label, pages, damage in p["extra"]]


def table(case, code):
    """The summary table as the workbook or its sealed scan has it."""
    u, h = case["unit"], case["habit"]
    rows = [view(p, code) for p in case["people"] if "row" not in p["without"]] + u.get("more_rows", [])
    t = sheets.model(view(u, code), rows, h["table_title"], h["table_note"], h["headings"], h["birth"])
    for change in u["pages"].get("table", ()):
        change(t, code)
    return t


def of_unit(case):
    """The unit's own documents; the table as workbook and as a sealed page."""
    u, s = case["unit"], case["schedule"]
    listed = case["people"] + u.get("listed_only", [])
    names = {code: [view(p, code)["name"] for p in listed if code not in p["without"]] for code in ("U1", "U4", "U5")}
    when = {code: {**s, **view(u, code).get("schedule", {})} for code in names}
    draw = {"U1": lambda: unit_docs.letter(view(u, "U1"), when["U1"], names["U1"], case["habit"]["number"]),
            "U2s": lambda: [unit_docs.table_scan(table(case, "U2s"), u, s["letter"])],
            "U4": lambda: unit_docs.plan(u, when["U4"], [view(p, "U4") for p in listed if "U4" not in p["without"]]),
            "U5": lambda: [unit_docs.publicity(view(u, "U5"), when["U5"], names["U5"])[0]]}
    out = [piece(None, code, LABELS[code], pages, u["bytes"].get(code)) for code, d in draw.items() if (pages := drawn(u, code, d))]
    if "U2" not in u["without"]:
        t = table(case, "U2")
        numeric = [r["name"] for r in t["rows"] if r["id_number"].isdigit() and r["id_number"].endswith("000")]
        book = sheets.xlsx(t, numeric_ids=numeric)
        out.append(piece(None, "U2", LABELS["U2"], [], u["bytes"].get("U2"), (".xlsx", book)))
    return out + [piece(None, "extra", label, pages, damage) for label, pages, damage in u["extra"]]


def unmarked(kind, whose):
    """A change of pages: without the seals or signatures of that name."""
    def change(pages):
        for sheet in pages:
            sheet.marks = [op for op in sheet.marks if op.what != (kind, whose)]
        return pages
    return change
