"""Which defects go where: by the seed, every defect about equally often, some candidates and some units without any."""
import random

import cases
import defect_person
import defect_proof
import defect_unit

PERSON = defect_person.ROWS + defect_proof.ROWS + defect_unit.PERSON_ROWS
UNIT = defect_unit.ROWS
# What was not opened may be what is missing, and the program then asks: alone in its submission.
UNOPENED = ("file-encrypted", "file-cut-off")

DEALT = [row for row in UNIT if row.name not in UNOPENED]


class Deck:
    """Cards dealt in a random order; what did not fit stays on top."""

    def __init__(self, rows, rnd):
        self.rows, self.rnd, self.left = rows, rnd, []

    def deal(self, fits):
        """The next row that fits, or None."""
        if not any(fits(row) for row in self.left):
            self.left += self.rnd.sample(self.rows, len(self.rows))
        row = next((row for row in self.left if fits(row)), None)
        if row:
            self.left.remove(row)
        return row


def table_defect(row):
    return any(code in ("U2", "U2s") for code in row.touches)


def fits_person(row, mine, unit_rows):
    """Whether a candidate with these defects, in a submission with those, can have this one as well."""
    taken = {code for one in mine for code in one.touches}
    return not taken & set(row.touches) and not (table_defect(row) and any(table_defect(one) for one in unit_rows))


def chosen(seed, number, size, decks):
    """[(index of the person or None, row)] of one submission."""
    rnd, out = random.Random(f"plan {seed} {number}"), []
    if number % 7 == 6:
        name = rnd.choice(UNOPENED + (None,))
        return [(None, row) for row in UNIT if row.name == name]
    unit_rows = []
    for _ in range(rnd.choice((1, 1, 2))):
        taken = {code for one in unit_rows for code in one.touches}
        row = decks[0].deal(lambda r, taken=taken: not taken & set(r.touches))
        if row:
            unit_rows.append(row)
    clean = rnd.randrange(size)
    for k in range(size):
        mine = []
        for _ in range(0 if k == clean else rnd.choice((1, 2, 3))):
            row = decks[1].deal(lambda r, mine=mine: fits_person(r, mine, unit_rows))
            if row:
                mine.append(row)
        out += [(k, row) for row in mine]
    return out + [(None, row) for row in unit_rows]


def names_of(who):
    """The names under which the program may know a candidate."""
    return {who["name"]} | {values[key] for values in who["only"].values() for key in ("name", "table_name") if key in values}


def planted(seed, number, scanned, size, rows):
    """The submission with these defects, and a label for each that could be planted."""
    made, labels = cases.case(seed, number, scanned, size), []
    for k, row in rows:
        who = made["unit"] if k is None else made["people"][k]
        words = row.plant(made, who, random.Random(f"{seed} {number} {row.name} {k}"))
        if words is not False:
            labels.append(dict(row=row, index=k, candidate=who["name"] if k is not None else None, names=names_of(who), submission=cases.folder_of(made),
                               words=[words] if isinstance(words, str) else words, scanned=scanned or row.touches == ("C2",)))
    return made, labels
