"""Documents of one candidate other than the form: C2, C12, C13, C18-C20."""
import random

import cairo
import marks
import texts
from ids import cn, dot
from page import Page, flow, height_of, row

TINY = "虚构样张，仅供软件测试"


def _blank_card(page, x, y):
    def op(cr):
        cr.translate(x, y)
        grad = cairo.LinearGradient(0, 0, 243, 153)
        for at, rgb in ((0, (0.90, 0.95, 0.97)), (0.5, (0.96, 0.93, 0.93)), (1, (0.88, 0.94, 0.95))):
            grad.add_color_stop_rgb(at, *rgb)
        cr.rectangle(0, 0, 243, 153)
        cr.set_source(grad)
        cr.fill_preserve()
        cr.set_source_rgb(0.55, 0.58, 0.6)
        cr.set_line_width(0.8)
        cr.stroke()
        cr.set_source_rgba(0.4, 0.6, 0.7, 0.25)
        for k in range(14):
            cr.move_to(0, 10 + 10 * k)
            cr.curve_to(80, k * 10 - 15, 160, 35 + 10 * k, 243, 8 + 10 * k)
            cr.stroke()
    page.draw(op)


def card_front(page, x, y, p):
    """The side with the portrait."""
    _blank_card(page, x, y)
    blue = (0.15, 0.35, 0.6)
    b = [int(v) for v in p["birth"].split("-")]
    for k, (label, value, dx) in enumerate([("姓  名", p["name"], 0), ("性  别", p["sex"], 0), ("出  生", f"{b[0]} 年 {b[1]} 月 {b[2]} 日", 0)]):
        page.text(x + 14, y + 13 + 21 * k, 40, 18, label, size=8, font="hei", rgb=blue, pad=0)
        page.text(x + 52, y + 13 + 21 * k, 110, 18, value, size=10.5 if k == 0 else 9.5, font="hei", pad=0)
    page.text(x + 84, y + 34, 30, 18, "民 族", size=8, font="hei", rgb=blue, pad=0)
    page.text(x + 112, y + 34, 46, 18, p["ethnicity"].removesuffix("族"), size=9.5, font="hei", pad=0)
    page.text(x + 14, y + 78, 40, 18, "住  址", size=8, font="hei", rgb=blue, pad=0)
    page.text(x + 52, y + 78, 108, 34, home(p), size=9, font="hei", pad=0, valign="top")
    page.text(x + 14, y + 125, 75, 18, "公民身份号码", size=8, font="hei", rgb=blue, pad=0)
    page.text(x + 84, y + 123, 150, 20, p["id_number"], size=12.5, font="sans", pad=0)
    page.picture(x + 166, y + 24, 64, 86, marks.portrait(p["name"], p["sex"] == "女", 192, 258, (0.93, 0.95, 0.97)))
    page.text(x + 60, y + 142, 120, 10, TINY, size=5.5, rgb=(0.5, 0.5, 0.5), align="center", pad=0)


def home(p):
    """An invented address for the card."""
    return p.get("home") or f"上海市听澜路{p['id_seq'] * 3 + 7}弄{p['id_seq'] % 30 + 1}号{p['id_seq'] % 6 + 1}0{p['id_seq'] % 3 + 1}室"


def card_back(page, x, y, p):
    """The side with the emblem (drawn as a plain red disc), issuer and validity."""
    _blank_card(page, x, y)

    def emblem(cr):
        cr.translate(x + 38, y + 40)
        cr.set_source_rgb(0.75, 0.15, 0.12)
        cr.arc(0, 0, 21, 0, 7)
        cr.fill()
        cr.set_source_rgb(0.95, 0.8, 0.35)
        marks._star(cr, 11)
    page.draw(emblem)
    page.text(x + 62, y + 16, 172, 22, "中华人民共和国", size=15, font="serif", align="center", bold=True)
    page.text(x + 62, y + 42, 172, 26, "居 民 身 份 证", size=18, font="hei", align="center")
    page.text(x + 40, y + 98, 50, 16, "签发机关", size=8.5, font="hei", pad=0)
    page.text(x + 92, y + 98, 140, 16, p["id_issuer"], size=9.5, font="hei", pad=0)
    page.text(x + 40, y + 120, 50, 16, "有效期限", size=8.5, font="hei", pad=0)
    end = p["id_valid_to"]
    page.text(x + 92, y + 120, 140, 16, f"{dot(p['id_valid_from'])}-{end if end == '长期' else dot(end)}", size=9.5, font="hei", pad=0)


