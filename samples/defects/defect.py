"""What a planted defect is, and the ways in which most of them change the data."""
import collections

# name; checks any of which says it; checks that may speak as its consequence; documents it touches (no other defect of the same
# person does); plant(case, who, rnd) changes person or unit and returns words one of which the finding must hold (None: any),
# or False where there is nothing to spoil; open: it is cured by sending something (second rounds).
Defect = collections.namedtuple("Defect", "name gives also touches plant open", defaults=(True,))
MISSING = "PKG-09"


def row(name, gives, also, touches, plant, open_=True):
    """One row of a table."""
    return Defect(name, tuple(gives.split()), tuple(also.split()), tuple(touches.split()), plant, open_)


def missing(*codes):
    """The documents are not sent."""
    return lambda case, who, rnd: who["without"].update(codes)


def differs(code, **values):
    """The document says something else: values, or functions of person and randomness."""
    def plant(case, who, rnd):
        made = {k: v(who, rnd) if callable(v) else v for k, v in values.items()}
        for one in code.split():
            who["only"].setdefault(one, {}).update(made)
    return plant


def writes(code, old, new):
    """Other words stand on the document."""
    def plant(case, who, rnd):
        who["words"].setdefault(code, {})[old] = new
    return plant


def pages(code, change):
    """Something happens to the drawn pages."""
    who_pages = lambda who: who["pages"].setdefault(code, [])  # noqa: E731
    return lambda case, who, rnd: who_pages(who).append(change(case, who))


def timed(code, **days):
    """Dates of the schedule that differ on the documents: functions of the schedule."""
    def plant(case, who, rnd):
        s = who.get("schedule") or case["schedule"]
        for one in code.split():
            who["only"].setdefault(one, {})["schedule"] = {**s, **{k: f(s) for k, f in days.items()}}
    return plant


def both(*plants):
    """Several changes that are one defect; the words are those of the first."""
    def plant(case, who, rnd):
        return [one(case, who, rnd) for one in plants][0]
    return plant
