"""A submission under construction: files and what each page is."""
import io
import zipfile
import zlib

import pdfs
import scan


def seed_of(*words):
    """A stable seed from words."""
    return zlib.crc32("|".join(map(str, words)).encode())


class Pack:
    """Files of one submission and the truth about them."""

    def __init__(self, folder, unit, schedule):
        self.folder, self.unit, self.schedule = folder, unit, schedule
        self.files, self.documents, self.notes = {}, [], {}
        self.people, self.expected, self.tolerated = [], [], []

    def put(self, path, data, *documents, note=None):
        """Add a file; documents are (code, pages)."""
        self.files[path] = data
        for code, pages in documents:
            self.documents.append({"file": path, "type": code, "pages": pages})
        if note:
            self.notes[path] = note

    def pdf(self, path, *parts):
        """A PDF of parts (code, pages, mode, options)."""
        items, documents, at = [], [], 1
        for code, pages, mode, *rest in parts:
            opts = rest[0] if rest else {}
            items += [ready(page, mode, seed_of(path, code, n), opts) for n, page in enumerate(pages)]
            documents.append((code, list(range(at, at + len(pages)))))
            at += len(pages)
        self.put(path, pdfs.build(items), *documents)

    def form(self, path, pages, mode, opts):
        """A scanned form: pages with ink or a portrait in colour, the others black and white."""
        self.pdf(path, *parts_of_form(pages, mode, opts))
        self.documents[-len(pages):] = [{"file": path, "type": "C1", "pages": list(range(1, len(pages) + 1))}]

    def photo(self, path, code, page, dpi=150, out=(1000, 1334), quality=60):
        """A phone photo of one page."""
        seed = seed_of(path)
        if page.w > page.h:
            out = (out[1], out[0])
        img = scan.photo(scan.raster(page, dpi, seed % 1000), seed, out)
        self.put(path, scan.jpeg(img, quality), (code, [1]))

    def expect(self, check, candidate=None, **more):
        """A finding that this submission must give."""
        self.expected.append(dict({"check": check, "candidate": candidate}, **more))

    def tolerate(self, candidate, *checks):
        """Findings that may also appear as consequences."""
        self.tolerated.append({"candidate": candidate, "checks": list(checks)})

    def as_zip(self):
        """The files in a zip whose entry names are GBK bytes without the UTF-8 flag."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
            for path in sorted(self.files):
                z.writestr(_GbkInfo(f"{self.folder}/{path}"), self.files[path])
        return out.getvalue()


class _GbkInfo(zipfile.ZipInfo):
    """A zip entry that keeps its name as GBK bytes."""

    def __init__(self, name):
        super().__init__(name, (2026, 5, 11, 14, 30, 0))
        self.compress_type = zipfile.ZIP_DEFLATED
        self.create_system = 0

    def _encodeFilenameFlags(self):
        return self.filename.encode("gbk"), self.flag_bits & ~0x800


def parts_of_form(pages, mode, opts):
    """The parts of a form scanned to save space, one page each."""
    return [("C1", [page], mode, opts) if page.marks or n == 0 else ("C1", [page], "fax", {"dpi": 200})
            for n, page in enumerate(pages)]


def ready(page, mode, seed, opts):
    """A page for the PDF writer: vector as it is, or scanned."""
    if mode == "vector":
        return page
    return pdfs.scanned(page, mode, seed=seed % 100000, **opts)
