"""Defects of one candidate's form, card and personal papers."""
import texts
from defect import MISSING, differs, missing, pages, row, timed, writes
from ids import cn, id_number, wrong_check
from papers import unmarked
from people import day

FORM_GONE = "PKG-03 FORM-02 UNIT-08 EVD-02 EVD-08 PKG-13 FORM-17 FORM-15 FORM-16"


def other_number(p, rnd):
    """A valid number of somebody born on the same day."""
    return id_number(p["region"], p["birth"], (p["sex_digit"] + 2 * rnd.randint(3, 40)) % 998)


def other_birth(p, rnd):
    year, month, rest = p["birth"].split("-")
    return f"{year}-{int(month) % 12 + 1:02d}-{rest}"


def other_name(p, rnd):
    return p["name"][:-1] + rnd.choice([c for c in "骏俊峻琳林霖" if c != p["name"][-1]])


def form_number(change):
    """The form's number in every layout."""
    return differs("C1", id_number=change, form_id=change)


def form_birth(case, p, rnd):
    birth = other_birth(p, rnd)
    p["only"]["C1"] = {"birth": birth, "form_birth": birth}


def lost_page(case, p):
    return lambda sheets: [sheet for n, sheet in enumerate(sheets) if n != 1]


def old_year(case, p, rnd):
    if p["layout"] == "lines":
        return False
    p["words"]["C1"] = {"2026年度": "2024年度", "年度：2026年": "年度：2024年", "2026年上海": "2024年上海"}
    return None


def blank_block(title):
    def plant(case, p, rnd):
        p["words"]["C1"] = {texts.block(p, title): ""}
        return title
    return plant


def long_block(case, p, rnd):
    text = texts.block(p, "突出贡献")
    p["words"]["C1"] = {text: text * 5}
    return "突出贡献"



def wrong_code(case, p, rnd):
    if p["layout"] == "lines":
        return False
    code = p["credit_code"]
    p["only"]["C1"] = {"credit_code": code[:17] + ("3" if code[17] != "3" else "4")}
    return None


def resume_gap(case, p, rnd):
    import blocks
    dates = {"2016-06": "2019-06"}
    shown = {form(a): form(b) for a, b in dates.items() for form in blocks.DATE.values()}
    later = "至今"
    p["words"]["C1"] = {f"{old}{joint}{later}": f"{new}{joint}{later}" for old, new in shown.items() for joint in ("至", "—")}
    p["words"]["C1"].update({f"{old}至今": f"{new}至今" for old, new in shown.items()})


def other_story(case, p, rnd):
    """Another person's name stands in the narrative."""
    other = next((q for q in case["people"] if q["name"] != p["name"]), None)
    if not other:
        return False
    p["words"]["C12"] = {f"{p['name']}表示": f"{other['name']}表示", f"，{p['name']}以更高": f"，{other['name']}以更高",
                         f"匠心。{p['name']}用": f"匠心。{other['name']}用", f"{p['name']}将以更高": f"{other['name']}将以更高"}
    return other["name"]


def copied_story(case, p, rnd):
    """The narrative is another candidate's."""
    other = next((q for q in case["people"] if q["name"] != p["name"]), None)
    if not other:
        return False
    keys = ("name", "sex", "employer", "position", "craft", "product", "problem", "method", "metric", "work_start", "id_seq", "ethnicity")
    p["only"]["C12"] = {k: other[k] for k in keys}
    return other["name"]


def long_story(case, p, rnd):
    text = texts.narrative(p)[1][1]
    p["words"]["C12"] = {text: text * 30}


def two_forms(case, p, rnd):
    from papers import LAYOUTS
    changed = dict(p, mobile=p["mobile"][:-2] + "77", position="质量总监")
    p["extra"].append(("推荐表（修改版）", LAYOUTS[p["layout"]](changed, case["unit"]), None))


def wrong_file(case, p, rnd):
    """The narrative was sent under the name of the pledge."""
    import person_docs
    p["without"].add("C13")
    p["extra"].append(("承诺书", person_docs.story(p), None))


def expired(p, rnd):
    return "2026-01-20"


def same_everywhere(**days):
    """The cultivation's dates on every paper."""
    return timed("C1 C18 C19 C20 U2 U2s", **days)


def other_seal(case, p, rnd):
    p["only"]["C1"] = {"employer_seal": "上海云栖渡新材料有限公司"}


def number_in_name(case, p, rnd):
    if case["habit"]["paths"] == "whole":
        return False
    p["in_file_name"] = {"C12": p["id_number"]}
    return None


