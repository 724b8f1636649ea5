"""Layout A: the classic grid. Layout D: vertical side labels, ID in boxes."""
import blocks as b
import texts
from page import Page, row


def grid(p, unit):
    """Layout A: labels left of their values, photo at the top right."""
    page = Page()
    page.text(57, 48, 481, 34, "上海质量工匠推荐表", size=22, font="hei", align="center")
    page.text(57, 80, 481, 20, "（2026年度）", size=12, align="center")
    page.text(57, 102, 300, 18, f"推荐单位：{unit['name']}", size=10.5, pad=0)
    page.text(388, 102, 150, 18, f"填表日期：{b.cn(p['schedule']['signed'])}", size=10.5, pad=0, align="right")
    y = _grid_head(page, p, 124)
    parts = _grid_basics(p) + _claims(p, "dot") + _prose(p)
    parts += [b.line([(.15, "培育起止时间", "l"), (.45, b.period(p, "cn"), "v"), (.15, "培育导师", "l"), (.25, p["mentor"], "v")]),
              b.line([(.15, "考评结果", "l"), (.45, p["result"], "v"), (.15, "考评日期", "l"), (.25, b.cn(p["schedule"]["assessed"]), "v")])]
    return b.paginate(parts + _opinions(p, unit), page, y)


def _grid_head(page, p, y):
    rows = [(("姓    名", p["name"]), ("性    别", p["sex"])), (("民    族", p["ethnicity"]), ("出生年月", b.dot(p["birth"][:7]))),
            (("政治面貌", p["political_status"]), ("籍    贯", p["native_place"])), (("学    历", p["education"]), ("学    位", p["degree"]))]
    b.photo(page, 57 + 385, y, 96, 135, p)
    for (l1, v1), (l2, v2) in rows:
        y = row(page, 57, y, 27, [(72, l1, "l"), (118, v1, "v"), (72, l2, "l"), (123, v2, "v")])
    return row(page, 57, y, 27, [(100, "公民身份号码", "l"), (285, p["id_number"], "v")], size=11.5)


def _grid_basics(p):
    s = (.15, .35, .15, .35)
    pairs = [("毕业院校及专业", p["school_major"], "参加工作时间", b.dot(p["work_start"])),
             ("部门及职务", p["position"], "职业（工种）", p["occupation"]),
             ("专业技术职务", p["professional_title"], "职业技能等级", p["skill_grade"]),
             ("技能证书编号", p["certificate_number"], "统一社会\n信用代码", p["credit_code"]),
             ("手    机", p["mobile"], "电子邮箱", p["email"]),
             ("所属产业领域", p["industry"], "推荐类别", p["category"])]
    out = [b.line([(.15, "工作单位\n（全称）", "l"), (.85, p["employer"], "v")], 30)]
    out += [b.line([(s[0], a, "l"), (s[1], v, "v"), (s[2], c, "l"), (s[3], d, "v")], 28) for a, v, c, d in pairs]
    return out + [b.line([(.15, "通讯地址", "l"), (.85, p["address"], "v")])]


def _claims(p, style, side=None):
    return [b.table("工作简历", ["起止年月", "单 位", "职 务"], (.3, .42, .28), b.resume_cells(p, style), side=side),
            b.table("主要荣誉", ["时间", "荣誉名称", "授予单位", "级别", "排名"], (.14, .34, .32, .1, .1), b.honour_cells(p, style), side=side),
            b.table("知识产权\n及成果", ["授权时间", "类型", "名称", "编号", "排名"], (.14, .15, .34, .24, .13), b.patent_cells(p, style), side=side),
            b.labelled("受过何种\n处分", p["discipline_record"], 27, side=side)]


def _prose(p, sides=False):
    blank = p.get("blank", ())
    out = [b.labelled(t, texts.block(p, t), 70, side="四个基本条件" if sides else None) for t in texts.CONDITIONS]
    out += [b.labelled(t, "" if t in blank else texts.block(p, t), 64, side="工匠五力" if sides else None) for t in texts.FORCES]
    return out + [b.labelled("主要事迹", texts.deeds(p), 70, side="事迹" if sides else None)]


def _opinions(p, unit, side=None, style="cn"):
    s = p["schedule"]
    return [b.person_sign(p, date=style, side=side),
            b.opinion("所在单位\n意    见", texts.OPINION, b.employer_seal(p), s["employer"], p["id_seq"], style=style, side=side),
            b.opinion("推荐单位\n意    见", texts.UNIT_OPINION, unit["name"], s["unit"], p["id_seq"] + 500, style=style, side=side),
            b.opinion("市质协\n评审意见", "", None, None, 0, height=84, side=side)]


def sided(p, unit):
    """Layout D: groups under vertical labels, the ID number in eighteen boxes."""
    page = Page()
    page.text(57, 46, 481, 34, "2026年上海质量工匠候选人申报表", size=20, font="sans", align="center", bold=True)
    page.text(57, 84, 481, 18, f"推荐单位（盖章处见末页）：{unit['name']}", size=10, pad=0)
    top = [(_sided_head(p)[0], _sided_head(p)[1], "基本情况")] + _sided_basics(p)
    parts = top + _prose(p, sides=True) + _claims(p, "dash", side="简历与业绩")
    parts += [b.line([(.16, "培育起止日期", "l"), (.44, b.period(p, "dash"), "v"), (.12, "导师", "l"), (.28, p["mentor"], "v")], side="培育"),
              b.line([(.16, "考评等次", "l"), (.44, p["result"], "v"), (.12, "考评日期", "l"), (.28, p["schedule"]["assessed"], "v")], side="培育")]
    return b.paginate(parts + _opinions(p, unit, side="意见"), page, 106, side_width=26)


def _sided_head(p):
    def draw(page, x, y, w):
        left, lw = w - 98, 66
        b.photo(page, x + left, y, 98, 140, p)
        vw = (left - 2 * lw) / 2
        cells = [("候选人姓名", p["name"], "性别", p["sex"]), ("民族", p["ethnicity"], "出生日期", p["form_birth"] if "form_birth" in p else p["birth"]),
                 ("政治面貌", p["political_status"], "籍贯", p["native_place"]), ("文化程度", p["education"], "学位", p["degree"])]
        for l1, v1, l2, v2 in cells:
            y = row(page, x, y, 28, [(lw, l1, "l"), (vw, v1, "v"), (lw, l2, "l"), (vw, v2, "v")], size=10)
        row(page, x, y, 28, [(lw, "身份证号", "l")], size=10)
        number, box = p.get("form_id", p["id_number"]), (left - lw) / 18
        row(page, x + lw, y, 28, [(box, ch, "v") for ch in number], size=11)
    return 140, draw


def _sided_basics(p):
    pairs = [("所在单位", p["employer"], "职务", p["position"]), ("毕业院校\n及专业", p["school_major"], "参加工作\n年月", p["work_start"]),
             ("工种", p["occupation"], "职称", p["professional_title"]), ("技术等级", p["skill_grade"], "手机", p["mobile"]),
             ("电子邮箱", p["email"], "推荐类别", p["category"])]
    side = "基本情况"
    out = [b.line([(.145, a, "l"), (.405, v, "v"), (.145, c, "l"), (.305, d, "v")], 30, 10, side) for a, v, c, d in pairs]
    out.append(b.line([(.145, "等级证书\n编号", "l"), (.405, p["certificate_number"], "v"), (.145, "信用代码", "l"), (.305, p["credit_code"], "v")], 30, 10, side))
    return out + [b.line([(.145, "通讯地址", "l"), (.855, p["address"], "vl")], 26, 10, side)]
