"""Layout C: `label: value` lines outside any table, then small tables and text."""
import blocks as b
import marks
import texts
from page import Page, height_of


def lines(p, unit):
    """The form that reads like a document, with underlined blanks."""
    page = Page()
    page.text(57, 46, 481, 32, "上海质量工匠推荐登记表", size=21, font="kai", align="center", bold=True)
    b.photo(page, 57 + 385, 92, 96, 134, p)
    parts = _basics(p) + [title("一、学习工作经历"), _free_table(["起止年月", "在何单位学习（工作）", "任何职务"], (.3, .42, .28), b.resume_cells(p, "plain"))]
    parts += [title("二、获奖情况"), _free_table(["时间", "名称", "授予单位", "级别", "排名"], (.13, .33, .34, .1, .1), b.honour_cells(p, "plain")),
              title("三、知识产权情况"), _free_table(["时间", "类型", "名称", "编号", "排名"], (.12, .15, .35, .24, .14), b.patent_cells(p, "plain"))]
    parts += [pair_line([("奖惩情况（受过何种处分）", p["discipline_record"], 1)]), title("四、四个基本条件")]
    parts += [para(f"（{'一二三四'[k]}）{t}", texts.block(p, t)) for k, t in enumerate(texts.CONDITIONS)]
    parts += [title("五、工匠五力")]
    parts += [para(f"{k + 1}．{t}", texts.block(p, t)) for k, t in enumerate(texts.FORCES)]
    parts += [title("六、主要事迹"), para("", texts.deeds(p)), title("七、培育情况")]
    s = p["schedule"]
    parts += [pair_line([("培育起止时间", b.period(p, "dash"), .55), ("培育导师", p["mentor"], .45)]),
              pair_line([("考评结果", p["result"], .55), ("考评日期", s["assessed"], .45)]), _pledge(p)]
    parts += [b.opinion("单位\n（党组织）\n意见", texts.OPINION, b.employer_seal(p), s["employer"], p["id_seq"], style="cn"),
              b.opinion("推荐单位\n意见", texts.UNIT_OPINION, unit["name"], s["unit"], p["id_seq"] + 500),
              b.opinion("市质协\n意见", "", None, None, 0, height=78)]
    return b.paginate(parts, page, 92)


def title(text):
    """A section heading on its own line."""
    def draw(page, x, y, w):
        page.text(x, y + 6, w, 20, text, size=12, font="hei", pad=0)
    return 28, draw, None


def pair_line(items, height=25, width=1.0):
    """Several `label: value` on one line, values underlined."""
    def draw(page, x, y, w):
        w *= width
        for label, value, share in items:
            text = label + "："
            lw = min(len(text) * 10.8 + 2, share * w * 0.6)
            page.text(x, y, lw, height, text, size=10.5, font="hei", pad=0)
            page.text(x + lw, y, share * w - lw - 8, height, value, size=11, pad=3)
            page.line(x + lw, y + height - 4, x + share * w - 8, y + height - 4, lw=0.5)
            x += share * w
    return height, draw, None


def para(head, text):
    """A run-in heading and a paragraph of text."""
    full = (head + "：" if head else "　　") + text
    height = height_of(full, b.WIDTH, 11, spacing=1.35) + 10

    def draw(page, x, y, w):
        page.text(x, y, w, height, full, size=11, pad=0, valign="top", spacing=1.35)
    return height, draw, None


def _basics(p):
    narrow = 372 / b.WIDTH
    top = [[("姓名", p["name"], .55), ("性别", p["sex"], .45)], [("民族", p["ethnicity"], .5), ("政治面貌", p["political_status"], .5)],
           [("出生年月", b.DATE["plain"](p["birth"][:7]), .5), ("籍贯", p["native_place"], .5)], [("身份证号", p["id_number"], 1)],
           [("学历", p["education"], .5), ("学位", p["degree"], .5)]]
    rest = [[("毕业院校及专业", p["school_major"], .62), ("参加工作时间", b.DATE["plain"](p["work_start"]), .38)],
            [("工作单位", p["employer"], .55), ("职务", p["position"], .45)], [("职业（工种）", p["occupation"], .5), ("职称", p["professional_title"], .5)],
            [("技能等级", p["skill_grade"], .45), ("证书编号", p["certificate_number"], .55)], [("手机", p["mobile"], .42), ("电子邮箱", p["email"], .58)],
            [("通讯地址", p["address"], .6), ("推荐类别", p["category"], .4)]]
    return [pair_line(i, 28, narrow) for i in top] + [pair_line(i, 28) for i in rest]


def _free_table(heads, shares, rows):
    return b.table("", heads, shares, rows, 0, 25)


def _pledge(p):
    def draw(page, x, y, w):
        page.text(x, y + 6, w, 36, "　　本人保证以上内容真实无误，材料不涉及国家秘密和商业秘密，如有虚假愿承担一切后果。", size=11, pad=0, valign="top")
        page.text(x + 200, y + 48, 80, 22, "本人签名：", pad=0)
        marks.sign(page, x + 256, y + 42, p["name"])
        page.text(x + 362, y + 48, 120, 22, b.cn(p["schedule"]["signed"]), pad=0)
    return 84, draw, None
