"""A submission before defects: who is in it, how its forms look, and how its files are named."""
import random

import cast
import page
import papers
import pdfs
import people
from pack import Pack

FONTS = ("AR PL UMing CN", "WenQuanYi Zen Hei", "Noto Sans CJK SC", "Noto Serif CJK SC")
TRADES = [dict(zip(("craft", "product", "problem", "method", "metric"), row[-6:-1])) for row in cast.ROWS]
HEADINGS = ({"period": "培育情况/起止时间", "result": "培育情况/考评结果", "id_number": "公民身份\n号码"},
            {"id_number": "身份\n证号", "birth": "出生\n年月", "employer": "所在单位\n（全称）", "mobile": "联系电话\n（手机）"},
            {"birth": "出生\n日期", "id_number": "公民身份号码", "employer": "所在单位", "skill_grade": "职业技能\n等级", "mobile": "手机号码", "period": "培育期"},
            {"id_number": "身份证\n号码", "birth": "出生日期", "employer": "工作单位", "position": "现任职务"})
TITLES = ("2026年上海质量工匠推荐汇总表", "上海质量工匠推荐人选一览表（2026年）", "上海质量工匠候选人花名册")
PATHS = {"nested": "{name}/{label}.pdf", "numbered": "{n:02d}{name}/{k}.{label}.pdf", "flat": "{name}_{label}.pdf",
         "dashed": "{unit}-{name}-{label}.pdf", "whole": "{name}.pdf"}
PROOF_FOLDER = {"nested": "{name}/证明材料/{label}.pdf"}
SCAN = ("clean", {"dpi": 200, "quality": 60})


def habit(rnd, number, scanned):
    """How this unit works: layout, table, folders, fonts."""
    paths = list(PATHS)
    return dict(layout=list(papers.LAYOUTS)[number % 4], headings=rnd.choice(HEADINGS), table_title=rnd.choice(TITLES),
                table_note="说明：请据实填写，身份证号栏须为文本格式。", birth=rnd.choice(("dot", "cn", "dash")), paths=paths[(number + number // 4) % 5],
                photo=rnd.random() < .5, font=rnd.choice(FONTS), number=f"质推〔2026〕{rnd.randint(1, 40)}号", zipped=rnd.random() < .2,
                folder=rnd.choice(("{unit}推荐材料", "{unit}_质量工匠申报", "{unit}")), scanned=scanned)


def case(seed, number, scanned, size):
    """A submission without a defect; the same arguments give the same one."""
    rnd = random.Random(f"{seed} {number}")
    unit = papers.fresh(people.unit(rnd, number + seed))
    own = (unit["name"], unit["code"]) if unit["channel"] == "企业" else None
    out = dict(number=number, unit=unit, schedule=people.schedule(rnd), people=[], habit=habit(rnd, number, scanned), seed=seed)
    trades = rnd.sample(TRADES, size)
    names = set()
    while len(out["people"]) < size:
        p = people.person(rnd, len(out["people"]) + 1, trades[len(out["people"])], own)
        if p["name"] in names:
            continue
        names.add(p["name"])
        p.update(schedule=dict(out["schedule"]), layout=out["habit"]["layout"])
        out["people"].append(papers.fresh(p))
    return out


def pieces(made):
    """Every document of the submission, drawn."""
    page.BODY["song"] = made["habit"]["font"]
    out = papers.of_unit(made) + [one for p in made["people"] if "folder" not in p["without"] for one in papers.of_person(made, p)]
    page.BODY["song"] = FONTS[0]
    return out


def content(one):
    """What a document says, to tell whether it changed."""
    data = one["data"][1] if one["data"] else pdfs.build(one["pages"])
    return one["damage"](data) if one["damage"] else data


def folder_of(made):
    short = made["unit"]["name"].removeprefix("上海").removeprefix("市")
    return made["habit"]["folder"].format(unit=short)


def packed(made, chosen, paths, folder):
    """The documents as files named after the unit's habit."""
    pack = Pack(folder, made["unit"], made["schedule"])
    scanned, whole = made["habit"]["scanned"], {}
    for k, one in enumerate(chosen, 1):
        name = one["owner"]
        values = dict(name=name, label=one["label"], k=k, unit=folder_of(made)[:4], n=[p["name"] for p in made["people"]].index(name) + 1 if name else 0)
        form = one.get("path") or (PROOF_FOLDER.get(paths, PATHS[paths]) if one["code"] in papers.PROOFS else PATHS[paths]) if name else "{label}.pdf"
        if one["data"] or one["code"] == "extra" or one["damage"]:
            form = "{name}_{label}.pdf" if paths == "whole" and name else form
        path = form.format(**values)
        mode, opts = SCAN if scanned or one["code"] == "C2" else ("vector", {})
        if one["data"]:
            put(pack, path.removesuffix(".pdf") + one["data"][0], content(one))
        elif one["damage"]:
            put(pack, path, content(one))
        else:
            whole.setdefault(path, []).append((one["code"], one["pages"], mode, opts))
    for path, parts in whole.items():
        pack.pdf(path, *parts)
    return pack


def put(pack, path, data):
    """Adds a file under a name that is not taken."""
    stem, dot, ending = path.rpartition(".")
    n = 1
    while path in pack.files:
        n += 1
        path = f"{stem}{n}{dot}{ending}"
    pack.put(path, data)


def write(pack, inbox, zipped):
    """The submission as a folder or an archive of the inbox."""
    if zipped:
        inbox.mkdir(parents=True, exist_ok=True)
        (inbox / f"{pack.folder}.zip").write_bytes(pack.as_zip())
        return
    for path, data in pack.files.items():
        target = inbox / pack.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
