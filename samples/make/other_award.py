"""Write samples/other_award/inbox, its registers and its truth: another award of another organiser, city and year."""
import csv
import datetime as dt
import io
import json
import shutil
import zipfile

import other_papers as papers
import pdfs
import sheets
from ids import credit_code, id_number
from pack import Pack

AS_OF = "2024-09-20"
STAMP = "2024-09-18T09:00:00+08:00"
SCAN = {"dpi": 150, "quality": 38}
UNITS = {
    "assoc": dict(name="澜州市碧屿区养老服务协会", channel="区协会", quota=3, code=credit_code("51459900BY1120367"),
                  contact="谭知夏", phone="07995550318"),
    "group": dict(name="澜州岭秀医养集团有限公司", channel="企业", quota=2, code=credit_code("91459900MA7LX2284"),
                  contact="尤庆丰", phone="07995550742")}
SCHEDULES = {
    "assoc": dict(pub=("2024-09-03", "2024-09-11"), signed="2024-08-28", employer="2024-08-30", unit="2024-09-12", letter="2024-09-13"),
    "group": dict(pub=("2024-09-09", "2024-09-14"), signed="2024-09-05", employer="2024-09-06", unit="2024-09-18", letter="2024-09-18")}

COLUMNS = ("sub name sex birth region seq employer position skill_grade certificate_number granted work_start mobile satisfaction "
           "service_hours home skill book method cared thanks taught passed years").split()
ROWS = [
    ("assoc", "秦若溪", "女", "1987-04-12", "459902", 42, "澜州晴川护理院", "失能照护组组长", "技师", "S000045990002187042", "2021-11-20",
     "2009-07", "13900060117", "99.1", "2140", "澜州市碧屿区晴川路18号2幢301室", "体位管理和皮肤护理", "失能老人照护手册", "三看两问交接法", 126, 31, 14, 11, 15),
    ("assoc", "柏一帆", "男", "1992-10-05", "459902", 67, "碧屿区暖枫养老服务中心", "认知症照护员", "高级工", "S000045990003192067", "2022-06-18",
     "2014-09", "13900060228", "97.8", "1980", "澜州市碧屿区暖枫街7号1单元502室", "认知症老人行为疏导", "认知症照护要点", "怀旧物件引导法", 88, 19, 6, 4, 10),
    ("group", "戚晚晴", "女", "1984-01-23", "459905", 58, "澜州岭秀康复医院", "护理员督导", "高级技师", "S000045990001184058", "2020-12-10",
     "2005-08", "13900060339", "98.4", "2060", "澜州市岭秀区梧桐里33号4幢1101室", "吞咽障碍进食照护", "进食照护流程图", "一口一停喂食法", 203, 47, 22, 17, 19),
    ("group", "简望舒", "女", "1990-06-30", "459905", 84, "澜州岭秀护养中心", "居家照护员", "高级工", "S000045990003190084", "2023-05-26",
     "2013-03", "13900060440", "98.9", "1890", "澜州市岭秀区听松路5号602室", "居家移位转移", "居家照护安全卡", "两步移位法", 95, 23, 5, 3, 11)]
HONOURS = {"秦若溪": [["2023.05", "碧屿区最美护理员", "澜州市碧屿区养老服务协会"]]}
FIRST = {"秦若溪": "护理员", "柏一帆": "养老护理员", "戚晚晴": "护理员", "简望舒": "生活照料员"}


def person(values):
    """A person's true values from one row."""
    p = dict(zip(COLUMNS, values))
    digit = p["seq"] * 2 + (1 if p["sex"] == "男" else 0)
    p.update(ethnicity="汉族", id_number=id_number(p["region"], p["birth"], digit), examined="2024-03-15", id_seq=p["seq"],
             id_issuer="澜州市公安局" + ("碧屿分局" if p["sub"] == "assoc" else "岭秀分局"), id_valid_from="2019-03-12", id_valid_to="2039-03-12",
             schedule=SCHEDULES[p["sub"]], honours=HONOURS.get(p["name"], []))
    p["form_id"] = p["id_number"]
    start = p["work_start"].replace("-", ".")
    p["jobs"] = [[f"{start}—2018.03", p["employer"], FIRST[p["name"]]], ["2018.03—至今", p["employer"], p["position"]]]
    return p


