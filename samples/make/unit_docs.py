"""Documents of the recommending unit: U1, U2's sealed copy, U4, U5."""
import datetime as dt

import marks
from ids import cn
from page import Page, flow, row


def _close(page, y, unit, date, seed):
    page.text(300, y, 230, 24, unit["name"], size=13, align="center")
    page.text(330, y + 28, 170, 24, cn(date), size=13, align="center")
    marks.seal(page, 415, y + 22, unit["name"], diameter=116, seed=seed)


def letter(unit, s, names, number):
    """U1: the recommending letter to the association."""
    page = Page()
    page.text(60, 60, 475, 44, unit["name"], size=24, font="serif", align="center", rgb=(0.8, 0.05, 0.05), bold=True)
    page.line(60, 112, 535, 112, 1.6, (0.8, 0.05, 0.05))
    page.text(60, 118, 475, 22, number, size=12, align="center")
    a, b = s["pub"]
    paras = [("关于推荐2026年上海质量工匠候选人的函", {"size": 18, "font": "hei", "align": "center", "gap": 16}), "上海市质量协会：",
             f"　　根据2026年上海质量工匠推荐工作要求，经个人申请、所在单位培育考评、我单位审核和集体研究，决定推荐{'、'.join(names)}等{len(names)}名同志为2026年上海质量工匠候选人。",
             f"　　推荐对象已于{cn(a)}至{cn(b)}在本单位公告栏和内部网站公示，公示无异议。上述同志政治素质好，遵纪守法，材料真实完整，我单位同意推荐。",
             f"　　联系人：{unit['contact']}，联系电话：{unit['phone'][:3]}-{unit['phone'][3:]}。", "　　特此函荐。"]
    pages, y = flow(paras, first=page, top=165, size=13.5, lead=1.75)
    _close(pages[-1], y + 40, unit, s["letter"], 1)
    return pages


def publicity(unit, s, names):
    """U5: proof that the names were made public without objection."""
    a, b = s["pub"]
    paras = [("公示情况证明", {"size": 20, "font": "hei", "align": "center", "gap": 18}),
             f"　　我单位对拟推荐的2026年上海质量工匠候选人{'、'.join(names)}的基本情况和主要事迹进行了公示。",
             "　　公示方式：单位公告栏张贴并在内部网站发布。", f"　　公示时间：{cn(a)}至{cn(b)}。",
             f"　　监督电话：{unit['phone'][:3]}-{unit['phone'][3:]}。", "　　公示期间未收到任何异议，公示无异议。", "　　特此证明。"]
    page = Page()
    pages, y = flow(paras, first=page, top=90, size=14, lead=1.9)
    after = (dt.date.fromisoformat(b) + dt.timedelta(1)).isoformat()
    _close(pages[-1], y + 40, unit, after, 2)
    return pages


def plan(unit, s, people):
    """U4: the unit's cultivation plan with its list of persons."""
    head = [("质量工匠培育计划（含培育对象清单）", {"size": 19, "font": "hei", "align": "center", "gap": 12}),
            ("一、培育目标", {"font": "hei"}), "　　按照“工匠五力”要求，通过一年培育，形成一支技艺精湛、善于改进、乐于传承的质量技能人才队伍。",
            ("二、培育周期", {"font": "hei"}), f"　　{cn(s['start'])}至{cn(s['end'])}。",
            ("三、培育措施", {"font": "hei"}), "　　（一）实行导师制，一人一案；（二）市级工匠学院课程与单位自主培训相结合；（三）以课题攻关带动能力提升；（四）每月记录、期满考评。",
            ("四、经费与责任", {"font": "hei"}), f"　　培育经费列入年度培训预算，责任部门为质量管理部，责任人{unit['contact']}。",
            ("五、培育对象清单", {"font": "hei", "gap": 6})]
    pages, y = flow(head, size=12)
    page = pages[-1]
    y = row(page, 60, y, 26, [(36, "序号", "l"), (92, "姓名", "l"), (190, "工作单位", "l"), (92, "培育导师", "l"), (65, "岗位类别", "l")], size=10)
    for k, p in enumerate(people, 1):
        y = row(page, 60, y, 26, [(36, str(k), "v"), (92, p["name"], "v"), (190, p["employer"], "v"), (92, p.get("mentor", "倪国栋"), "v"), (65, "一线", "v")], size=10)
    _close(page, y + 30, unit, "2025-03-03", 3)
    return pages


def table_scan(t, unit, date):
    """U2 printed and sealed, on a landscape page."""
    page = Page((841.89, 595.28))
    page.text(30, 28, 780, 30, t["title"], size=18, font="hei", align="center")
    page.text(30, 60, 780, 18, t["note"], size=9, pad=0)
    total = sum(c["width"] for c in t["columns"])
    k, y = 782 / total, 84
    _scan_header(page, t, k, y)
    y += 40
    for values in t["rows"]:
        y = row(page, 30, y, 32, [(c["width"] * k, values[c["key"]], "v") for c in t["columns"]], size=8.5)
    for n, text in enumerate(t["footer"]):
        page.text(30 + 195 * n, y + 14, 195, 22, text, size=10.5, pad=0)
    page.text(560, y + 42, 200, 20, f"填报日期：{cn(date)}", size=10.5, pad=0)
    marks.seal(page, 160, min(y + 40, 520), unit["name"], diameter=112, seed=4)
    return page


def _scan_header(page, t, k, y):
    x, group = 30, None
    for n, c in enumerate(t["columns"]):
        w = c["width"] * k
        if not c.get("group"):
            page.box(x, y, w, 40)
            page.text(x, y, w, 40, c["label"], size=9.5, font="hei", align="center", pad=1, spacing=1.1)
        else:
            page.box(x, y + 20, w, 20)
            page.text(x, y + 20, w, 20, c["label"], size=9, font="hei", align="center", pad=1)
            if c["group"] != group:
                span = sum(d["width"] * k for d in t["columns"] if d.get("group") == c["group"])
                page.box(x, y, span, 20)
                page.text(x, y, span, 20, c["group"], size=9, font="hei", align="center", pad=1)
        group, x = c.get("group"), x + w
