"""Papers of the other award: its form, card copy, certificate, health note, case, pledge, letter, publicity."""
import blocks as b
import marks
from ids import cn
from page import Page, flow, row
from person_docs import TINY, card_back, card_front

AWARD = "澜州金桥护理员"
YEAR = 2024
ORGANISER = "澜州市康养服务业联合会"
CONDITIONS = ("护理专业", "服务口碑", "带教培养")
HEARTS = ("爱心", "耐心", "细心", "责任心")
BAND = (0.88, 0.94, 0.9)

CLAIMS = {
    "护理专业": "从事失能老人照护{years}年，熟练掌握{skill}，参与编写本机构《{book}》，所在护理组连续两年无压力性损伤新发。",
    "服务口碑": "累计照护老人{cared}名，收到家属感谢信{thanks}封，{year}年家属满意率{satisfaction}%，居本机构前列。",
    "带教培养": "担任带教老师以来带教新护理员{taught}名，其中{passed}名通过等级认定，总结的“{method}”在本机构推广。",
    "爱心": "主动陪伴独居老人过节，为{cared}名老人建立生活习惯小档案，把老人当作家人。",
    "耐心": "对认知障碍老人反复引导，不催促、不责备，一次进食照护最长用时五十分钟。",
    "细心": "坚持交接班四看四摸，及早发现皮肤、呼吸异常十余次，均得到及时处置。",
    "责任心": "夜班坚持每两小时巡视翻身，照护记录完整准确，三年无责任差错。"}

CASE = (
    "{name}，{sex}，{employer}{position}，从业{years}年。本案例记录其对一位失能老人的照护过程，老人信息已隐去。",
    "老人入住时因脑卒中后遗症长期卧床，右侧肢体活动不便，吞咽困难，情绪低落，家属对恢复并无信心。接手后，{surname}护理员没有急于制定计划，"
    "而是用三天时间观察老人的作息、口味和脾气，逐一记在本子上，又向家属了解老人过去的职业和爱好，得知老人年轻时爱听地方戏。",
    "针对吞咽困难，{they}与医生、康复师一同评估，把一日三餐改为少量多次，调整食物稠度，进食前做口腔操，进食时坐位前倾，进食后保持半小时体位。"
    "起初老人常常推开碗勺，{they}便放一段戏曲，等老人平静下来再喂一口，一顿饭往往要喂四五十分钟。两个月后，老人由糊状饮食过渡到软食，体重增加两公斤。",
    "针对长期卧床，{they}运用{skill}，坚持每两小时翻身一次，骨突部位垫软枕，每班检查皮肤并拍照留存，老人入住以来没有发生压力性损伤。"
    "{they}还把肢体活动编成简单口令，每天上午、下午各带老人活动二十分钟，由卧位到坐位，由坐位到扶站，循序渐进，不让老人勉强。",
    "针对情绪低落，{they}联系家属每周视频两次，组织同楼层老人一起听戏、剪纸，鼓励老人用左手写字。半年后，老人能够自己拿勺吃饭，扶着助行器走十余步，"
    "逢人便说日子又有了盼头。家属在来信中写道，是护理员的用心让一家人重新看到了希望。",
    "回顾这一案例，有三点体会：一是先了解人，再照护病；二是把专业动作做到位，细节决定安全；三是让家属参与进来，照护才能持续。"
    "{they}把做法整理为“{method}”，编入本机构《{book}》，先后为新护理员讲解十二次，目前已在三个楼层推广使用。下一步将把案例拍成短片，供居家照护的家属学习，让更多失能老人在家门口得到专业、体面、有温度的照护。")


def band(title):
    """A coloured bar with a section's title."""
    def draw(page, x, y, w):
        page.box(x, y, w, 19, fill=BAND)
        page.text(x, y, w, 19, title, size=10.5, font="hei", align="center")
    return 19, draw, None


