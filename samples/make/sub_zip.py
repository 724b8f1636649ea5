"""Submission 3: a zip with GBK names; layout D; wrong numbers and dates."""
import cast
import evidence
import form_grid
import marks
import person_docs as docs
import sheets
import unit_docs
import page
from ids import wrong_check
from pack import Pack
from sub_nested import portrait_jpeg

SMALL = {"dpi": 150, "quality": 31}


def build(unit, people, schedule):
    page.BODY["song"] = "WenQuanYi Zen Hei"  # this unit types everything in a plain sans
    pack = Pack("临澜船舶动力集团推荐材料", unit, schedule)
    by = {p["name"]: p for p in people}
    by["钱立群"]["form_id"] = by["钱立群"]["table_id"] = wrong_check(by["钱立群"]["id_number"])
    by["孙巧云"]["form_birth"] = "1986-11-11"
    by["孙巧云"]["schedule"]["assessed"] = "2026-02-10"
    absent = cast.person(cast.MISSING_ROW + ("",) * 11)
    absent.update(mentor="秦思源", result="良好", category="无")
    _unit_files(pack, unit, people, absent, schedule)
    for p in people:
        _person_files(pack, unit, p)
    pack.people, pack.table_only = people, [absent]
    page.BODY["song"] = "AR PL UMing CN"
    _expect(pack)
    return pack


def _unit_files(pack, unit, people, absent, s):
    everyone = people + [absent]
    names = [p["name"] for p in everyone]
    listed = [p for p in people if p["name"] != "李维森"] + [absent]
    t = sheets.model(unit, listed, "上海质量工匠候选人花名册", "填表说明：出生日期与身份证一致；本表一式两份。",
                     {"birth": "出生\n日期", "id_number": "公民身份号码", "employer": "所在单位", "skill_grade": "职业技能\n等级", "mobile": "手机号码",
                      "period": "培育期", "result": "考评等次"}, "dash")
    pack.put("花名册.xlsx", sheets.xlsx(t), ("U2", [1]))
    pack.pdf("花名册（盖章）.pdf", ("U2", [unit_docs.table_scan(t, unit, s["letter"])], "office", {"dpi": 200, "quality": 45}))
    pack.pdf("推荐函.pdf", ("U1", unit_docs.letter(unit, s, names, "临澜集团〔2026〕33号"), "office", SMALL))
    pack.pdf("培育计划.pdf", ("U4", unit_docs.plan(unit, s, everyone), "vector"))
    pack.pdf("公示情况证明.pdf", ("U5", [unit_docs.publicity(unit, s, names)[0]], "office", SMALL))


def _person_files(pack, unit, p):
    at = f"{p['name']}/"
    mode, opts = ("office", {"dpi": 180, "quality": 32}) if p["name"] == "赵赟" else ("vector", {})
    form = form_grid.sided(p, unit)
    if mode == "office":
        pack.form(at + "申报表.pdf", form, mode, opts)
    else:
        pack.pdf(at + "申报表.pdf", ("C1", form, mode))
    pack.pdf(at + "身份证.pdf", ("C2", [docs.id_copy(p)], "office", {"dpi": 180, "quality": 42}))
    pack.pdf(at + "先进事迹.pdf", ("C12", docs.story(p), "vector"))
    pack.pdf(at + "真实性承诺.pdf", ("C13", [docs.pledge(p)], "office", SMALL))
    face = marks.portrait(p["name"], p["sex"] == "女", 295, 413, (0.42, 0.62, 0.9))
    pack.put(at + "照片.jpg", portrait_jpeg(face), ("C17", [1]))
    pack.pdf(at + "培育方案.pdf", ("C18", docs.plan(p), "vector"))
    pack.pdf(at + "培育档案.pdf", ("C19", docs.record(p), "vector"))
    pack.pdf(at + "考评表.pdf", ("C20", [docs.assessment_sealed(p)], "office", SMALL))
    parts = [(code, pages, "vector") for code, _, pages in evidence.all_for(p)]
    pack.pdf(at + "证书合集.pdf", *parts)


def _expect(pack):
    pack.expect("PROC-06", None, document="U5", why="29 April to 6 May 2026 is 3 working days")
    pack.expect("PKG-03", "周若谷", document="U2", why="a table row without any material")
    pack.expect("PKG-04", "李维森", why="material without a table row")
    pack.expect("ID-03", "钱立群", document="C1", field="id_number", why="wrong check character on form and table")
    pack.expect("ID-06", "孙巧云", document="C1", field="birth", why="form says 1986-11-11, ID card 1986-10-11")
    pack.expect("CULT-07", "孙巧云", document="C20", why="assessed on 2026-02-10, cultivation ended on 2026-03-15")
    pack.tolerate("钱立群", "ID-04")
    pack.tolerate("孙巧云", "X-11")
    pack.tolerate(None, "UNIT-08", "SUM-03")
    pack.tolerate("李维森", "UNIT-08")
    pack.tolerate("周若谷", "UNIT-08", "PKG-09", "CULT-01")
