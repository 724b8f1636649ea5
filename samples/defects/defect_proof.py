"""Defects of diplomas, certificates, awards and patents."""
from defect import missing, pages, row
from ids import skill_number

LOWER = {"研究生": "本科", "本科": "大专"}
GRADES = ("一级/高级技师", "二级/技师", "三级/高级工")


def needs(what, plant):
    """Plants only where the person has such a thing."""
    return lambda case, p, rnd: plant(case, p, rnd) if what(p) else False


def has_grade(p):
    return p["skill_grade"] != "无"


def has_title(p):
    return p["professional_title"] != "无"


def inventions(p):
    return [x for x in p["patents"] if "专利" in x[3]]


def norms(p):
    return [x for x in p["patents"] if "标准" in x[3]]


def last_award_unproved(case, p, rnd):
    p["only"]["C6"] = {"honours": p["honours"][:-1]}
    return p["honours"][-1][1]


def unlisted_award(case, p, rnd):
    extra = ("2021-11", "东澜制造工艺创新能手", "东澜制造业促进会", "行业级", "个人")
    p["only"]["C6"] = {"honours": p["honours"] + [extra]}
    return extra[1]


def another_holder(case, p, rnd):
    p["only"]["C6"] = {"name": "邵怀谷" if p["name"] != "邵怀谷" else "闵若渔"}
    return [h[1] for h in p["honours"]]


def award_unsealed(case, p, rnd):
    def change(sheets):
        for sheet in sheets:
            sheet.marks = []
        return sheets
    p["pages"].setdefault("C6", []).append(change)


def award_in_the_future(case, p, rnd):
    late = [("2026-11",) + h[1:] for h in p["honours"][-1:]]
    p["honours"] = p["honours"][:-1] + late
    return late[0][1]


def lower_diploma(case, p, rnd):
    p["only"]["C3"] = {"education": LOWER[p["education"]], "degree": {"硕士": "学士", "学士": "无"}[p["degree"]]}


def number_of_level(case, p, rnd):
    """The certificate's number is one of another level, here and on the form."""
    level = GRADES.index(p["skill_grade"]) + 1
    p["certificate_number"] = skill_number(p["id_seq"] + 100, p["grade_year"], level % 3 + 1, p["id_seq"] * 37)


def grade_higher_than_proved(case, p, rnd):
    lower = GRADES[(GRADES.index(p["skill_grade"]) + 1)]
    number = skill_number(p["id_seq"] + 100, p["grade_year"], GRADES.index(lower) + 1, p["id_seq"] * 37)
    p["only"]["C5"] = {"skill_grade": lower, "certificate_number": number}
    p["only"].setdefault("C1", {})["certificate_number"] = number


def wrong_patent(case, p, rnd):
    date, name, number, kind, rank = inventions(p)[0]
    wrong = number[:-1] + ("1" if number[-1] != "1" else "2")
    p["patents"] = [(date, name, wrong, kind, rank)] + norms(p)


def not_inventor(case, p, rnd):
    p["words"]["C7"] = {f"{p['name']};": "江慕白;", f";{p['name']}": ";江慕白"}


def patent_unproved(case, p, rnd):
    p["without"].add("C7")
    return [x[1] for x in inventions(p)] + [x[2] for x in inventions(p)]


def cover_only(case, p):
    return lambda sheets: sheets[:1]


def odd_norm_number(case, p, rnd):
    date, name, _, kind, rank = norms(p)[0]
    p["patents"] = [(date, name, "YTQA第3号", kind, rank)] + inventions(p)


ROWS = [
    row("award-unproved", "EVD-01 PKG-09", "", "C6", needs(lambda p: p["honours"], last_award_unproved)),
    row("award-unlisted", "EVD-02", "", "C6", unlisted_award, False),
    row("award-of-another", "EVD-03", "EVD-01 XU-05 PKG-12 X-01 ID-11 EVD-02 PKG-04", "C6", needs(lambda p: p["honours"], another_holder)),
    row("award-unsealed", "EVD-04", "", "C6", needs(lambda p: p["honours"], award_unsealed)),
    row("award-in-the-future", "EVD-18", "X-08", "C6 C1", needs(lambda p: p["honours"], award_in_the_future)),
    row("no-diploma", "EVD-08 PKG-09", "", "C3", missing("C3")),
    row("diploma-lower", "EVD-05", "EVD-08 EVD-06", "C3", needs(lambda p: p["education"] in LOWER, lower_diploma)),
    row("no-title-certificate", "EVD-08 PKG-09", "", "C4", needs(has_title, missing("C4"))),
    row("no-skill-certificate", "EVD-08 PKG-09", "", "C5", needs(has_grade, missing("C5"))),
    row("skill-number-of-another-level", "EVD-09", "EVD-11", "C5", needs(has_grade, number_of_level)),
    row("skill-grade-higher", "EVD-11", "EVD-09 EVD-08 X-03", "C5 C1", needs(lambda p: p["skill_grade"] in GRADES[:2], grade_higher_than_proved)),
    row("patent-check-digit", "EVD-12", "", "C7 C1", needs(inventions, wrong_patent)),
    row("not-the-inventor", "EVD-13 EVD-03", "EVD-01", "C7", needs(inventions, not_inventor)),
    row("patent-unproved", "EVD-01 PKG-09", "", "C7", needs(inventions, patent_unproved)),
    row("norm-without-foreword", "EVD-15 EVD-03", "", "C8", needs(norms, pages("C8", cover_only))),
    row("norm-number-odd", "EVD-14", "EVD-01 EVD-02", "C8 C1", needs(norms, odd_norm_number)),
]
