"""Second rounds: of some submissions, what cures most of their defects and nothing else."""
import cases
import plan


def left_open(rows):
    """The defects that are not cured: every third, and those that no sending cures."""
    return [entry for n, entry in enumerate(rows) if n % 3 == 2 or not entry[1].open]


def sent_again(first, repaired):
    """The documents that are new or say something else in the repaired submission, and what could not be opened."""
    before = {}
    for one in cases.pieces(first):
        before.setdefault((one["owner"], one["code"], one["label"]), []).append(one)
    after = cases.pieces(repaired)
    keys = {(one["owner"], one["code"], one["label"]) for one in after}
    out = [one for one in after
           if cases.content(one) not in [cases.content(old) for old in before.get((one["owner"], one["code"], one["label"]), ())]]
    return out + [dict(one, damage=None) for key, some in before.items() for one in some if one["damage"] and key not in keys]


def second(seed, number, scanned, size, rows):
    """(pack of the second folder, labels still open) or None where there is nothing to send."""
    first, _ = plan.planted(seed, number, scanned, size, rows)
    repaired, still = plan.planted(seed, number, scanned, size, left_open(rows))
    again = sent_again(first, repaired)
    return (cases.packed(repaired, again, "flat", cases.folder_of(first) + "（补正）"), still) if again else None


def same(label, other):
    return label["row"].name == other["row"].name and label["candidate"] == other["candidate"] and label["submission"] == other["submission"]


def items_of(label, entries):
    """The letter's items of a planted defect."""
    checks = set(label["row"].gives)
    return [i for e in entries if e["first_submission"] == label["submission"] or e["submission"] == label["submission"] for i in e["items"]
            if i["check"] in checks and (label["candidate"] is None or i["candidate"] in label["names"] | {None})]


def report(labels, still, submissions, run, findings):
    """Prints what became of each item; returns the number of faults."""
    entries, text = run.get("rounds", []), {f["id"]: f for f in findings}
    known = [e for e in entries if e["round"] == 2]
    print(f"second rounds: {len(submissions)} sent, {len(known)} joined to the first")
    counts = dict.fromkeys(("cured", "closed", "open", "kept open"), 0)
    faults = len(submissions) - len(known)
    for label in labels:
        if label["submission"] not in submissions or label["outcome"] != "said":
            continue
        stays = any(same(label, other) for other in still)
        counts["open" if stays else "cured"] += 1
        items = items_of(label, known)
        states = {i["state"] for i in items}
        good = states and states <= {"open", "review"} if stays else states and states <= {"cured"}
        if stays and states & {"open"} or good:
            counts["kept open" if stays else "closed"] += 1
        else:
            faults += 1
            print(f"  {'open' if stays else 'cured'} but {' '.join(sorted(states)) or 'nowhere'}: {label['row'].name} {label['submission']} {label['candidate'] or ''}")
    raised = [(e, i) for e in known for i in e["items"] if i["state"] == "new"]
    for entry, i in raised:
        message = text.get(i["finding"], {}).get("message", "")
        print(f"  raised anew: {i['check']} {entry['submission']} {i['candidate'] or ''}: {message}")
    print(f"  cured {counts['cured']}, closed {counts['closed']}; left open {counts['open']}, kept open {counts['kept open']}; raised anew {len(raised)}")
    for f in (f for f in findings if f["result"] == "undetermined" and f["submission"] in {e["submission"] for e in known}):
        print(f"    asked: {f['check']} {f['submission']} {f['candidate'] or ''}: {f['message']}")
    return faults + len(raised)
