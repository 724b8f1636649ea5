"""Proofs a form claims: C3 diplomas, C4, C5, C6, C7, C8, C11."""
import marks
from ids import cn
from page import Page
from person_docs import TINY


def _frame(page, rgb):
    page.box(36, 36, page.w - 72, page.h - 72, lw=3, rgb=rgb)
    page.box(43, 43, page.w - 86, page.h - 86, lw=0.8, rgb=rgb)
    page.text(page.w - 190, page.h - 34, 150, 12, TINY, size=6.5, rgb=(0.6, 0.6, 0.6), align="right", pad=0)


def _portrait(page, x, y, w, p):
    page.picture(x, y, w, w * 1.4, marks.portrait(p["name"], p["sex"] == "女", bg=(0.45, 0.62, 0.85)))


def diploma(p):
    """C3: the graduation certificate."""
    page = Page((841.89, 595.28))
    _frame(page, (0.65, 0.5, 0.2))
    level = p["education"] if p["education"] != "大专" else "专科"
    title = {"研究生": "硕士研究生毕业证书"}.get(p["education"], "普通高等学校毕业证书")
    school, major = p["school_major"].split()
    years = {"大专": 3, "本科": 4, "研究生": 3}[p["education"]]
    end = p["work_start"]
    page.text(120, 70, 600, 50, title, size=30, font="kai", align="center")
    text = (f"　　学生　{p['name']}　性别　{p['sex']}，{cn(p['birth'])}生，于{int(end[:4]) - years}年9月至{cn(end)}在本校　{major}　专业"
            f"{years}年制{level}学习，修完教学计划规定的全部课程，成绩合格，准予毕业。")
    page.text(290, 160, 470, 180, text, size=17, font="kai", valign="top", spacing=1.6, pad=0)
    _portrait(page, 110, 165, 120, p)
    page.text(96, 380, 200, 22, "学历层次：" + level, size=12, pad=0)
    page.text(96, 480, 320, 22, f"证书编号：{p['diploma_number']}", size=12, pad=0)
    page.text(470, 380, 220, 22, f"学校名称：{school}", size=14, font="kai", pad=0)
    page.text(470, 420, 60, 22, "校长：", size=14, font="kai", pad=0)
    marks.sign(page, 530, 414, "校长名", seed=p["id_seq"])
    page.text(540, 480, 200, 22, cn(end), size=14, font="kai", pad=0)
    marks.seal(page, 610, 450, school, diameter=125, seed=30)
    return page


def degree(p):
    """C3: the degree certificate."""
    page = Page((841.89, 595.28))
    _frame(page, (0.5, 0.15, 0.15))
    school, major = p["school_major"].split()
    page.text(120, 80, 600, 50, f"{p['degree']}学位证书", size=30, font="kai", align="center")
    text = (f"　　{p['name']}，{p['sex']}，{cn(p['birth'])}生。在{school}{major}专业完成了规定的学习计划，业已毕业，"
            f"经审核符合学位授予规定，授予{p['degree']}学位。")
    page.text(150, 190, 540, 150, text, size=18, font="kai", valign="top", spacing=1.6, pad=0)
    page.text(150, 440, 330, 22, f"证书编号：{p['diploma_number'][:5]}4{p['work_start'][:4]}{p['id_seq']:06d}", size=12, pad=0)
    page.text(500, 400, 220, 22, f"{school}学位评定委员会", size=13, font="kai", pad=0)
    page.text(540, 440, 200, 22, cn(p["work_start"]), size=14, font="kai", pad=0)
    marks.seal(page, 600, 420, school, diameter=120, seed=31)
    return page


def title_certificate(p):
    """C4: the certificate of a professional title."""
    page = Page()
    _frame(page, (0.2, 0.4, 0.65))
    page.text(80, 100, 435, 44, "专业技术职务任职资格证书", size=24, font="hei", align="center")
    year = int(p["work_start"][:4]) + (6 if p["professional_title"] == "工程师" else 11)
    level = {"助理工程师": "初级", "工程师": "中级", "高级工程师": "副高级"}[p["professional_title"]]
    _portrait(page, 240, 180, 110, p)
    items = [("姓    名", p["name"]), ("身份证号", p["id_number"]), ("工作单位", p["employer"]), ("专业名称", "质量工程"), ("资格名称", p["professional_title"]),
             ("资格级别", level), ("评审组织", "申澜工程系列职称评审委员会"), ("批准日期", cn(f"{year}-12-20")), ("证书编号", f"ZC{year}{p['id_seq']:05d}")]
    for k, (label, value) in enumerate(items):
        page.text(130, 360 + 34 * k, 90, 24, label, size=13, font="hei", pad=0)
        page.text(225, 360 + 34 * k, 280, 24, value, size=13, pad=0)
    marks.seal(page, 420, 655, "申澜工程系列职称评审委员会", diameter=112, seed=41)
    return page