def id_copy(p, back=True):
    """C2: both sides on one A4 page, with a purpose watermark."""
    page = Page()
    card_front(page, 176, 190, p)
    if back:
        card_back(page, 176, 400, p)

    def watermark(cr):
        from page import layout
        from gi.repository import PangoCairo
        cr.translate(190, 330)
        cr.rotate(-0.35)
        cr.set_source_rgba(0.4, 0.4, 0.4, 0.28)
        PangoCairo.show_layout(cr, layout(cr, "仅供上海质量工匠推荐使用", None, 14, font="hei"))
    page.draw(watermark)
    return page


def id_photo(p, side):
    """C2 as a close view of one side of the card, for a phone photo."""
    page = Page((300, 210))
    (card_front if side == "front" else card_back)(page, 28, 28, p)
    return page


def story(p):
    """C12: the narrative."""
    head = [(f"{p['name']}同志事迹材料", {"size": 18, "font": "hei", "align": "center", "gap": 6}),
            (f"{p['employer']}　{p['name']}", {"size": 12, "font": "kai", "align": "center", "gap": 12})]
    body = []
    for title, text in texts.narrative(p):
        if title:
            body.append((title, {"font": "hei"}))
        body.append(("　　" + text, {"gap": 3}))
    return flow(head + body)[0]


def pledge(p):
    """C13: the personal commitment, signed by hand."""
    page = Page()
    page.text(85, 80, 425, 40, "个人承诺书", size=22, font="hei", align="center")
    text = (f"　　本人{p['name']}，身份证号码{p['id_number']}，现就参加2026年度“上海质量工匠”推荐事宜郑重承诺如下：\n"
            "　　一、本人提交的推荐表、证书及其他材料均真实、准确、完整，复印件与原件一致。\n"
            "　　二、所列成果不存在知识产权争议，不涉及国家秘密和商业秘密。\n"
            "　　三、本人近2年内无违法违纪行为，无质量、安全责任事故。\n"
            "　　四、本人同意对推荐情况进行公示，同意主办方为评审工作处理和使用本人个人信息。\n"
            "　　如有违反，本人自愿接受取消推荐资格等处理，并承担相应责任。")
    page.text(85, 140, 425, 330, text, size=13, valign="top", spacing=1.7, pad=0)
    page.text(290, 510, 90, 24, "承诺人（签名）：", size=13, pad=0)
    marks.sign(page, 388, 503, p["name"], size=22, seed=3)
    page.text(290, 548, 220, 24, f"日　　期：{cn(p['schedule']['signed'])}", size=13, pad=0)
    return page


def plan(p):
    """C18: the personal cultivation plan (pages)."""
    s = p["schedule"]
    page = Page()
    page.text(85, 60, 425, 34, "质量工匠个人培育方案", size=20, font="hei", align="center")
    y = 110
    for cells in ((("培育对象", p["name"]), ("所在单位", p["employer"])), (("岗位", p["position"]), ("培育导师", p["mentor"])),):
        y = row(page, 60, y, 28, [(70, cells[0][0], "l"), (130, cells[0][1], "v"), (70, cells[1][0], "l"), (205, cells[1][1], "v")])
    y = row(page, 60, y, 28, [(90, "培育起止日期", "l"), (385, f"{cn(s['start'])}至{cn(s['end'])}", "v")])
    paras = [("一、培育目标", {"font": "hei"})]
    paras += ["　　" + t for t in plan_goals(p)]
    paras += [("二、培育任务与课程", {"font": "hei"}),
              f"　　完成质量管理、统计技术、精益改善等课程不少于60学时，其中工匠学院集中培训16学时；承担“{p['problem']}”改进课题一项。",
              ("三、阶段安排", {"font": "hei"}), "　　第一阶段：诊断短板、确定课题；第二阶段：课程学习与现场实践；第三阶段：成果固化与总结。",
              ("四、考核评价", {"font": "hei"}), "　　培育期满由单位组成考评小组，按工匠五力逐项评分，考评结果分为优秀、良好、合格、不合格。"]
    pages, y = flow(paras, first=page, top=y + 22, left=60, right=535, size=11.5)
    last = pages[-1]
    last.text(60, y + 16, 70, 22, "导师签名：", pad=0)
    marks.sign(last, 120, y + 12, p["mentor"])
    last.text(330, y + 16, 200, 22, f"培育单位：{p['employer']}", pad=0, size=10)
    last.text(400, y + 40, 120, 22, cn(s["start"]), pad=0)
    marks.seal(last, 440, y + 40, p["employer"], diameter=104, seed=8)
    return pages


def plan_goals(p):
    """One goal per force."""
    goals = ("带领班组开展质量改进，形成示范", f"熟练运用质量工具，稳定{p['product']}质量", f"完善“{p['method']}”并形成作业标准",
             f"完成{p['problem']}攻关课题", f"编写{p['craft']}培训教材并授课")
    return [f"{'１２３４５'[k]}．{force}：{goal}。" for k, (force, goal) in enumerate(zip(texts.FORCES, goals))]