def form(p, unit):
    """C1: the application of this award (pages)."""
    page = Page()
    page.text(57, 40, 481, 34, f"{AWARD}申报书", size=21, font="hei", align="center")
    page.text(57, 76, 481, 18, f"（{YEAR}年）", size=11, align="center")
    page.text(57, 94, 481, 18, f"报送单位：{unit['name']}", size=10, pad=0)
    parts = [band("一、基本情况"), _head(p), _pairs(("从业机构", p["employer"], .5), ("护理岗位", p["position"], .22)),
             _pairs(("护理等级", p["skill_grade"], .22), ("等级证书号", p["certificate_number"], .46)),
             _pairs(("入行时间", cn(p["work_start"]), .22), ("本人手机", p["mobile"], .46)),
             _pairs(("家属满意率（%）", p["satisfaction"], .22), ("年服务时长（小时）", "" if p.get("no_hours") else p["service_hours"], .46)),
             band("二、从业经历"), b.table("", ["起止年月", "机构", "岗位"], (.3, .44, .26), p["jobs"], 0),
             band("三、表彰情况"), b.table("", ["获得年月", "表彰名称", "颁发机构"], (.2, .42, .38), p["honours"] or [["无", "无", "无"]], 0),
             band("四、申报条件")]
    parts += [b.labelled(t, claim(p, t), 46) for t in CONDITIONS]
    parts += [band("五、护理四心")] + [b.labelled(t, claim(p, t), 40) for t in HEARTS]
    s = p["schedule"]
    parts += [band("六、签字与意见"), _signature(p),
              b.opinion("从业机构\n意见", "情况属实，该同志爱岗敬业、遵纪守法，同意申报。", p["employer"], s["employer"], p["seq"]),
              b.opinion("报送单位\n审核意见", "经审核和公示，材料真实，同意报送。", unit["name"], s["unit"], p["seq"] + 500)]
    return b.paginate(parts, page, 114)


def claim(p, title):
    """What the form says under a condition or a heart; "" where it was left blank."""
    return "" if title in p.get("blank", ()) else CLAIMS[title].format(year=YEAR - 1, **p)


def _pairs(*cells):
    """A row of (label, value, share of the value); the labels share what is left."""
    share = (1 - sum(c[2] for c in cells)) / len(cells)
    return b.line([part for label, value, wide in cells for part in ((share, label, "l"), (wide, value, "v"))], 28)


def _head(p):
    def draw(page, x, y, w):
        left = w - 92
        rows = [[(.17, "申报人", "l"), (.33, p["name"], "v"), (.17, "性别", "l"), (.33, p["sex"], "v")],
                [(.17, "民族", "l"), (.33, p["ethnicity"], "v"), (.17, "出生日期", "l"), (.33, cn(p["birth"]), "v")],
                [(.17, "证件号码", "l"), (.83, p["form_id"], "v")],
                [(.17, "家庭住址", "l"), (.83, p["home"], "v")]]
        for k, cells in enumerate(rows):
            row(page, x, y + 29 * k, 29, [(share * left, text, kind) for share, text, kind in cells])
        b.photo(page, x + left, y, 92, 116, p)
    return 116, draw, None


def _signature(p):
    """One unit's print has a cell for the date, the other's has the date beside the signature."""
    apart = p["sub"] == "assoc"

    def draw(page, x, y, w):
        page.box(x, y, 72, 56)
        page.text(x, y, 72, 56, "申报人签字" if apart else "申报人\n签字", font="hei", align="center")
        page.box(x + 72, y, w - 72, 56)
        marks.sign(page, x + 130, y + 16, p["name"])
        if apart:
            row(page, x + 250, y, 56, [(72, "签字日期", "l"), (w - 322, cn(p["schedule"]["signed"]), "v")])
        else:
            page.text(x + 300, y + 18, 140, 22, cn(p["schedule"]["signed"]))
    return 56, draw, None


def id_copy(p):
    """C2: both sides of the card on one page."""
    page = Page()
    card_front(page, 176, 150, p)
    card_back(page, 176, 340, p)
    page.text(176, 520, 243, 18, f"仅供申报{AWARD}使用", size=9, rgb=(.45, .45, .45), align="center")
    return page


def certificate(p):
    """C5: the certificate of the grade."""
    page = Page()
    page.box(36, 36, 523, 770, lw=2.5, rgb=(.3, .5, .35))
    page.text(80, 90, 435, 40, "职业技能等级证书", size=24, font="kai", align="center")
    items = [("姓名", p["name"]), ("证件号码", p["id_number"]), ("职业名称", "养老护理员"), ("职业技能等级", p["skill_grade"]),
             ("证书编号", p["certificate_number"]), ("评价机构", "澜州市护理技能评价中心"), ("发证日期", cn(p["granted"]))]
    for k, (label, value) in enumerate(items):
        page.text(110, 220 + 44 * k, 120, 26, label + "：", size=13, font="hei", pad=0)
        page.text(235, 220 + 44 * k, 280, 26, value, size=13, pad=0)
    marks.seal(page, 420, 580, "澜州市护理技能评价中心", diameter=110, seed=p["seq"])
    page.text(380, 790, 160, 12, TINY, size=6.5, rgb=(.6, .6, .6), align="right", pad=0)
    return page


