"""The summary table as a model, as xlsx, and as xls."""
import datetime as dt
import io
import re
import zipfile

from ids import cn, dot

FIXED = dt.datetime(2026, 4, 22, 9, 0, 0)


def model(unit, people, title, note, labels, birth, example=False):
    """Columns, rows of text, footer; `labels` overrides headings by key."""
    widths = dict(seq=5, name=10, sex=5, ethnicity=7, birth=10, political_status=10, education=7, id_number=21, employer=20, position=15,
                  professional_title=10, skill_grade=11, mobile=13, period=20, result=8, category=10, remark=7)
    names = dict(seq="序号", name="姓名", sex="性别", ethnicity="民族", birth="出生年月", political_status="政治\n面貌", education="学历", id_number="身份证号",
                 employer="工作单位（全称）", position="职务", professional_title="职称", skill_grade="技能等级", mobile="手机", period="培育起止", result="考评结果",
                 category="推荐类别", remark="备注")
    names.update(labels)
    columns = [dict(key=k, width=w, label=names[k].split("/")[-1], group=names[k].split("/")[0] if "/" in names[k] else None) for k, w in widths.items()]
    rows = [_row(p, n, birth) for n, p in enumerate(people, 1)]
    footer = [f"填报单位（盖章）：{unit['name']}", f"填报人：{unit['contact']}", f"联系电话：{unit['phone']}", f"共{len(people)}人"]
    return dict(title=title, note=note, columns=columns, rows=rows, footer=footer, example=_example() if example else None)


def _row(p, n, birth):
    show = {"dot": lambda d: dot(d[:7]), "cn": lambda d: cn(d[:7]), "dash": lambda d: d, "date": lambda d: d}[birth]
    s = p["schedule"]
    short = cn if birth == "cn" else (lambda d: d)
    values = {k: p.get(k, "") for k in ("sex", "ethnicity", "political_status", "education", "employer", "position", "professional_title",
                                        "skill_grade", "mobile", "category")}
    return dict(values, seq=str(n), name=p.get("table_name", p["name"]), birth=show(p["birth"]), id_number=p.get("table_id", p["id_number"]),
                period=f"{short(s['start'])}至{short(s['end'])}", result=p["result"], remark="")


def _example():
    return dict(seq="示例", name="张某某", sex="男", ethnicity="汉族", birth="1980年1月", political_status="群众", education="本科", id_number="31010119800101XXXX",
                employer="××有限公司", position="班组长", professional_title="工程师", skill_grade="二级/技师", mobile="138XXXXXXXX", period="2025年3月至2026年3月",
                result="优秀", category="青年", remark="")


def xlsx(t, numeric_ids=(), numeric_mobile=False, extra_sheet=False):
    """Workbook bytes with merged title, two-line header, footer."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, Side
    book = Workbook()
    book.properties.creator = "填报人"
    book.properties.created = book.properties.modified = FIXED
    ws, n = book.active, len(t["columns"])
    ws.title = "推荐汇总表"
    mid = Alignment(horizontal="center", vertical="center", wrap_text=True)
    for r, text, font in ((1, t["title"], Font(name="黑体", size=16, bold=True)), (2, t["note"], Font(name="宋体", size=10))):
        ws.merge_cells(start_row=r, start_column=1, end_row=r, end_column=n)
        cell = ws.cell(r, 1, text)
        cell.font, cell.alignment = font, mid if r == 1 else Alignment(vertical="center")
    _xlsx_header(ws, t)
    at = 5
    for values in ([t["example"]] if t["example"] else []) + t["rows"]:
        for k, c in enumerate(t["columns"], 1):
            _xlsx_cell(ws.cell(at, k), c["key"], values, numeric_ids, numeric_mobile)
        at += 1
    edge = Side(style="thin")
    for line in ws.iter_rows(min_row=3, max_row=at - 1, max_col=n):
        for cell in line:
            cell.border, cell.alignment = Border(edge, edge, edge, edge), mid
    for k, text in enumerate(t["footer"]):
        ws.cell(at + 1, (1, 8, 11, 15)[k], text)
    for k, c in enumerate(t["columns"]):
        ws.column_dimensions[chr(65 + k)].width = c["width"] * 1.1
    if extra_sheet:
        book.create_sheet("Sheet2")
    out = io.BytesIO()
    book.save(out)
    return steady_zip(out.getvalue())


def _xlsx_header(ws, t):
    for k, c in enumerate(t["columns"], 1):
        if not c["group"]:
            ws.merge_cells(start_row=3, start_column=k, end_row=4, end_column=k)
            ws.cell(3, k, c["label"])
            continue
        if k == 1 or t["columns"][k - 2]["group"] != c["group"]:
            width = sum(d["group"] == c["group"] for d in t["columns"])
            ws.merge_cells(start_row=3, start_column=k, end_row=3, end_column=k + width - 1)
            ws.cell(3, k, c["group"])
        ws.cell(4, k, c["label"])


def _xlsx_cell(cell, key, values, numeric_ids, numeric_mobile):
    text = values[key]
    if key == "seq" and text.isdigit():
        cell.value = int(text)
    elif key == "id_number" and values["name"] in numeric_ids:
        cell.value, cell.number_format = int(text), "0"
    elif key == "mobile" and numeric_mobile and text.isdigit():
        cell.value = int(text)
    else:
        cell.value = text
        cell.number_format = "@" if key in ("id_number", "birth", "mobile") else "General"


def steady_zip(data, when=FIXED):
    """The workbook's zip with fixed times and no wall-clock property."""
    src, out = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as dst:
        for name in src.namelist():
            body = src.read(name)
            if name == "docProps/core.xml":
                body = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + f"{when:%Y-%m-%dT%H:%M:%SZ}".encode(), body)
            info = zipfile.ZipInfo(name, when.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            dst.writestr(info, body)
    return out.getvalue()


def xls(t):
    """Old Excel bytes; birth dates are real date cells."""
    import xlwt
    book = xlwt.Workbook(encoding="utf-8")
    ws = book.add_sheet("汇总表")
    n = len(t["columns"])
    box = "borders: left thin, right thin, top thin, bottom thin; align: horiz center, vert center, wrap on"
    plain, head = xlwt.easyxf(box), xlwt.easyxf("font: bold on; " + box)
    date = xlwt.easyxf(box, num_format_str='yyyy-mm-dd')
    ws.write_merge(0, 0, 0, n - 1, t["title"], xlwt.easyxf("font: bold on, height 320; align: horiz center"))
    ws.write_merge(1, 1, 0, n - 1, t["note"])
    for k, c in enumerate(t["columns"]):
        if c["group"]:
            ws.write(2, k, c["group"], head)
            ws.write(3, k, c["label"], head)
        else:
            ws.write_merge(2, 3, k, k, c["label"], head)
        ws.col(k).width = c["width"] * 280
    for r, values in enumerate(t["rows"], 4):
        for k, c in enumerate(t["columns"]):
            text = values[c["key"]]
            if c["key"] == "birth":
                ws.write(r, k, dt.date.fromisoformat(text), date)
            else:
                ws.write(r, k, int(text) if c["key"] == "seq" else text, plain)
    for k, text in enumerate(t["footer"]):
        ws.write(5 + len(t["rows"]), (0, 7, 10, 14)[k], text)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
