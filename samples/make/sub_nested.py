"""Submission 1: one folder per candidate, born digital and clean scans; no defect."""
import evidence
import form_grid
import person_docs as docs
import pdfs
import scan
import sheets
import unit_docs
import marks
import page
from ids import cn
from pack import Pack
from page import Page

SONG, HEI = "AR PL UMing CN", "WenQuanYi Micro Hei"
CLEAN = {"dpi": 200, "quality": 34}


def build(unit, people, schedule):
    pack = Pack("云汀区质量协会推荐材料", unit, schedule)
    names = [p["name"] for p in people]
    _unit_files(pack, unit, people, schedule, names)
    page.BODY["song"] = HEI  # the attachments were typed by someone else
    for p in people:
        _person_files(pack, unit, p)
    page.BODY["song"] = SONG
    pack.people = people
    return pack


def _unit_files(pack, unit, people, s, names):
    t = sheets.model(unit, people, "2026年上海质量工匠推荐汇总表", "说明：请据实填写，身份证号栏须为文本格式；工作单位填写全称。",
                     {"period": "培育情况/起止时间", "result": "培育情况/考评结果", "id_number": "公民身份\n号码"}, "dot")
    pack.put("推荐汇总表.xlsx", sheets.xlsx(t), ("U2", [1]))
    pack.pdf("推荐汇总表（盖章扫描）.pdf", ("U2", [unit_docs.table_scan(t, unit, s["letter"])], "clean", CLEAN))
    pack.pdf("01推荐函.pdf", ("U1", unit_docs.letter(unit, s, names, "云质协〔2026〕5号"), "clean", CLEAN))
    pack.pdf("02培育计划及培育对象清单.pdf", ("U4", unit_docs.plan(unit, s, people), "vector"))
    pack.pdf("03公示情况证明.pdf", ("U5", [unit_docs.publicity(unit, s, names)[0]], "clean", CLEAN))


def _person_files(pack, unit, p):
    at = p["name"] + "/"
    page.BODY["song"] = SONG if p["name"] != "顾明远" else HEI
    _form(pack, at, p, form_grid.grid(p, unit))
    page.BODY["song"] = HEI
    pack.pdf(at + "身份证复印件.pdf", ("C2", [docs.id_copy(p)], "clean", {"dpi": 180, "quality": 42}))
    pack.pdf(at + "事迹材料.pdf", ("C12", docs.story(p), "vector"))
    pack.pdf(at + "承诺书.pdf", ("C13", [docs.pledge(p)], "clean", {"dpi": 150, "quality": 36}))
    face = marks.portrait(p["name"], p["sex"] == "女", 413, 579, (1, 1, 1))
    pack.put(at + "证件照.jpg", portrait_jpeg(face), ("C17", [1]))
    if p["name"] == "沈嘉禾":
        pack.put(at + "培育方案.pdf", gbk_plan(p), ("C18", [1, 2]), note="fonts not embedded, GBK-EUC-H, no ToUnicode")
    else:
        pack.pdf(at + "培育方案.pdf", ("C18", docs.plan(p), "vector"))
    pack.pdf(at + "培育档案.pdf", ("C19", docs.record(p), "vector"))
    _assessment(pack, at + "培育考评表.pdf", p)
    for code, label, pages in evidence.all_for(p):
        pack.pdf(f"{at}证明材料/{label}.pdf", (code, pages, "vector"))
    if p["name"] == "沈嘉禾":
        from cast import MENTORS_OF
        pack.pdf(at + "证明材料/师徒协议.pdf", ("C11", [evidence.apprentices(p, MENTORS_OF[p["name"]])], "clean", {"dpi": 150, "quality": 36}))


def _form(pack, at, p, form):
    if p["name"] == "陆昉":
        pack.form(at + "推荐表.pdf", form, "clean", {"dpi": 200, "quality": 34})
    elif p["name"].startswith("阿依"):
        _mixed(pack, at + "推荐表.pdf", form)
    else:
        pack.pdf(at + "推荐表.pdf", ("C1", form, "vector"))


def _mixed(pack, path, form):
    """A form whose last, signed page is a scan among born-digital pages."""
    from pack import ready
    items = form[:-1] + [ready(form[-1], "clean", 77, CLEAN)]
    pack.put(path, pdfs.build(items), ("C1", list(range(1, len(form) + 1))))


def _assessment(pack, path, p):
    if p["name"] != "顾明远":
        pack.pdf(path, ("C20", [docs.assessment_sealed(p)], "vector" if p["name"] == "沈嘉禾" else "clean",
                        {} if p["name"] == "沈嘉禾" else {"dpi": 150, "quality": 36}))
        return
    sheet, (x, y) = docs.assessment(p)
    stamp = Page((120, 120))
    marks.seal(stamp, 60, 60, p["employer"], diameter=108, seed=20)
    data = pdfs.stamp_annotation(pdfs.build([sheet]), stamp, (x - 60, y - 60, 120, 120), 1)
    pack.put(path, data, ("C20", [1]), note="the seal is a stamp annotation, not page content")


def portrait_jpeg(surface):
    """A portrait surface as JPEG bytes."""
    import numpy as np
    from PIL import Image
    a = np.frombuffer(surface.get_data(), np.uint8).reshape(surface.get_height(), surface.get_stride() // 4, 4)
    return scan.jpeg(Image.fromarray(a[:, :surface.get_width(), 2::-1].copy()), 88, dpi=300)


def gbk_plan(p):
    """C18 as hand-written PDF objects with system fonts that are not embedded."""
    s, lines = p["schedule"], [(190, 90, 20, "F2", "质量工匠个人培育方案")]
    text = [f"培育对象：{p['name']}", f"所在单位：{p['employer']}", f"岗位：{p['position']}", f"培育导师：{p['mentor']}",
            f"培育起止日期：{cn(s['start'])}至{cn(s['end'])}", "一、培育目标"] + docs.plan_goals(p)
    text += ["二、培育任务与课程", "完成质量管理、统计技术、精益改善等课程不少于60学时，其中工匠学院", "集中培训16学时；承担主轴热态精度改进课题一项。"]
    for k, row in enumerate(text):
        lines.append((85, 140 + 30 * k, 13, "F2" if row[1] == "、" else "F3" if k == 0 else "F1", row))
    more = ["三、阶段安排", "第一阶段：诊断短板、确定课题；第二阶段：课程学习与现场实践；", "第三阶段：成果固化与总结。", "四、考核评价",
            "培育期满由单位组成考评小组，按工匠五力逐项评分。", f"导师：{p['mentor']}", f"培育单位：{p['employer']}", cn(s["start"])]
    second = [(85, 90 + 30 * k, 13, "F2" if row[1] == "、" else "F1", row) for k, row in enumerate(more)]
    return pdfs.gbk_text([lines, second])
