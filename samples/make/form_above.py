"""Layout B: small labels above their values, shaded section bars."""
import blocks as b
import marks
import texts
from page import Page, height_of

GREY = (0.9, 0.92, 0.95)


def above(p, unit):
    """The form with label-above-value cells."""
    page = Page()
    page.text(57, 44, 481, 34, "“上海质量工匠”候选人推荐审批表", size=20, font="serif", align="center", bold=True)
    page.text(57, 80, 481, 18, f"推荐单位：{unit['name']}        年度：2026年", size=10, pad=0)
    parts = [bar("一、基本信息"), _head(p)] + _basics(p)
    parts += [bar("二、个人简历"), b.table("", ["起止时间", "所在单位（学校）", "担任职务"], (.32, .4, .28), b.resume_cells(p, "cn"), 0),
              bar("三、获奖情况（何时何地受过何种奖励）"), b.table("", ["获奖时间", "奖励名称", "授予单位", "级别", "排名"], (.16, .32, .32, .1, .1), b.honour_cells(p, "cn"), 0),
              bar("四、专利、标准、论文及成果"), b.table("", ["时间", "类别", "名称", "专利号（编号）", "排名"], (.14, .14, .34, .24, .14), b.patent_cells(p, "cn"), 0),
              cells([("受过何种处分", p["discipline_record"], 1)]), bar("五、四个基本条件")]
    parts += [passage(t, texts.block(p, t)) for t in texts.CONDITIONS]
    parts += [bar("六、工匠五力")]
    parts += [passage(t, "" if t in p.get("blank", ()) else texts.block(p, t)) for t in texts.FORCES]
    parts += [bar("七、主要事迹"), passage("简要事迹", texts.deeds(p)), bar("八、培育情况"),
              cells([("培育起止时间", b.period(p, "cn"), .4), ("培育导师", p["mentor"], .2), ("考评结果", p["result"], .15), ("考评日期", b.cn(p["schedule"]["assessed"]), .25)])]
    return b.paginate(parts + _signatures(p, unit), page, 102)


def bar(title):
    """A shaded bar over the full width."""
    def draw(page, x, y, w):
        page.box(x, y, w, 20, fill=GREY)
        page.text(x, y, w, 20, title, size=10.5, font="hei", pad=6)
    return 20, draw, None


def cell(page, x, y, w, h, label, value, size=11):
    """One cell with the label over the value."""
    page.box(x, y, w, h)
    page.text(x, y + 1, w, 13, label, size=8.5, font="hei", rgb=(0.25, 0.25, 0.3), pad=4, valign="top")
    page.text(x, y + 13, w, h - 14, value, size=size, pad=8)


def cells(items, height=36):
    """A row of cells: (label, value, share)."""
    def draw(page, x, y, w):
        for label, value, share in items:
            cell(page, x, y, share * w, height, label, value)
            x += share * w
    return height, draw, None


def passage(label, text):
    """A full-width cell with a label line and running text."""
    height = max(52, height_of(text, b.WIDTH - 16, 10.5, spacing=1.3) + 33)

    def draw(page, x, y, w):
        page.box(x, y, w, height)
        page.text(x, y + 2, w, 16, label, size=10, font="hei", pad=5, valign="top")
        page.text(x, y + 17, w, height - 19, text, size=10.5, pad=8, valign="top", spacing=1.3)
    return height, draw, None


def _head(p):
    def draw(page, x, y, w):
        left = w - 104
        rows = [[("姓名", p["name"], .4), ("性别", p["sex"], .2), ("民族", p["ethnicity"], .4)],
                [("出生年月日", b.cn(p["birth"]), .4), ("籍贯", p["native_place"], .6)],
                [("身份证号码", p["id_number"], .6), ("政治面貌", p["political_status"], .4)],
                [("最高学历", p["education"], .3), ("学位", p["degree"], .3), ("参加工作时间", b.cn(p["work_start"]), .4)]]
        b.photo(page, x + left, y, 104, 148, p)
        for k, items in enumerate(rows):
            at = x
            for label, value, share in items:
                cell(page, at, y + 37 * k, share * left, 37, label, value)
                at += share * left
    return 148, draw, None


def _basics(p):
    return [cells([("工作单位（全称）", p["employer"], .6), ("统一社会信用代码", p["credit_code"], .4)]),
            cells([("毕业院校及专业", p["school_major"], .6), ("现任职务", p["position"], .4)]),
            cells([("从事专业（工种）", p["occupation"], .33), ("职称", p["professional_title"], .33), ("职业资格（技能）等级", p["skill_grade"], .34)]),
            cells([("证书编号", p["certificate_number"], .4), ("联系电话（手机）", p["mobile"], .28), ("电子邮箱", p["email"], .32)]),
            cells([("通讯地址", p["address"], .5), ("所属行业", p["industry"], .25), ("推荐类别", p["category"], .25)])]


def _signatures(p, unit):
    s = p["schedule"]
    return [bar("九、承诺与意见"), _pledge(p),
            b.opinion("所在单位\n（盖章）\n意见", texts.OPINION, b.employer_seal(p), s["employer"], p["id_seq"]),
            b.opinion("推荐单位\n意见", texts.UNIT_OPINION, unit["name"], s["unit"], p["id_seq"] + 500),
            b.opinion("专家组\n审定意见", "", None, None, 0, height=78)]


def _pledge(p):
    def draw(page, x, y, w):
        page.box(x, y, w, 66)
        page.text(x, y + 3, w, 22, "本人郑重承诺：所填写内容和提交材料真实有效，同意公示和使用相关信息。", pad=6)
        page.text(x + 190, y + 34, 80, 22, "本人签字：")
        marks.sign(page, x + 252, y + 29, p["name"])
        page.text(x + 352, y + 34, 120, 22, b.cn(p["schedule"]["signed"]))
    return 66, draw, None