def skill_certificate(p):
    """C5: the vocational skill certificate; p["card_number"] overrides the number."""
    page = Page()
    _frame(page, (0.15, 0.45, 0.45))
    page.text(80, 90, 435, 44, "职业技能等级证书", size=26, font="hei", align="center")
    page.text(90, 150, 415, 60, "　　本证书由人力资源社会保障部门备案的评价机构颁发，表明持证人具备该职业相应技能等级。", size=12, valign="top", pad=0)
    _portrait(page, 395, 225, 100, p)
    agency = p["employer"]
    items = [("姓名", p["name"]), ("证件类型", "居民身份证"), ("证件号码", p["id_number"]), ("职业名称", p["occupation"]), ("工种/职业方向", "--"),
             ("职业技能等级", p["skill_grade"]), ("证书编号", p["certificate_number"]), ("评价机构", agency), ("发证日期", cn(f"{p['grade_year']}-11-15"))]
    for k, (label, value) in enumerate(items):
        page.text(95, 240 + 42 * k, 105, 26, label + "：", size=13, font="hei", pad=0)
        page.text(205, 240 + 42 * k, 185 if k < 3 else 300, 26, value, size=13, pad=0)
    page.text(95, 690, 320, 20, "查询网址：http://skill.example.cn", size=10, pad=0)
    _qr(page, 100, 640, p["id_seq"])
    marks.seal(page, 430, 620, agency, dept="职业技能评价专用章", diameter=112, seed=51)
    return page


def _qr(page, x, y, seed):
    import random
    rnd = random.Random(seed)

    def op(cr):
        cr.set_source_rgb(0, 0, 0)
        for i in range(21):
            for j in range(21):
                if rnd_bits[i][j]:
                    cr.rectangle(x + 2 * i, y + 2 * j, 2, 2)
        cr.fill()
    rnd_bits = [[rnd.random() < 0.5 for _ in range(21)] for _ in range(21)]
    for a, b in ((0, 0), (14, 0), (0, 14)):
        for i in range(7):
            for j in range(7):
                ring = i in (0, 6) or j in (0, 6) or (2 <= i <= 4 and 2 <= j <= 4)
                rnd_bits[a + i][b + j] = ring
    page.draw(op)


def honour(p, item):
    """C6: an honour certificate."""
    date, name, unit, _, _ = item
    page = Page((841.89, 595.28))
    _frame(page, (0.75, 0.1, 0.1))
    page.text(120, 90, 600, 60, "荣 誉 证 书", size=38, font="kai", align="center", rgb=(0.7, 0.08, 0.08))
    page.text(140, 190, 560, 36, f"{p['name']}　同志：", size=20, font="kai", pad=0)
    page.text(140, 240, 560, 120, f"　　在质量工作中成绩突出，被授予“{name}”荣誉称号。\n　　特发此证，以资鼓励。", size=20, font="kai", valign="top", pad=0, spacing=1.6)
    page.text(440, 420, 300, 26, unit, size=16, font="kai", align="center", pad=0)
    page.text(440, 455, 300, 26, cn(date), size=16, font="kai", align="center", pad=0)
    page.text(140, 470, 250, 20, f"证书编号：{date[:4]}-{p['id_seq']:04d}", size=11, pad=0)
    marks.seal(page, 590, 435, unit, diameter=122, seed=61)
    return page