ROWS = [
    row("no-form", "FORM-01 " + MISSING, FORM_GONE, "C1", missing("C1")),
    row("form-page-missing", "PKG-13 FORM-02 FORM-15 FORM-16 FORM-17", "FORM-22 EVD-02 FORM-10 FORM-07 FORM-04", "C1", pages("C1", lost_page)),
    row("form-of-another-year", "PKG-15", "", "C1", old_year),
    row("two-forms", "PKG-14 FORM-19", "X-04 X-03 PKG-11", "C1", two_forms, False),
    row("mobile-blank", "FORM-02", "", "C1", differs("C1", mobile="")),
    row("photo-missing", "FORM-03 " + MISSING, "", "C1", lambda case, p, rnd: p.update(no_photo=True)),
    row("form-unsigned", "FORM-04", "", "C1", pages("C1", lambda case, p: unmarked("signature", p["name"]))),
    row("employer-seal-missing", "FORM-05", "FORM-06", "C1", pages("C1", lambda case, p: unmarked("seal", p["employer"]))),
    row("recommender-seal-missing", "FORM-06", "FORM-05", "C1", pages("C1", lambda case, p: unmarked("seal", case["unit"]["name"]))),
    row("opinion-blank", "FORM-07", "", "C1", writes("C1", texts.OPINION, "")),
    row("opinion-before-signature", "FORM-08", "PROC-08 X-11", "C1", timed("C1", employer=lambda s: day(s["signed"], -9))),
    row("seal-of-another-unit", "FORM-09", "FORM-05 UNIT-10", "C1", other_seal),
    row("resume-gap", "FORM-10", "X-08", "C1", resume_gap),
    row("condition-blank", "FORM-15 FORM-02", "", "C1", blank_block("质量技能")),
    row("force-blank", "FORM-16 FORM-02", "", "C1", blank_block("传承力")),
    row("block-over-limit", "FORM-11", "", "C1", long_block),
    row("mobile-malformed", "FORM-13", "X-04 SUM-09", "C1 U2", differs("C1 U2 U2s", mobile=lambda p, rnd: p["mobile"][:-1])),
    row("credit-code-wrong", "UNIT-03", "", "C1", wrong_code),
    row("form-number-check-digit", "ID-03", "ID-04", "C1", form_number(lambda p, rnd: wrong_check(p["id_number"]))),
    row("form-number-differs", "ID-04", "ID-06", "C1", form_number(other_number)),
    row("form-sex-differs", "ID-05", "SUM-09 ELIG-08", "C1", differs("C1", sex=lambda p, rnd: "男" if p["sex"] == "女" else "女")),
    row("form-birth-differs", "ID-06", "X-07", "C1", form_birth),
    row("form-position-differs", "X-03", "", "C1 U2", differs("C1", position="质量保障部副部长")),
    row("form-mobile-differs", "X-04", "", "C1 U2", differs("C1", mobile=lambda p, rnd: p["mobile"][:3] + "87654321")),
    row("form-category-differs", "X-06", "ELIG-08", "C1 U2", differs("C1", category=lambda p, rnd: "数字技术" if p["category"] != "数字技术" else "急需紧缺")),
    row("no-card", "ID-01 " + MISSING, "", "C2", missing("C2")),
    row("card-back-missing", "ID-01", MISSING, "C2", lambda case, p, rnd: p.update(no_back=True)),
    row("card-expired", "ID-07", "ID-08", "C2", differs("C2", id_valid_from="2016-01-20", id_valid_to=expired)),
    row("no-story", "NAR-01 " + MISSING, "", "C12", missing("C12")),
    row("story-over-limit", "NAR-02", "", "C12", long_story),
    row("story-names-another", "NAR-03", "", "C12", other_story),
    row("story-of-another", "NAR-03 NAR-01", "NAR-04 NAR-05 NAR-06 XU-04 PKG-11 X-02 X-01 ID-11", "C12", copied_story),
    row("no-pledge", "PROC-01 " + MISSING, "", "C13", missing("C13")),
    row("pledge-unsigned", "PROC-02", "", "C13", pages("C13", lambda case, p: unmarked("signature", p["name"]))),
    row("pledge-undated", "PROC-03", "", "C13", lambda case, p, rnd: writes("C13", cn(p["schedule"]["signed"]), "")(case, p, rnd)),
    row("pledge-is-the-story", "PROC-01 PKG-11 " + MISSING, "PROC-01 PKG-11 PKG-14", "C13 C12", wrong_file),
    row("no-plan", "CULT-03 " + MISSING, "", "C18", missing("C18")),
    row("plan-period-differs", "X-05 CULT-12", "CULT-05", "C18", timed("C18", start=lambda s: "2025-01-06")),
    row("mentor-is-the-candidate", "CULT-10", "", "C18 C19 C20 C1", differs("C1 C18 C19 C20", mentor=lambda p, rnd: p["name"])),
    row("no-record", "CULT-04 " + MISSING, "", "C19", missing("C19")),
    row("record-employer-differs", "X-02 CULT-12", "", "C19", differs("C19", employer="上海云栖渡新材料有限公司")),
    row("no-assessment", "CULT-06 " + MISSING, "", "C20", missing("C20")),
    row("assessment-unsealed", "CULT-06", "", "C20", pages("C20", lambda case, p: unmarked("seal", p["employer"]))),
    row("assessed-too-early", "CULT-07", "X-11", "C20 C1", timed("C1 C20", assessed=lambda s: "2026-01-15")),
    row("assessment-failed", "CULT-08", "", "C20 C1 U2", differs("C1 C20 U2 U2s", result="不合格")),
    row("cultivation-too-short", "CULT-05", "X-11", "C1 C18 C19 C20 U2", same_everywhere(start=lambda s: "2025-09-10")),
    row("women-category-of-a-man", "ELIG-08", "X-06", "C1 U2", lambda case, p, rnd: False if p["sex"] == "女" else differs("C1 U2 U2s", category="巾帼")(case, p, rnd)),
    row("id-number-in-file-name", "PKG-08", "", "C12", number_in_name, False),
]
