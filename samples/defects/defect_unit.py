"""Defects of the unit's documents and of the summary table."""
import copy
import io

import openpyxl
import pdfs
import sheets
from defect import MISSING, differs, missing, pages, row, writes
from defect_person import other_birth, other_name, other_number
from ids import cn, id_number, wrong_check
from page import flow
from papers import unmarked
from people import day, working


def last_left_out(code):
    """The last candidate is not named on the unit's document."""
    def plant(case, u, rnd):
        case["people"][-1]["without"].add(code)
        return case["people"][-1]["name"]
    return plant


def publicity(first, last):
    def plant(case, u, rnd):
        s = case["schedule"]
        u["only"]["U5"] = {"schedule": {"pub": (first(s), last(s))}}
        # every other paper speaks of no dates but the letter, which repeats the proof's
        u["only"]["U1"] = {"schedule": {"pub": (first(s), last(s))}}
    return plant


def short_end(s):
    """Three working days at most."""
    return working(day(s["pub"][0], 2))


def shows_number(case, u, rnd):
    p = case["people"][0]
    u["words"]["U5"] = {"　　监督电话：": f"　　候选人{p['name']}，身份证号码{p['id_number']}，手机{p['mobile']}。监督电话："}


def table_column(key):
    def change(t, code):
        t["columns"] = [c for c in t["columns"] if c["key"] != key]
    return lambda case, u, rnd: u["pages"].setdefault("table", []).append(change)


def wrong_total(case, u, rnd):
    def change(t, code):
        t["footer"][3] = f"共{len(t['rows']) + 2}人"
    u["pages"].setdefault("table", []).append(change)


def doubled(case, u, rnd):
    p = case["people"][0]
    def change(t, code):
        t["rows"].append(dict(t["rows"][0], seq=str(len(t["rows"]) + 1)))
        t["footer"][3] = f"共{len(t['rows'])}人"
    u["pages"].setdefault("table", []).append(change)
    return None if p else False


def example_row(case, u, rnd):
    def change(t, code):
        t["example"] = sheets._example() if code == "U2" else None
    u["pages"].setdefault("table", []).append(change)


def listed_only(case, u, rnd):
    """A row of the table, named in the letter too, of whom nothing was sent."""
    other = copy.deepcopy(case["people"][0])
    other.update(name="虞听松" if other["name"] != "虞听松" else "晏怀瑾", mobile="13911112222", position="机修工段长",
                 id_number=other_number(other, rnd), only={}, words={}, without=set())
    u["listed_only"] = [other]
    u["more_rows"] = [other]
    return other["name"]


def damaged(how):
    def plant(case, u, rnd):
        text, _ = flow([("推荐工作情况通报", {"size": 18, "font": "hei", "align": "center"})] + ["　　本单位组织了推荐工作，现将情况予以通报。"] * 40)
        u["extra"].append(("工作情况通报", text, how))
        return "工作情况通报"
    return plant


def secret(case, p):
    """A mark in the corner of the first page."""
    def change(sheets):
        sheets[0].text(60, 30, 160, 24, "机密★5年", size=15, font="hei", pad=0)
        return sheets
    return change


def quota(case, u, rnd):
    u["quota"] = len(case["people"]) - 1


def unlisted(case, u, rnd):
    u["unregistered"] = True


def row_value(**values):
    return differs("U2 U2s", **values)


def unclear_month(case, p, rnd):
    """The birth cell is the number 1985.1, of somebody born in October."""
    year, _, last = p["birth"].split("-")
    p["birth"] = f"{year}-10-{last}"
    p["id_number"] = id_number(p["region"], p["birth"], p["sex_digit"] % 1000)

    def change(t, code):
        for r in t["rows"]:
            if r["name"] == p["name"]:
                r["birth"] = f"{year}.1"

    def as_number(data):
        book = openpyxl.load_workbook(io.BytesIO(data))
        for cell in (c for line in book.active.iter_rows() for c in line if c.value == f"{year}.1"):
            cell.value, cell.number_format = float(cell.value), "General"
        out = io.BytesIO()
        book.save(out)
        return sheets.steady_zip(out.getvalue())
    case["unit"]["pages"].setdefault("table", []).append(change)
    case["unit"]["bytes"]["U2"] = as_number


def blank_cell(key):
    return row_value(**{key: ""})


def number_cell(p, rnd):
    return p["id_number"][:15] + "000"