def cast():
    """The four people, with the faults planted."""
    people = {p["name"]: p for p in map(person, ROWS)}
    people["柏一帆"].update(no_hours=True, no_pledge=True)
    qi = people["戚晚晴"]
    qi["form_id"] = id_number(qi["region"], qi["birth"], 118)
    people["简望舒"].update(blank=("带教培养",), short=True)
    return people


def rows_of(unit, people):
    """The summary table as rows of text."""
    head = ["编号", "申报人", "性别", "出生日期", "证件号码", "从业机构", "护理岗位", "护理等级", "本人手机"]
    body = [[str(n), p["name"], p["sex"], p["birth"], p["form_id"], p["employer"], p["position"], p["skill_grade"], p["mobile"]]
            for n, p in enumerate(people, 1)]
    foot = [f"报送单位：{unit['name']}", "", "", f"经办人：{unit['contact']}", "", f"电话：{unit['phone']}"]
    return [[f"{papers.YEAR}年{papers.AWARD}申报人员信息表"], head, *body, foot]


def as_csv(rows):
    """The table as CSV in UTF-8 with a mark."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(rows):
    """The table as a workbook."""
    from openpyxl import Workbook
    from openpyxl.styles import Border, Font, Side
    book = Workbook()
    book.properties.creator = "经办人"
    book.properties.created = book.properties.modified = dt.datetime(2024, 9, 13, 9, 0, 0)
    ws, edge = book.active, Side(style="thin")
    ws.title = "申报人员信息表"
    ws.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(rows[1]))
    ws.cell(1, 1, rows[0][0]).font = Font(name="黑体", size=15, bold=True)
    for r, cells in enumerate(rows[1:], 2):
        for c, text in enumerate(cells, 1):
            cell = ws.cell(r, c, text or None)
            cell.number_format = "@"
            if r < len(rows):
                cell.border = Border(edge, edge, edge, edge)
    for k, width in enumerate((6, 10, 6, 13, 22, 26, 18, 12, 15)):
        ws.column_dimensions[chr(65 + k)].width = width
    out = io.BytesIO()
    book.save(out)
    return sheets.steady_zip(out.getvalue(), dt.datetime(2024, 9, 13, 9, 0, 0))


def person_files(pack, p, form_mode):
    """A person's papers in a folder of their own."""
    at = p["name"] + "/"
    pack.pdf(at + "申报书.pdf", ("C1", papers.form(p, pack.unit), form_mode, SCAN if form_mode != "vector" else {}))
    pack.pdf(at + "证件.pdf", ("C2", [papers.id_copy(p)], "clean", {"dpi": 150, "quality": 45}))
    pack.pdf(at + "等级证书.pdf", ("C5", [papers.certificate(p)], "vector"))
    pack.pdf(at + "服务案例.pdf", ("C12", papers.case(p), "vector"))
    pack.pdf(at + "健康证明.pdf", ("C22", [papers.health(p)], "vector"))
    if not p.get("no_pledge"):
        pack.pdf(at + "诚信声明.pdf", ("C13", [papers.pledge(p)], "vector"))
    pack.people.append(p)


