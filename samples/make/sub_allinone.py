"""Submission 4: one PDF per candidate, an old xls, odd pages and bad files."""
import io
import zipfile

import cast
import evidence
import form_lines
import pdfs
import person_docs as docs
import scan
import sheets
import unit_docs
from ids import skill_number
from pack import Pack, parts_of_form, ready, seed_of
from page import A4, Page, flow

OFFICE = {"dpi": 150, "quality": 31}
SMALL = {"dpi": 150, "quality": 30}


def build(unit, people, schedule):
    pack = Pack("朔澜生物医药产业协会", unit, schedule)
    by = {p["name"]: p for p in people}
    z = by["郑晓彤"]
    z["certificate_number"] = skill_number(z["id_seq"] + 100, z["grade_year"], 2, z["id_seq"] * 37)
    by["冯家骏"].update(table_name="冯家俊", no_employer_seal=True)
    _unit_files(pack, unit, people, schedule)
    for p in people:
        _one_pdf(pack, unit, p)
    honour = by["周敏"]["honours"][0]
    img = scan.photo(scan.raster(evidence.honour(by["周敏"], honour), 130, 5), 991, (1200, 900))
    pack.put("补充材料/周敏_荣誉证书.png", scan.jpeg(img, 60), ("C6", [1]), note="JPEG bytes under a .png name")
    _bad_files(pack)
    pack.people = people
    _expect(pack)
    return pack


def _unit_files(pack, unit, people, s):
    names = [p["name"] for p in people]
    t = sheets.model(unit, people, "上海质量工匠推荐汇总表", "填报说明：本表由推荐单位汇总填写。",
                     {"id_number": "身份证\n号码", "birth": "出生日期", "employer": "工作单位", "position": "现任职务", "period": "培育/起止年月", "result": "培育/考评结果"}, "date")
    pack.put("推荐汇总表.xls", sheets.xls(t), ("U2", [1]))
    pack.pdf("推荐单位材料.pdf", ("U1", unit_docs.letter(unit, s, names, "朔生协（2026）8号"), "office", SMALL),
             ("U2", [unit_docs.table_scan(t, unit, s["letter"])], "office", {"dpi": 180, "quality": 42}),
             ("U4", unit_docs.plan(unit, s, people), "office", SMALL), ("U5", [unit_docs.publicity(unit, s, names)[0]], "office", SMALL))


def _two_up(pages):
    """Pairs of A4 pages side by side on landscape A3."""
    sheets_out = []
    for k in range(0, len(pages), 2):
        sheet = Page((A4[0] * 2, A4[1]))
        for n, page in enumerate(pages[k:k + 2]):
            for src, dst in ((page.ops, sheet.ops), (page.marks, sheet.marks)):
                dst.append(_shifted(src, n * A4[0]))
        sheets_out.append(sheet)
    return sheets_out


def _shifted(ops, dx):
    def op(cr):
        cr.translate(dx, 0)
        for one in ops:
            cr.save()
            one(cr)
            cr.restore()
    return op


def _one_pdf(pack, unit, p):
    form, name = form_lines.lines(p, unit), p["name"] + ".pdf"
    if p["name"] == "周敏":
        form = _two_up(form)
    plain = p["name"] == "周敏"
    parts = [("C1", form, "office", OFFICE)] if plain else parts_of_form(form, "office", OFFICE)
    parts += [("C2", [docs.id_copy(p)], "office", {"dpi": 180, "quality": 42}), ("C12", docs.story(p), "fax", {}),
             ("C13", [docs.pledge(p)], "office", SMALL), ("C18", docs.plan(p), "fax", {}), ("C19", docs.record(p), "fax", {}),
             ("C20", [docs.assessment_sealed(p)], "office", SMALL)]
    for code, _, pages in evidence.all_for(p):
        if code == "C6" and p["name"] == "周敏":
            continue
        parts.append((code, pages, "office", {"dpi": 140, "quality": 32}))
    if p["name"] in cast.MENTORS_OF:
        parts.append(("C11", [evidence.apprentices(p, cast.MENTORS_OF[p["name"]])], "office", {"dpi": 140, "quality": 32}))
    items, documents = [], []
    for code, pages, mode, opts in parts:
        first = len(items) + 1
        for n, page in enumerate(pages):
            turned = p["name"] == "吴承安" and len(items) == 1
            items.append(ready(page, mode, seed_of(name, code, n), dict(opts, turn=2) if turned else opts))
        if documents and documents[-1][0] == code == "C1":
            documents[-1][1].extend(range(first, len(items) + 1))
        else:
            documents.append((code, list(range(first, len(items) + 1))))
    note = {"周敏": "the form is two A3 landscape sheets, two pages each", "吴承安": "page 2 is upside down"}.get(p["name"])
    pack.put(name, pdfs.build(items), *documents, note=note)


def _bad_files(pack):
    at = "补充材料/"
    text, _ = flow([("理事会会议纪要", {"size": 18, "font": "hei", "align": "center"}), "　　会议研究了质量工匠推荐工作。"])
    many, _ = flow([("行业质量活动情况通报", {"size": 18, "font": "hei", "align": "center"})] + ["　　本季度开展质量提升活动情况如下，供各会员单位参考。"] * 60)
    pack.put(at + "会议纪要.pdf", pdfs.encrypted(pdfs.build(text)), note="encrypted, password unknown")
    pack.put(at + "情况通报.pdf", pdfs.cut(pdfs.build(many), 0.45), note="truncated")
    pack.put(at + "回执.pdf", b"", note="zero bytes")
    pack.put(at + "推荐工作说明.docx", _docx("推荐工作说明", "本协会按照通知要求组织开展了推荐工作。"), note="Word file")
    pack.put(at + "Thumbs.db", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504), note="dropping")
    pack.put(".DS_Store", b"\0\0\0\1Bud1" + bytes(56), note="dropping")
    pack.put("~$推荐汇总表.xls", b"\4user" + bytes(160), note="dropping")


def _docx(title, text):
    """The smallest Word file with two paragraphs."""
    ns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "".join(f"<w:p><w:r><w:t>{t}</w:t></w:r></w:p>" for t in (title, text))
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    files = {"[Content_Types].xml": f'{head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
             'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
             f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
             "_rels/.rels": f'{head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
             f'<Relationship Id="rId1" Type="{rel}" Target="word/document.xml"/></Relationships>',
             "word/document.xml": f"{head}<w:document {ns}><w:body>{body}</w:body></w:document>"}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in files.items():
            z.writestr(zipfile.ZipInfo(name, (2026, 4, 27, 9, 0, 0)), data)
    return out.getvalue()


def _expect(pack):
    for name in ("会议纪要.pdf", "情况通报.pdf", "回执.pdf"):
        pack.expect("PKG-05", None, file="补充材料/" + name)
    pack.expect("PKG-06", None, file="补充材料/推荐工作说明.docx", why="not expected where the profile converts Word files and LibreOffice is installed")
    pack.expect("EVD-09", "郑晓彤", document="C5", field="certificate_number", why="digit 16 says level 2, the certificate says level 3")
    pack.expect("ELIG-01", "郑晓彤", why="winners.csv lists her for 2024; secretariat only")
    pack.expect("ID-11", "冯家骏", document="U2", field="name", why="the table writes 冯家俊")
    pack.expect("FORM-05", "冯家骏", document="C1", field="employer_seal", why="no seal on the employer's opinion")
    pack.tolerate("郑晓彤", "EVD-11")
    pack.tolerate("冯家骏", "SUM-07", "UNIT-08", "X-01")
    pack.tolerate(None, "UNIT-08", "PKG-12")
