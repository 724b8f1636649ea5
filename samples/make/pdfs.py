"""PDF bytes: drawn pages, scanned pages, hand-written objects, damage."""
import io
import os
import subprocess
import tempfile

import cairo

import scan

STAMP = "2026-04-22T09:00:00+08:00"


def build(pages):
    """One PDF; an entry is a Page (vector) or a dict from scanned()."""
    out = io.BytesIO()
    surf = cairo.PDFSurface(out, 595.28, 841.89)
    surf.set_metadata(cairo.PDF_METADATA_CREATE_DATE, STAMP)
    surf.set_metadata(cairo.PDF_METADATA_MOD_DATE, STAMP)
    for item in pages:
        if isinstance(item, dict):
            _image_page(surf, item)
            continue
        surf.set_size(item.w, item.h)
        cr = cairo.Context(surf)
        item.replay(cr, item.ops)
        item.replay(cr, item.marks)
        surf.show_page()
    surf.finish()
    return out.getvalue()


def _image_page(surf, item):
    surf.set_size(item["pt"][0], item["pt"][1])
    cr = cairo.Context(surf)
    w, h = item["px"]
    img = cairo.ImageSurface(cairo.FORMAT_RGB24, w, h)
    img.set_mime_data(item["mime"], item["data"])
    if item.get("params"):
        img.set_mime_data(cairo.MIME_TYPE_CCITT_FAX_PARAMS, item["params"].encode())
    cr.scale(item["pt"][0] / w, item["pt"][1] / h)
    cr.set_source_surface(img)
    cr.paint()
    surf.show_page()


def scanned(page, how="office", dpi=200, quality=55, grey=False, seed=1, turn=0):
    """A scanned page: how is clean, office, or fax; turn in quarter turns."""
    img = scan.raster(page, dpi, seed)
    img = scan.office(img, seed) if how == "office" else scan.clean(img, seed)
    if turn:
        img = img.rotate(90 * turn, expand=True)
    pt = (img.width * 72 / dpi, img.height * 72 / dpi)
    if how == "fax":
        data, w, h, photometric = scan.fax(img)
        params = f"Columns={w} Rows={h} K=-1" + (" BlackIs1=true" if photometric else "")
        return {"pt": pt, "px": (w, h), "data": data, "mime": cairo.MIME_TYPE_CCITT_FAX, "params": params}
    return {"pt": pt, "px": img.size, "data": scan.jpeg(img, quality, grey, dpi), "mime": cairo.MIME_TYPE_JPEG}


def objects(objs, root=1):
    """A PDF file from object bodies numbered from 1."""
    out, offsets = io.BytesIO(), []
    out.write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    for n, body in enumerate(objs, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n" % n + body + b"\nendobj\n")
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objs) + 1))
    for off in offsets:
        out.write(b"%010d 00000 n \n" % off)
    out.write(b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objs) + 1, root, start))
    return out.getvalue()


def _stream(data, extra=b""):
    return b"<< /Length %d %s >>\nstream\n" % (len(data), extra) + data + b"\nendstream"


def gbk_text(pages):
    """Pages of (x, y, size, font, text) in non-embedded GBK-EUC-H fonts, no ToUnicode."""
    fonts = [(b"SimSun", b"F1"), (b"SimHei", b"F2"), (b"FangSong_GB2312", b"F3")]
    objs = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    for i, (name, _) in enumerate(fonts):
        desc, cid = 4 + 3 * i, 5 + 3 * i
        objs.append(b"<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /GBK-EUC-H "
                    b"/DescendantFonts [%d 0 R] >>" % (name, cid))
        objs.append(b"<< /Type /FontDescriptor /FontName /%s /Flags 6 /FontBBox [-8 -145 1000 859] "
                    b"/ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 683 /StemV 91 >>" % name)
        objs.append(b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo << /Registry (Adobe) "
                    b"/Ordering (GB1) /Supplement 2 >> /FontDescriptor %d 0 R /DW 1000 /W [1 [500] 814 939 500] >>" % (name, desc))
    res = b"<< /Font << /F1 3 0 R /F2 6 0 R /F3 9 0 R >> >>"
    kids = []
    for lines in pages:
        ops = b"".join(b"BT /%s %g Tf 1 0 0 1 %g %g Tm <%s> Tj ET\n" % (
            font.encode(), size, x, 841.89 - y, text.encode("gbk").hex().encode()) for x, y, size, font, text in lines)
        objs.append(_stream(ops))
        objs.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595.28 841.89] /Resources %s /Contents %d 0 R >>" % (res, len(objs)))
        kids.append(len(objs))
    objs[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % k for k in kids), len(kids))
    return objects(objs)


def stamp_annotation(pdf, mark_page, box, page_no):
    """Put the page's ink on the PDF as a stamp annotation with an appearance stream."""
    import pikepdf
    x, y, w, h = box
    form_pdf = build([mark_page])
    with pikepdf.open(io.BytesIO(pdf)) as doc, pikepdf.open(io.BytesIO(form_pdf)) as src:
        form = doc.copy_foreign(src.pages[0].as_form_xobject())
        page = doc.pages[page_no - 1]
        high = float(page.MediaBox[3])
        rect = [x, high - y - h, x + w, high - y]
        annot = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Stamp, Rect=rect, F=4,
                                   NM=pikepdf.String("stamp-1"), AP=pikepdf.Dictionary(N=form))
        page.Annots = doc.make_indirect(pikepdf.Array([doc.make_indirect(annot)]))
        out = io.BytesIO()
        doc.save(out, static_id=True)
    return out.getvalue()


def encrypted(pdf):
    """The PDF with a user password nobody told us."""
    with tempfile.TemporaryDirectory() as tmp:
        src, dst = os.path.join(tmp, "a.pdf"), os.path.join(tmp, "b.pdf")
        with open(src, "wb") as f:
            f.write(pdf)
        subprocess.run(["qpdf", "--allow-weak-crypto", "--static-id", "--encrypt", "k7Qx-2026", "k7Qx-2026",
                        "128", "--use-aes=n", "--", src, dst], check=True)
        with open(dst, "rb") as f:
            return f.read()


def cut(pdf, share=0.5):
    """The first part of a file only."""
    return pdf[:int(len(pdf) * share)]