def packs():
    """The two submissions."""
    people = cast()
    for key, folder in (("assoc", "碧屿区养老服务协会申报"), ("group", "岭秀医养集团申报材料")):
        mine = [p for p in people.values() if p["sub"] == key]
        names = [p["name"] for p in mine]
        pack = Pack(folder, UNITS[key], SCHEDULES[key])
        rows = rows_of(pack.unit, mine)
        if key == "assoc":
            pack.put("申报人员信息表.xlsx", as_xlsx(rows), ("U2", [1]))
        else:
            pack.put("申报人员信息表.csv", as_csv(rows), ("U2", [1]))
        pack.pdf("报送函.pdf", ("U1", papers.letter(pack.unit, pack.schedule, names), "office", SCAN))
        pack.pdf("公示结果说明.pdf", ("U5", papers.publicity(pack.unit, pack.schedule, names), "clean", SCAN))
        for p in mine:
            person_files(pack, p, "vector")
        expect(pack)
        yield key, pack


def expect(pack):
    """What each submission must be told."""
    if pack.folder.startswith("碧屿"):
        pack.expect("PROC-01", "柏一帆", document="C13", why="no declaration")
        pack.expect("FORM-02", "柏一帆", document="C1", field="service_hours", why="left blank", instead=[])
        return
    pack.expect("PROC-06", None, document="U5", why="9 to 14 September 2024 are six working days, seven are asked for")
    pack.expect("ID-04", "戚晚晴", document="C1", field="id_number", why="the form and the card give different numbers")
    pack.expect("FORM-15", "简望舒", document="C1", field="condition_3", why="the third condition is blank")
    pack.expect("NAR-02", "简望舒", document="C12", why="the case is shorter than 600 characters")


def on_form(p):
    """Field values as they stand on the form."""
    keys = "name sex ethnicity birth employer position skill_grade certificate_number work_start mobile satisfaction service_hours".split()
    out = {k: p[k] for k in keys}
    out["id_number"] = p["form_id"]
    if p.get("no_hours"):
        out["service_hours"] = None
    out.update({f"condition_{k}": papers.claim(p, t) or None for k, t in enumerate(papers.CONDITIONS, 1)})
    return out


def truth(pack):
    """The truth about one submission, in the shape of samples/truth.json."""
    def candidate(p):
        mine = [e for e in pack.expected if e["candidate"] == p["name"]]
        return {"name": p["name"], "clean": not mine, "fields": on_form(p), "expected": mine}

    files = [{"path": path, "documents": [{"type": d["type"], "pages": d["pages"]} for d in pack.documents if d["file"] == path]}
             for path in sorted(pack.files)]
    unit = {k: pack.unit[k] for k in ("name", "channel", "quota", "contact", "phone")}
    return {"submission": pack.folder, "unit": unit, "schedule": pack.schedule, "candidates": [candidate(p) for p in pack.people],
            "expected": [e for e in pack.expected if not e["candidate"]], "tolerated": [], "files": files}


def as_zip(pack):
    """The files in a zip with names in UTF-8."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for path in sorted(pack.files):
            info = zipfile.ZipInfo(f"{pack.folder}/{path}", (2024, 9, 18, 16, 20, 0))
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            z.writestr(info, pack.files[path])
    return out.getvalue()


def write(root):
    """Everything below samples/other_award that is made."""
    pdfs.STAMP = STAMP
    made = list(packs())
    shutil.rmtree(root / "inbox", ignore_errors=True)
    for key, pack in made:
        (root / "inbox").mkdir(parents=True, exist_ok=True)
        if key == "group":
            (root / "inbox" / f"{pack.folder}.zip").write_bytes(as_zip(pack))
            continue
        for path, data in pack.files.items():
            target = root / "inbox" / pack.folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    units = [[u["name"], u["channel"], u["quota"], u["code"]] for u in UNITS.values()]
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([["name", "channel", "quota", "credit_code"], *units])
    (root / "registers").mkdir(exist_ok=True)
    (root / "registers" / "recommending_units.csv").write_text(text.getvalue(), encoding="utf-8")
    data = {"schema": "truth/1", "as_of": AS_OF, "submissions": [truth(pack) for _, pack in made]}
    (root / "truth.json").write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