ACTIVITIES = ("培育启动会，明确目标与导师", "质量管理基础课程学习", "测量系统分析实训", "{problem}现状调查与数据采集", "工匠学院集中培训（第一期）",
              "因果分析与要因确认", "对策试验与验证", "工匠学院集中培训（第二期）", "{method}作业指导书编写", "岗位讲堂授课《{craft}要领》",
              "成果评审与改进交流", "培育总结与自评")


def record(p):
    """C19: the cultivation record, dated entries over the period."""
    s, rnd = p["schedule"], random.Random("rec" + p["name"])
    page = Page()
    page.text(57, 56, 481, 34, "质量工匠培育档案", size=20, font="hei", align="center")
    page.text(57, 94, 481, 18, f"培育对象：{p['name']}    培育单位：{p['employer']}    导师：{p['mentor']}", size=10, pad=0)
    page.text(57, 112, 481, 18, f"培育起止日期：{cn(s['start'])}至{cn(s['end'])}", size=10, pad=0)
    y = row(page, 57, 136, 24, [(34, "序号", "l"), (84, "日期", "l"), (203, "活动内容", "l"), (90, "地点", "l"), (40, "学时", "l"), (30, "备注", "l")], size=9.5)
    year, month = int(s["start"][:4]), int(s["start"][5:7])
    total = 0
    for k, name in enumerate(ACTIVITIES):
        m = (month - 1 + k) % 12 + 1
        date = f"{year + (month - 1 + k) // 12}-{m:02d}-{rnd.randint(16, 27)}"
        hours, total = rnd.choice((4, 6, 8)), total
        total += hours
        place = "工匠学院培训中心" if "学院" in name else rnd.choice(("一车间会议室", "培训教室", "生产现场"))
        y = row(page, 57, y, 30, [(34, str(k + 1), "v"), (84, date, "v"), (203, name.format(**p), "v"), (90, place, "v"), (40, str(hours), "v"), (30, "", "v")], size=9.5)
    text = (f"阶段小结：培育期内累计完成学习与实践{total}学时，形成作业指导书1份、培训教材1份，"
            f"“{p['problem']}”改进课题完成验证，{p['metric']}。")
    page.text(57, y + 14, 481, height_of(text, 475, 11) + 12, text, size=11, valign="top", spacing=1.4)
    page.text(57, y + 86, 300, 20, f"记录人：{p['mentor']}        审核：培育工作小组", size=10.5, pad=0)
    return [page]


def assessment(p):
    """C20 without its seal, and where the seal goes."""
    s, rnd = p["schedule"], random.Random("ass" + p["name"])
    page = Page()
    page.text(57, 60, 481, 34, "质量工匠培育考评表", size=20, font="hei", align="center")
    y = 108
    y = row(page, 57, y, 28, [(75, "姓    名", "l"), (130, p["name"], "v"), (76, "培育单位", "l"), (200, p["employer"], "v")])
    y = row(page, 57, y, 28, [(75, "培育导师", "l"), (130, p["mentor"], "v"), (76, "培育起止", "l"), (200, f"{cn(s['start'])}至{cn(s['end'])}", "v")])
    y = row(page, 57, y, 26, [(75, "考评项目", "l"), (276, "考评要点", "l"), (60, "满分", "l"), (70, "得分", "l")])
    base, total = (18, 0) if p["result"] == "优秀" else (16, 0)
    for force, goal in zip(texts.FORCES, plan_goals(p)):
        score = base + rnd.choice((0, 1))
        total += score
        y = row(page, 57, y, 34, [(75, force, "l"), (276, goal.split("：")[1], "vl"), (60, "20", "v"), (70, str(score), "v")], size=10)
    y = row(page, 57, y, 28, [(75, "总    分", "l"), (130, str(total), "v"), (76, "考评结果", "l"), (200, p["result"], "v")])
    text = f"评语：该同志培育期内目标完成情况好，“{p['method']}”取得实效，质量改进能力明显提升。\n结论：考评{p['result']}，同意择优推荐。"
    y = row(page, 57, y, 74, [(75, "考评意见", "l"), (406, text, "vl")])
    y = row(page, 57, y, 92, [(75, "考评小组\n签名", "l"), (406, "", "v")])
    for k in range(3):
        marks.sign(page, 160 + 110 * k, y - 66, f"组员{k}", seed=p["id_seq"])
    page.text(300, y + 26, 230, 20, f"考评单位（盖章）：{p['employer']}", size=10.5, pad=0)
    page.text(360, y + 52, 160, 20, f"考评日期：{cn(s['assessed'])}", size=11, pad=0)
    return page, (430, y + 46)


def assessment_sealed(p):
    """C20 with its seal."""
    page, (x, y) = assessment(p)
    marks.seal(page, x, y, p["employer"], diameter=108, seed=20)
    return page
