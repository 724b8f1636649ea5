"""Numbers with check characters, and dates, for invented people and units."""
import datetime as dt

W18 = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY"
OFF_2026 = {"2026-04-04", "2026-04-05", "2026-04-06", "2026-05-01", "2026-05-02",
            "2026-05-03", "2026-05-04", "2026-05-05"}
WORK_2026 = {"2026-05-09"}


def id_number(region, birth, seq):
    """A GB 11643 number: region code, birth YYYY-MM-DD, sequence 0-999."""
    body = f"{region}{birth.replace('-', '')}{seq:03d}"
    total = sum(int(c) * w for c, w in zip(body, W18))
    return body + "10X98765432"[total % 11]


def wrong_check(number):
    """The same number with another check character."""
    return number[:17] + ("5" if number[17] != "5" else "6")


def credit_code(body):
    """A GB 32100 code from its first 17 characters."""
    total = sum(USCC.index(c) * pow(3, i, 31) for i, c in enumerate(body))
    return body + USCC[(31 - total % 31) % 31]


def patent(year, kind, serial):
    """A Chinese patent number with its check digit."""
    body = f"{year}{kind}{serial:07d}"
    total = sum(int(c) * w for c, w in zip(body, (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)))
    return f"ZL{body}.{'0123456789X'[total % 11]}"


def skill_number(agency, year, level, serial, letter="Y"):
    """A 22-character skill certificate number (Shanghai: province code 31)."""
    return f"{letter}{agency:04d}31{agency % 997:06d}{year % 100:02d}{level}{serial:06d}"


def diploma_number(school, year, level, serial):
    """An 18-digit diploma number: school, type, year, level, serial."""
    return f"{school:05d}1{year}{level:02d}{serial:06d}"


def workdays(first, last):
    """Working days from first to last, both ends counted."""
    day, end, n = dt.date.fromisoformat(first), dt.date.fromisoformat(last), 0
    while day <= end:
        iso = day.isoformat()
        n += iso in WORK_2026 or (day.weekday() < 5 and iso not in OFF_2026)
        day += dt.timedelta(1)
    return n


def cn(date):
    """2026-04-20 -> 2026年4月20日; 2026-04 -> 2026年4月."""
    parts = [int(p) for p in date.split("-")]
    return "".join(f"{p}{u}" for p, u in zip(parts, "年月日"))


def dot(date):
    """2026-04-20 -> 2026.04.20."""
    return date.replace("-", ".")
