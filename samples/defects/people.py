"""Units and people put together at random whose papers agree with one another in everything."""
import datetime as dt

import cast
import strangers
from ids import credit_code, patent, workdays

AS_OF = "2026-05-15"
AWARDS = ("质量标兵", "技术能手", "质量改进优秀个人", "巾帼建功标兵", "青年岗位能手", "首席质量员", "技能竞赛一等奖", "质量管理先进个人")
THINGS = ("在线检测装置", "装配定位工装", "自动校准机构", "快换夹具", "防错检具", "数据采集装置")
USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY"
INDUSTRIES = ("高端装备", "生物医药", "汽车制造", "轨道交通装备", "高端船舶", "现代服务", "时尚消费品")


def day(date, days):
    """The date so many days later."""
    return (dt.date.fromisoformat(date) + dt.timedelta(days)).isoformat()


def working(date):
    """The date, or the next working day."""
    while not workdays(date, date):
        date = day(date, 1)
    return date


def schedule(rnd):
    """Cultivation, assessment, publicity and signatures in a possible order."""
    start = f"2025-03-{rnd.randint(4, 20):02d}"
    end = day(start, rnd.randint(350, 366))
    assessed = working(day(end, rnd.randint(3, 9)))
    first = working(max("2026-04-07", day(assessed, rnd.randint(2, 6))))
    last = first
    while workdays(first, last) < 5 + first.count("9") % 2:
        last = day(last, 1)
    signed = working(day(last, 1))
    employer = working(day(signed, rnd.randint(0, 2)))
    unit = working(day(employer, rnd.randint(1, 3)))
    s = dict(start=start, end=end, assessed=assessed, pub=(first, last), signed=signed, employer=employer, unit=unit,
             letter=working(day(unit, rnd.randint(0, 3))))
    if rnd.random() < .3:
        s.update(start=start[:7], end=end[:7])
    return s


def digits(rnd, count):
    return "".join(rnd.choice("0123456789") for _ in range(count))


def company_code(rnd, head="91310"):
    """A credit code with its check character."""
    return credit_code(head + digits(rnd, 3) + "MA" + "".join(rnd.choice(USCC) for _ in range(7)))


def unit(rnd, number):
    """A recommending unit, and the employer of its people where it is one company."""
    place, brand, trade = rnd.choice(strangers.PLACES), strangers.BRANDS[number % len(strangers.BRANDS)], rnd.choice(strangers.TRADES)
    channel, name = rnd.choice((("区", f"上海市{place}区{brand}质量协会"), ("行业", f"上海{brand}{trade}行业协会"),
                                ("企业", f"上海{brand}{trade}有限公司"), ("产业集团", f"上海{brand}{trade}集团有限公司")))
    head = "51310" if channel in ("区", "行业") else "91310"
    return dict(name=name, channel=channel, quota=rnd.randint(5, 8), code=company_code(rnd, head), contact=name_of(rnd),
                phone="021" + rnd.choice("56") + digits(rnd, 7), address=f"上海市{place}区{rnd.choice(strangers.ROADS)}{rnd.randint(3, 900)}号")


def name_of(rnd):
    given = strangers.GIVEN
    return rnd.choice(strangers.SURNAMES) + "".join(rnd.choice(given) for _ in range(rnd.choice((1, 2, 2))))


def honour(rnd, p):
    year = rnd.randint(2018, 2024)
    place = rnd.choice(strangers.PLACES)
    kind = rnd.choice([a for a in AWARDS if p["sex"] == "女" or "巾帼" not in a])
    issuer, level = rnd.choice(((f"上海市{place}区总工会", "区级"), (f"上海{place}质量促进会", "行业级"), (p["employer"], "企业级")))
    return f"{year}-{rnd.randint(1, 12):02d}", f"{place}{kind}", issuer, level, "个人"


def invention(rnd, p):
    year, kind = rnd.randint(2017, 2022), rnd.choice((1, 2))
    title = f"一种{p['product']}用{rnd.choice(THINGS)}"
    return (f"{year + 2}-{rnd.randint(1, 12):02d}", title, patent(year, kind, rnd.randint(10 ** 6, 3 * 10 ** 6)),
            "发明专利" if kind == 1 else "实用新型专利", "第一发明人")


def norm(rnd, p):
    year = rnd.randint(2021, 2024)
    return f"{year}-06", f"{p['product']}质量控制规范", f"T/YTQA {rnd.randint(1, 99):03d}-{year}", "团体标准", "主要起草人"


def education(rnd, p):
    """Education, degree, start of work and résumé that fit the birth date."""
    level, age = rnd.choice((("研究生", 26), ("本科", 23), ("大专", 21)))
    p["education"], p["degree"] = level, {"研究生": "硕士", "本科": "学士", "大专": "无"}[level]
    p["work_start"] = f"{int(p['birth'][:4]) + age}-{rnd.choice((7, 8)):02d}"


def person(rnd, number, trade, own):
    """One candidate; `own` is the employer of everybody in a company's submission, or None."""
    p = strangers.person(rnd, number)
    values = {key: p[key] for key in cast.COLUMNS}
    values.update(trade, birth=f"{rnd.randint(1970, 1986)}{values['birth'][4:]}", id_seq=40 * number + rnd.randint(1, 39),
                  professional_title=rnd.choice(("工程师", "高级工程师", "无")), industry=rnd.choice(INDUSTRIES),
                  credit_code=company_code(rnd), mentor=name_of(rnd))
    values["name"] = values["name"][0] + values["name"][1:]
    values["category"] = rnd.choice(("无", "数字技术", "急需紧缺") + (("巾帼",) if values["sex"] == "女" else ()))
    education(rnd, values)
    if own:
        values["employer"], values["credit_code"] = own
    values["first_job"] = values["employer"] + " 操作工"
    made = cast.person([values[key] for key in cast.COLUMNS])
    made["honours"] = distinct([honour(rnd, made) for _ in range(rnd.choice((0, 1, 2, 2)))])
    made["patents"] = [(invention if rnd.random() < .7 else norm)(rnd, made)] if rnd.random() < .6 else []
    return made


def distinct(honours):
    """Honours of different names, oldest first."""
    return sorted({h[1]: h for h in honours}.values())
