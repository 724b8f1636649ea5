"""What is true about each submission, for tests that compare."""
import texts
from person_docs import home

PLAIN = ("name sex ethnicity native_place political_status education degree school_major work_start employer credit_code position "
         "occupation professional_title skill_grade certificate_number mobile email address industry category mentor discipline_record").split()
KEYS = ("force_leading", "force_practice", "force_innovation", "force_problem_solving", "force_heritage")
FULL_BIRTH = ("s2", "s3")
NO_INDUSTRY = ("s3", "s4")
NO_CREDIT = ("s4",)


def on_form(p):
    """Field values as they stand on C1, normalised."""
    out = {k: p[k] for k in PLAIN}
    out["birth"] = p.get("form_birth", p["birth"])
    if p["sub"] not in FULL_BIRTH:
        out["birth"] = out["birth"][:7]
    if p["sub"] in NO_INDUSTRY:
        out["industry"] = None
    if p["sub"] in NO_CREDIT:
        out["credit_code"] = None
    s = p["schedule"]
    out.update(id_number=p.get("form_id", p["id_number"]), cultivation_start=s["start"], cultivation_end=s["end"],
               assessment_result=p["result"], assessment_date=s["assessed"], deeds=texts.deeds(p), rank=None)
    out.update({f"condition_{k}": texts.block(p, t) for k, t in enumerate(texts.CONDITIONS, 1)})
    out.update({key: None if t in p.get("blank", ()) else texts.block(p, t) for key, t in zip(KEYS, texts.FORCES)})
    out["honours"] = [dict(zip(("date", "name", "issuer", "level", "rank"), h)) for h in p["honours"]]
    out["achievements"] = [dict(zip(("date", "name", "number", "kind", "rank"), a)) for a in p["patents"]]
    return out


def in_table(p):
    """Field values as they stand in U2, normalised."""
    keys = "sex ethnicity political_status education employer position professional_title skill_grade mobile category".split()
    out = {k: p.get(k) for k in keys}
    birth = p["birth"] if p["sub"] in ("s3", "s4") else p["birth"][:7]
    s = p["schedule"]
    out.update(name=p.get("table_name", p["name"]), id_number=p.get("table_id", p["id_number"]), birth=birth,
               cultivation_start=s["start"], cultivation_end=s["end"], assessment_result=p["result"])
    return out


def on_card(p, back=True):
    """Field values on the ID card."""
    out = {k: p[k] for k in ("name", "sex", "birth", "id_number")}
    out.update(ethnicity=p["ethnicity"], address=home(p))
    for key in ("id_issuer", "id_valid_from", "id_valid_to"):
        out[key] = p[key] if back else None
    return out


def candidate(pack, p):
    """The truth about one candidate."""
    s, mine = p["schedule"], [e for e in pack.expected if e["candidate"] == p["name"]]
    back = not any(e["check"] == "ID-01" for e in mine)
    listed = not any(e["check"] == "PKG-04" for e in mine)
    shared = {"name": p["name"], "employer": p["employer"], "mentor": p["mentor"], "cultivation_start": s["start"], "cultivation_end": s["end"]}
    per_doc = {"C1": on_form(p), "C2": on_card(p, back), "C13": {"name": p["name"], "id_number": p["id_number"]}, "C18": shared, "C19": shared,
               "C20": dict(shared, assessment_result=p["result"], assessment_date=s["assessed"])}
    if listed:
        per_doc["U2"] = in_table(p)
    seals = {"employer_seal": None if p.get("no_employer_seal") else p["employer"], "recommender_seal": pack.unit["name"]}
    return {"name": p["name"], "clean": not mine, "fields": dict(on_form(p), id_issuer=p["id_issuer"] if back else None,
                                                                 id_valid_from=p["id_valid_from"] if back else None,
                                                                 id_valid_to=p["id_valid_to"] if back else None,
                                                                 publicity_start=s["pub"][0], publicity_end=s["pub"][1]),
            "by_document": per_doc, "c1_seals": seals,
            "dates": {"signed": s["signed"], "employer_opinion": s["employer"], "unit_opinion": s["unit"]},
            "expected": mine, "tolerated": [c for t in pack.tolerated if t["candidate"] == p["name"] for c in t["checks"]]}


def submission(pack):
    """The truth about one submission."""
    unit = {k: pack.unit[k] for k in ("name", "channel", "quota", "contact", "phone")}
    files = [{"path": path, "bytes": len(data), "note": pack.notes.get(path),
              "documents": [{"type": d["type"], "pages": d["pages"]} for d in pack.documents if d["file"] == path]}
             for path, data in sorted(pack.files.items())]
    names = {p["name"] for p in pack.people}
    return {"submission": pack.folder, "unit": dict(unit, credit_code=pack.unit["code"]), "schedule": pack.schedule,
            "clean": not pack.expected, "candidates": [candidate(pack, p) for p in pack.people],
            "table_only": [dict(in_table(p), expected=[e for e in pack.expected if e["candidate"] == p["name"]]) for p in getattr(pack, "table_only", [])],
            "expected": [e for e in pack.expected if e["candidate"] not in names and not e["candidate"]],
            "tolerated": [c for t in pack.tolerated if t["candidate"] is None for c in t["checks"]], "files": files}