def health(p):
    """C22: the yearly health note, a paper the shipped award does not know."""
    page = Page()
    page.text(85, 90, 425, 36, "从业人员健康证明", size=20, font="hei", align="center")
    y = 160
    for cells in ((("受检人", p["name"]), ("性别", p["sex"])), (("从业机构", p["employer"]), ("体检日期", cn(p["examined"])))):
        y = row(page, 70, y, 32, [(70, cells[0][0], "l"), (180, cells[0][1], "v"), (70, cells[1][0], "l"), (135, cells[1][1], "v")])
    y = row(page, 70, y, 60, [(70, "体检结论", "l"), (385, "未见影响从事护理工作的疾病，体检合格。本证明一年内有效。", "vl")])
    page.text(300, y + 40, 220, 22, "澜州市碧屿职业健康检查中心", size=11.5, align="center")
    page.text(300, y + 64, 220, 22, cn(p["examined"]), size=11.5, align="center")
    marks.seal(page, 410, y + 60, "澜州市碧屿职业健康检查中心", diameter=108, seed=p["seq"])
    page.text(380, 790, 160, 12, TINY, size=6.5, rgb=(.6, .6, .6), align="right", pad=0)
    return page


def case(p):
    """C12: the case told; `short` people tell half of it."""
    told = CASE[:2] if p.get("short") else CASE
    head = [("服务案例", {"size": 18, "font": "hei", "align": "center", "gap": 4}),
            (f"申报人：{p['name']}", {"size": 12, "font": "kai", "align": "center", "gap": 10})]
    words = dict(p, surname=p["name"][0], they="她" if p["sex"] == "女" else "他")
    return flow(head + ["　　" + text.format(**words) for text in told])[0]


def pledge(p):
    """C13: the declaration of honesty."""
    page = Page()
    page.text(85, 90, 425, 40, "诚信声明", size=22, font="hei", align="center")
    text = (f"　　本人{p['name']}，证件号码{p['id_number']}，申报{YEAR}年“{AWARD}”，现声明：\n"
            "　　一、所交材料真实有效，复印件与原件一致。\n　　二、近三年没有虐待、遗弃老人等行为，没有责任事故。\n"
            "　　三、同意公示申报情况，同意主办方为评选使用本人信息。\n　　如有不实，自愿退出评选并承担责任。")
    page.text(85, 150, 425, 240, text, size=13, valign="top", spacing=1.7, pad=0)
    page.text(280, 440, 90, 24, "声明人签字：", size=13, pad=0)
    marks.sign(page, 366, 433, p["name"], size=22, seed=3)
    page.text(280, 478, 220, 24, f"声明日期：{cn(p['schedule']['signed'])}", size=13, pad=0)
    return page


def _close(page, y, unit, date, seed):
    page.text(300, y, 230, 24, unit["name"], size=13, align="center")
    page.text(330, y + 28, 170, 24, cn(date), size=13, align="center")
    marks.seal(page, 415, y + 22, unit["name"], diameter=116, seed=seed)


def letter(unit, s, names):
    """U1: the unit's letter."""
    paras = [(f"关于报送{YEAR}年{AWARD}申报材料的函", {"size": 17, "font": "hei", "align": "center", "gap": 14}), f"{ORGANISER}：",
             f"　　经机构推选、我单位评议和集体研究，现报送{'、'.join(names)}等{len(names)}人的申报材料。上述人员已在我单位公示，公示期间没有异议。请予审核。",
             f"　　经办人：{unit['contact']}，电话：{unit['phone']}。"]
    pages, y = flow(paras, first=Page(), top=110, size=13.5, lead=1.8)
    _close(pages[-1], y + 40, unit, s["letter"], 1)
    return pages


def publicity(unit, s, names):
    """U5: what came of the publicity."""
    paras = [("公示结果说明", {"size": 20, "font": "hei", "align": "center", "gap": 16}),
             f"　　我单位对拟报送的{YEAR}年{AWARD}申报人{'、'.join(names)}进行了公示。",
             f"　　公示时间：{cn(s['pub'][0])}至{cn(s['pub'][1])}。", "　　公示地点：单位公告栏和各机构门厅。",
             "　　公示期间没有异议。", "　　特此说明。"]
    pages, y = flow(paras, first=Page(), top=110, size=14, lead=1.9)
    _close(pages[-1], y + 40, unit, s["unit"], 2)
    return pages