ROWS = [
    row("no-letter", "UNIT-06 " + MISSING, "UNIT-07", "U1", missing("U1")),
    row("letter-unsealed", "UNIT-06", "", "U1", pages("U1", lambda case, u: unmarked("seal", u["name"]))),
    row("letter-omits-a-name", "UNIT-08", "", "U1", last_left_out("U1")),
    row("letter-without-publicity", "UNIT-07", "", "U1", lambda case, u, rnd: writes(
        "U1", f"推荐对象已于{cn(case['schedule']['pub'][0])}至{cn(case['schedule']['pub'][1])}在本单位公告栏和内部网站公示，公示无异议。", "")(case, u, rnd)),
    row("no-publicity", "PROC-05 " + MISSING, "", "U5", missing("U5")),
    row("publicity-too-short", "PROC-06", "X-11", "U5 U1", publicity(lambda s: s["pub"][0], short_end)),
    row("publicity-after-the-opinions", "PROC-08 X-11", "PROC-08 X-11", "U5 U1", publicity(lambda s: s["pub"][0], lambda s: working(day(s["unit"], 2)))),
    row("publicity-omits-a-name", "UNIT-12", "", "U5", last_left_out("U5")),
    row("publicity-without-result", "PROC-07", "", "U5", writes("U5", "　　公示期间未收到任何异议，公示无异议。", "　　公示已经结束。")),
    row("publicity-unsealed", "PROC-07", "", "U5", pages("U5", lambda case, u: unmarked("seal", u["name"]))),
    row("publicity-shows-numbers", "PROC-09", "", "U5", shows_number),
    row("no-cultivation-plan", "CULT-02 " + MISSING, "CULT-01", "U4", missing("U4")),
    row("plan-omits-a-name", "CULT-01", "", "U4", last_left_out("U4")),
    row("no-workbook", "PKG-01 PKG-10", "PKG-03 PKG-04", "U2", missing("U2")),
    row("no-sealed-table", "PKG-10", "SUM-10", "U2s", missing("U2s")),
    row("sealed-table-unsealed", "SUM-10", "", "U2s", pages("U2s", lambda case, u: unmarked("seal", u["name"]))),
    row("column-missing", "SUM-01", "SUM-02 X-03", "U2 U2s", table_column("position")),
    row("wrong-total", "SUM-03", "UNIT-08", "U2 U2s", wrong_total),
    row("row-twice", "SUM-06", "SUM-03 UNIT-08 UNIT-04", "U2 U2s", doubled),
    row("example-row-left", "SUM-08", "SUM-07", "U2 U2s", example_row),
    row("row-without-material", "PKG-03", "UNIT-08 UNIT-12 CULT-01 SUM-03", "U2 U2s", listed_only),
    row("over-quota", "UNIT-04", "", "quota", quota, False),
    row("unit-not-registered", "UNIT-01", "UNIT-02 UNIT-04", "quota", unlisted, False),
    row("file-encrypted", "PKG-05", "", "extra", damaged(pdfs.encrypted)),
    row("file-cut-off", "PKG-05", "", "extra", damaged(pdfs.cut)),
]

PERSON_ROWS = [
    row("table-number-check-digit", "ID-03", "ID-04", "U2", row_value(table_id=lambda p, rnd: wrong_check(p["id_number"]))),
    row("table-number-cell", "SUM-04", "ID-04 SUM-07 ID-03", "U2", row_value(table_id=number_cell)),
    row("table-number-differs", "ID-04", "ID-06", "U2", row_value(table_id=other_number)),
    row("table-name-differs", "ID-11 X-01", "UNIT-08 UNIT-12 CULT-01", "U2", row_value(table_name=other_name)),
    row("table-birth-differs", "ID-06", "", "U2", row_value(birth=other_birth)),
    row("table-birth-unclear", "SUM-05", "ID-06 SUM-07", "U2", unclear_month, False),
    row("table-mobile-blank", "SUM-02", "X-04", "U2", blank_cell("mobile")),
    row("table-position-blank", "SUM-02", "X-03", "U2", blank_cell("position")),
    row("table-status-unknown", "SUM-09", "SUM-02 FORM-14", "U2", row_value(political_status="其他人士")),
    row("table-employer-differs", "X-02", "UNIT-02", "U2", row_value(employer="上海云栖渡新材料有限公司")),
    row("sealed-table-differs", "SUM-07", "X-04", "U2s", differs("U2s", mobile=lambda p, rnd: p["mobile"][:3] + "12345678")),
    row("material-without-row", "PKG-04", "UNIT-08", "U2", missing("row")),
    row("secret-mark", "PKG-16", "NAR-01 PKG-09", "C12", pages("C12", secret)),
]
