"""Submission 2: a flat folder of office scans and phone photos, with defects."""
import evidence
import form_above
import person_docs as docs
import sheets
import unit_docs
from pack import Pack

OFFICE = {"dpi": 200, "quality": 30}
COARSE = {"dpi": 160, "quality": 32}
SMALL = {"dpi": 150, "quality": 29}
FAX = {"dpi": 200}


def build(unit, people, schedule):
    pack = Pack("霁川轨交_质量工匠申报", unit, schedule)
    for p in people:
        if p["name"] == "郭志强":
            p["table_id"] = p["id_number"][:15] + "000"
        if p["name"] == "贺晓岚":
            p["blank"] = ("传承力",)
    _unit_files(pack, unit, people, schedule)
    for p in people:
        _person_files(pack, unit, p)
    pack.people = people
    _expect(pack)
    return pack


def _unit_files(pack, unit, people, s):
    names = [p["name"] for p in people]
    t = sheets.model(unit, people, "上海质量工匠推荐人选一览表（2026年）", "注：1．第一行为示例，填报时请勿删除表头；2．出生年月按身份证填写。",
                     {"id_number": "身份\n证号", "birth": "出生\n年月", "employer": "所在单位\n（全称）", "position": "岗位/职务".replace("/", "（") + "）",
                      "professional_title": "职称", "mobile": "联系电话\n（手机）"}, "cn", example=True)
    pack.put("推荐人选一览表.xlsx", sheets.xlsx(t, numeric_ids=("郭志强",), numeric_mobile=True, extra_sheet=True), ("U2", [1]))
    pack.pdf("推荐人选一览表_盖章.pdf", ("U2", [unit_docs.table_scan(t, unit, s["letter"])], "office", {"dpi": 200, "quality": 40}))
    pack.pdf("推荐报告.pdf", ("U1", unit_docs.letter(unit, s, names, "霁川质〔2026〕12号"), "office", SMALL))
    pack.pdf("培育计划.pdf", ("U4", unit_docs.plan(unit, s, people), "office", SMALL))
    pack.photo("公示证明.jpg", "U5", unit_docs.publicity(unit, s, names)[0])


def _person_files(pack, unit, p):
    n = p["name"]
    form = form_above.above(p, unit)
    if n == "许文涛":
        pack.pdf(f"{n}_推荐表.pdf", ("C1", form, "office", OFFICE))
    else:
        pack.form(f"{n}_推荐表.pdf", form, "office", OFFICE if n == "郭志强" else COARSE)
    pack.photo(f"{n}_身份证正面.jpg", "C2", docs.id_photo(p, "front"), dpi=300, out=(700, 1000), quality=55)
    if n != "贺晓岚":
        pack.photo(f"{n}_身份证反面.jpg", "C2", docs.id_photo(p, "back"), dpi=300, out=(700, 1000), quality=58)
    pack.pdf(f"{n}_事迹.pdf", ("C12", docs.story(p), "fax", FAX))
    if n != "韩雪梅":
        pack.pdf(f"{n}_承诺书.pdf", ("C13", [docs.pledge(p)], "office", SMALL))
    pack.pdf(f"{n}_培育材料.pdf", ("C18", docs.plan(p), "fax", FAX), ("C19", docs.record(p), "fax", FAX),
             ("C20", [docs.assessment_sealed(p)], "office", SMALL))
    for k, (code, label, pages) in enumerate(evidence.all_for(p), 1):
        if code in ("C3", "C6"):
            pack.photo(f"{n}_证书{k}.jpg", code, pages[0], out=(810, 1080), quality=42)
        else:
            pack.pdf(f"{n}_{label}.pdf", (code, pages, "office", SMALL))


def _expect(pack):
    pack.expect("PROC-01", "韩雪梅", instead=["PKG-09"], document="C13", why="no 承诺书 was sent")
    pack.expect("SUM-04", "郭志强", document="U2", field="id_number", why="the ID number is a number cell; its last three digits are 000")
    pack.expect("ELIG-03", "郭志强", why="previous.csv lists him for 2025; internal advice only")
    pack.expect("ID-01", "贺晓岚", document="C2", why="the emblem side of the ID card is missing")
    pack.expect("FORM-16", "贺晓岚", document="C1", field="force_heritage", why="the block 传承力 is empty")
    pack.tolerate("贺晓岚", "ID-07", "ID-09", "PKG-09", "FORM-02")
    pack.tolerate("郭志强", "ID-04", "SUM-07")
    pack.tolerate(None, "SUM-08")
