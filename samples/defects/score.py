"""What the program said, held against what was planted."""


def mine(label, finding):
    """Whether the finding is about the label's submission and candidate."""
    if finding["submission"] != label["submission"]:
        return False
    name = label["candidate"]
    text = (finding["message"] or "") + str(finding["found"] or "")
    return name is None or finding["candidate"] in label["names"] or (finding["candidate"] is None and name in text)


def gives(label, finding):
    """Whether the finding says or asks what was planted."""
    text = "".join(str(finding[key] or "") for key in ("message", "found", "expected"))
    named = not label["words"] or any(word in text for word in label["words"])
    return finding["check"] in label["row"].gives and mine(label, finding) and named


def said(finding):
    return finding["result"] == "fail"


def outcome(label, findings):
    """said, asked or missed."""
    about = [f for f in findings if gives(label, f)]
    if any(said(f) for f in about):
        return "said"
    return "asked" if about or any(f["check"] in label["row"].gives and mine(label, f) for f in findings) else "missed"


def explained(finding, labels):
    """Whether a planted defect or its stated consequence accounts for the finding."""
    return any(gives(label, finding) or (finding["check"] in label["row"].also and finding["submission"] == label["submission"] and
                                         (mine(label, finding) or finding["candidate"] is None)) for label in labels)


def to_unit(finding):
    return said(finding) and finding["audience"] == "unit"


def share(part, whole):
    return f"{part / whole:.4f} ({part}/{whole})" if whole else "-"


def table(labels):
    """Per check: planted, said, asked, missed."""
    rows = {}
    for label in labels:
        counts = rows.setdefault(label["row"].gives[0], dict.fromkeys(("planted", "said", "asked", "missed"), 0))
        counts["planted"] += 1
        counts[label["outcome"]] += 1
    print("check     planted  said  asked  missed")
    for check in sorted(rows):
        print(f"{check:9}" + "".join(f"{rows[check][key]:7}" for key in ("planted", "said", "asked", "missed")))
    total = {key: sum(counts[key] for counts in rows.values()) for key in ("planted", "said", "asked", "missed")}
    print(f"{'all':9}" + "".join(f"{total[key]:7}" for key in total))


def report(labels, findings, dossiers):
    """Prints the figures of the first round; returns the number of faults."""
    for label in labels:
        label["outcome"] = outcome(label, findings)
    table(labels)
    faults = 0
    for wanted in ("missed", "asked"):
        for label in (one for one in labels if one["outcome"] == wanted):
            faults += wanted == "missed"
            print(f"{wanted}: {label['row'].name} ({' '.join(label['row'].gives)}) {label['submission']} {label['candidate'] or ''}")
    false = [f for f in findings if to_unit(f) and not explained(f, labels)]
    for f in false:
        print(f"false: {f['check']} {f['submission']} {f['candidate'] or ''}: {f['message']}  [{f['file']} p{f['page']}]")
    spoken = [f for f in findings if to_unit(f)]
    print("precision", share(len(spoken) - len(false), len(spoken)))
    for name, scanned in (("born digital", False), ("clean scans", True)):
        some = [one for one in labels if one["scanned"] == scanned]
        print("recall,", name, share(sum(one["outcome"] == "said" for one in some), len(some)))
    spoilt = {(one["submission"], one["candidate"]) for one in labels}
    clean = [d for d in dossiers if d not in spoilt]
    dirty = [d for d in clean if any((f["submission"], f["candidate"]) == d and to_unit(f) and not explained(f, labels) for f in findings)]
    print("clean dossiers with a finding for the unit", share(len(dirty), len(clean)))
    asked = [f for f in findings if not to_unit(f) and f["result"] == "undetermined" and not explained(f, labels)]
    print(f"questions no defect explains {len(asked)}, per dossier {len(asked) / max(1, len(dossiers)):.2f}")
    for f in asked:
        print(f"  asked: {f['check']} {f['submission']} {f['candidate'] or ''}: {f['message']}")
    inner = [f for f in findings if said(f) and f["audience"] != "unit" and not explained(f, labels)]
    for f in inner:
        print(f"  for the secretariat: {f['check']} {f['submission']} {f['candidate'] or ''}: {f['message']}")
    return faults + len(false)