def patent(p, item):
    """C7: a patent certificate."""
    date, name, number, kind, rank = item
    page = Page()
    _frame(page, (0.6, 0.45, 0.1))
    page.text(80, 120, 435, 44, f"{kind}证书", size=28, font="kai", align="center")
    second = {"第一发明人": f"{p['name']};许庭远", "第二发明人": f"石广文;{p['name']}"}[rank]
    label = "发 明" if kind == "发明专利" else "实用新型"
    items = [(f"{label}名称", name), ("发 明 人", second), ("专 利 号", number.replace("ZL", "ZL ")), ("专利申请日", cn(f"{number[2:6]}-03-16")),
             ("专 利 权 人", p["employer"]), ("授权公告日", cn(f"{date}-12")), ("授权公告号", f"CN 1{number[7:13]}77 {'B' if kind == '发明专利' else 'U'}")]
    for k, (left, value) in enumerate(items):
        page.text(100, 210 + 40 * k, 100, 28, left + "：", size=13, font="hei", pad=0)
        page.text(205, 210 + 40 * k, 300, 28, value, size=13, pad=0)
    page.text(100, 510, 400, 70, "　　经审查，决定授予专利权，颁发本证书并在专利登记簿上予以登记。专利权自授权公告之日起生效。", size=12, valign="top", pad=0)
    page.text(100, 640, 60, 24, "局长", size=13, pad=0)
    marks.sign(page, 150, 634, "局长名", seed=9)
    page.text(360, 680, 160, 24, cn(f"{date}-12"), size=13, pad=0)
    marks.seal(page, 420, 650, "国家知识产权局", diameter=118, seed=71)
    return page


def standard(p, item):
    """C8: cover and foreword of a standard."""
    date, name, number, _, _ = item
    cover, fore = Page(), Page()
    cover.text(80, 80, 435, 50, "团  体  标  准", size=30, font="hei", align="center")
    cover.text(330, 140, 190, 26, number, size=14, font="hei", align="right")
    cover.line(80, 175, 515, 175, 1.2)
    cover.text(90, 290, 415, 90, name, size=24, font="hei", align="center")
    cover.text(80, 690, 200, 24, f"{date}-10 发布", size=13, font="hei", pad=0)
    cover.text(380, 690, 140, 24, f"{date[:4]}-09-01 实施", size=13, font="hei", pad=0)
    cover.line(80, 718, 515, 718, 1.2)
    cover.text(80, 724, 435, 28, "上海市云汀区质量协会  发布", size=15, font="hei", align="center")
    fore.text(80, 80, 435, 40, "前    言", size=20, font="hei", align="center")
    text = (f"　　本文件按照GB/T 1.1—2020给出的规则起草。\n　　本文件由上海市云汀区质量协会提出并归口。\n　　本文件起草单位：{p['employer']}。\n"
            f"　　本文件主要起草人：{p['name']}、梁伯钧、方以宁。")
    fore.text(85, 150, 425, 200, text, size=13, valign="top", spacing=1.7, pad=0)
    fore.text(80, 780, 435, 20, "I", size=10, align="center")
    return [cover, fore]


def apprentices(p, names):
    """C11: an agreement between master and apprentices."""
    page, s = Page(), p["schedule"]
    page.text(85, 80, 425, 40, "师徒结对协议书", size=22, font="hei", align="center")
    text = (f"　　师傅（甲方）：{p['name']}\n　　徒弟（乙方）：{'、'.join(names)}\n　　为传承技艺、提高质量技能，双方自愿结为师徒，约定如下：\n"
            f"　　一、结对期限：{cn(s['start'])}至{cn(s['end'])}。\n　　二、甲方负责传授{p['craft']}操作要领和质量控制方法，定期检查指导。\n"
            "　　三、乙方应虚心学习，按计划完成练习和考核。\n　　四、本协议一式三份，甲乙双方及单位各执一份。")
    page.text(85, 140, 425, 320, text, size=13, valign="top", spacing=1.6, pad=0)
    page.text(85, 510, 80, 22, "甲方签名：", pad=0, size=12)
    marks.sign(page, 150, 502, p["name"])
    page.text(300, 510, 80, 22, "乙方签名：", pad=0, size=12)
    for k, name in enumerate(names):
        marks.sign(page, 362 + 75 * k, 502, name)
    page.text(330, 580, 180, 22, p["employer"], pad=0, size=12)
    page.text(360, 605, 160, 22, cn(s["start"]), pad=0, size=12)
    marks.seal(page, 420, 590, p["employer"], diameter=108, seed=81)
    return page


def all_for(p):
    """Every proof the form claims: (code, label, pages)."""
    out = [("C3", "学历证书", [diploma(p)])]
    if p["degree"] != "无":
        out.append(("C3", "学位证书", [degree(p)]))
    if p["professional_title"] != "无":
        out.append(("C4", "职称证书", [title_certificate(p)]))
    if p["skill_grade"] != "无":
        out.append(("C5", "技能等级证书", [skill_certificate(p)]))
    out += [("C6", h[1], [honour(p, h)]) for h in p["honours"]]
    for item in p["patents"]:
        out.append(("C8", "团体标准", standard(p, item)) if "标准" in item[3] else ("C7", "专利证书", [patent(p, item)]))
    return out
