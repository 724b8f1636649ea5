"""Write samples/inbox, samples/registers, samples/truth.json and samples/other_award."""
import csv
import io
import json
import pathlib
import shutil

import cast
import other_award
import sub_allinone
import sub_flat
import sub_nested
import sub_zip
import truth

HERE = pathlib.Path(__file__).resolve().parent.parent
HOLIDAYS = [("2026-04-04", "off"), ("2026-04-05", "off"), ("2026-04-06", "off"), ("2026-05-01", "off"), ("2026-05-02", "off"), ("2026-05-03", "off"),
            ("2026-05-04", "off"), ("2026-05-05", "off"), ("2026-05-09", "work")]


def packs():
    """The four submissions."""
    people = cast.everyone()
    for key, module in (("s1", sub_nested), ("s2", sub_flat), ("s3", sub_zip), ("s4", sub_allinone)):
        yield key, module.build(cast.UNITS[key], people[key], cast.SCHEDULE[key])


def write_inbox(root, made):
    """Folders for all but the third submission, which is a zip."""
    shutil.rmtree(root, ignore_errors=True)
    for key, pack in made:
        if key == "s3":
            root.mkdir(parents=True, exist_ok=True)
            (root / f"{pack.folder}.zip").write_bytes(pack.as_zip())
            continue
        for path, data in pack.files.items():
            target = root / pack.folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)


def write_registers(root, made):
    """Small registers that fit the samples."""
    people = {p["name"]: p for _, pack in made for p in pack.people}
    units = [[u["name"], u["channel"], u["quota"], u["code"]] for u in cast.UNITS.values()]
    other = cast.id_number("310112", "1976-02-11", 335)
    third = cast.id_number("310113", "1979-12-05", 128)
    tables = {
        "recommending_units.csv": (["name", "channel", "quota", "credit_code"], units),
        "winners.csv": (["name", "id_number", "year", "title"], [["郑晓彤", people["郑晓彤"]["id_number"], 2024, "上海质量工匠"], ["贾维桢", other, 2025, "上海质量工匠"]]),
        "previous.csv": (["name", "id_number", "year", "unit"], [["郭志强", people["郭志强"]["id_number"], 2025, cast.UNITS["s2"]["name"]]]),
        "revoked.csv": (["name", "id_number", "date", "reason"], [["边守成", third, "2025-11-20", "弄虚作假（虚构样例）"]]),
        "holidays.csv": (["date", "kind"], HOLIDAYS)}
    root.mkdir(parents=True, exist_ok=True)
    for name, (head, rows) in tables.items():
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows([head] + rows)
        (root / name).write_text(out.getvalue(), encoding="utf-8")


def main():
    made = list(packs())
    write_inbox(HERE / "inbox", made)
    write_registers(HERE / "registers", made)
    data = {"schema": "truth/1", "as_of": "2026-05-15", "submissions": [truth.submission(pack) for _, pack in made]}
    (HERE / "truth.json").write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    other_award.write(HERE / "other_award")
    return 0
