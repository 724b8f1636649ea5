"""Turn pages into images: clean scans, office scans, phone photos, fax-like."""
import io
import random

import cairo
import numpy as np
from PIL import Image, ImageFilter


def raster(page, dpi, ink_seed=0):
    """The page as an RGB image with uneven seal ink."""
    scale = dpi / 72
    w, h = round(page.w * scale), round(page.h * scale)
    base = _layer(page, page.ops, w, h, scale, cairo.FORMAT_RGB24)
    if not page.marks:
        return Image.fromarray(base[..., 2::-1].copy())
    ink = _layer(page, page.marks, w, h, scale, cairo.FORMAT_ARGB32)
    wet = np.flatnonzero(ink[..., 3].any(axis=1))
    if not wet.size:
        return Image.fromarray(base[..., 2::-1].copy())
    rows = slice(wet[0], wet[-1] + 1)
    ink = ink[rows].astype(np.float32)
    alpha = ink[..., 3:4] / 255 * _unevenness(ink.shape[0], w, ink_seed)[..., None]
    color = ink[..., 2::-1] / np.maximum(ink[..., 3:4], 1) * 255
    paper = base[rows, :, 2::-1].astype(np.float32)
    out = paper * (1 - alpha) + alpha * color * (0.35 + 0.65 * paper / 255)
    base[rows, :, 2::-1] = np.clip(out, 0, 255).astype(np.uint8)
    return Image.fromarray(base[..., 2::-1].copy())


def _layer(page, ops, w, h, scale, fmt):
    surf = cairo.ImageSurface(fmt, w, h)
    cr = cairo.Context(surf)
    if fmt == cairo.FORMAT_RGB24:
        cr.set_source_rgb(1, 1, 1)
        cr.paint()
    cr.scale(scale, scale)
    page.replay(cr, ops)
    surf.flush()
    return np.frombuffer(surf.get_data(), np.uint8).reshape(h, surf.get_stride() // 4, 4)[:, :w].copy()


def _unevenness(h, w, seed):
    """Ink coverage between about 0.6 and 1, blotchy and speckled."""
    rng = np.random.default_rng(seed + 7)
    blotch = Image.fromarray((rng.random((h // 24 + 2, w // 24 + 2)) * 255).astype(np.uint8))
    blotch = np.asarray(blotch.resize((w, h), Image.BICUBIC), np.float32) / 255
    speck = Image.fromarray((rng.random((h // 2 + 1, w // 2 + 1)) * 255).astype(np.uint8))
    speck = np.asarray(speck.resize((w, h), Image.BILINEAR), np.float32) / 255
    return np.clip(0.62 + 0.45 * blotch, 0, 1) * (0.45 + 0.55 * (speck > 0.22))


def clean(img, seed):
    """A good flatbed scan: almost straight, white paper."""
    return _office(img, seed, skew=0.15, paper=254, noise=0.25, blur=0)


def office(img, seed):
    """An ordinary scan: about one degree off, a grey shade, an edge shadow."""
    return _office(img, seed, skew=1.1, paper=247, noise=0.7, blur=0.35)


def _office(img, seed, skew, paper, noise, blur):
    rnd = random.Random(seed)
    angle = rnd.choice((-1, 1)) * skew * rnd.uniform(0.7, 1.1)
    img = img.rotate(angle, Image.BILINEAR, fillcolor=(255, 255, 255))
    if blur:
        img = img.filter(ImageFilter.GaussianBlur(blur))
    a = np.asarray(img, np.float32)
    h, w = a.shape[:2]
    rng = np.random.default_rng(seed)
    a = 22 + a * ((paper - 22) / 255)
    grain = Image.fromarray(np.clip(rng.normal(128, noise * 12, (h // 3, w // 3)), 0, 255).astype(np.uint8))
    a += (np.asarray(grain.resize((w, h), Image.BILINEAR), np.float32)[..., None] - 128) / 10
    if skew > 0.5:
        edge = np.clip(1 - np.arange(w) / (w * 0.02), 0, 1) ** 2
        a -= (edge * rnd.uniform(20, 60))[None, :, None]
    return Image.fromarray(np.clip(a, 0, 255).astype(np.uint8))


def photo(img, seed, out=(1240, 1654)):
    """A phone photo on a desk: mild perspective, shading, warm light."""
    rnd = random.Random(seed)
    w, h = out
    desk = Image.new("RGB", out, (rnd.randint(90, 130), rnd.randint(75, 95), 62))
    corners = [(w * rnd.uniform(.03, .06), h * rnd.uniform(.03, .05)), (w * rnd.uniform(.94, .97), h * rnd.uniform(.025, .05)),
               (w * rnd.uniform(.955, .985), h * rnd.uniform(.95, .98)), (w * rnd.uniform(.015, .035), h * rnd.uniform(.955, .98))]
    coeffs = _perspective(corners, img.size)
    warped = img.transform(out, Image.PERSPECTIVE, coeffs, Image.BICUBIC)
    mask = Image.new("L", img.size, 255).transform(out, Image.PERSPECTIVE, coeffs, Image.BILINEAR)
    desk.paste(warped, (0, 0), mask)
    a = np.asarray(desk.filter(ImageFilter.GaussianBlur(0.6)), np.float32)
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    light = 1.0 - 0.22 * ((xx / w - rnd.uniform(.2, .8)) ** 2 + (yy / h - rnd.uniform(.2, .7)) ** 2)
    a = a * light[..., None] * np.array([0.965, 0.945, 0.90], np.float32)
    return Image.fromarray(np.clip(a, 0, 255).astype(np.uint8))


def _perspective(corners, size):
    """Coefficients that map output corners back to the source rectangle."""
    w, h = size
    rows, rhs = [], []
    for (x, y), (u, v) in zip(corners, [(0, 0), (w, 0), (w, h), (0, h)]):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        rhs += [u, v]
    return np.linalg.solve(np.array(rows, float), np.array(rhs, float)).tolist()


def jpeg(img, quality=65, grey=False, dpi=200):
    """JPEG bytes."""
    out = io.BytesIO()
    img = img.convert("L") if grey else img
    img.save(out, "JPEG", quality=quality, optimize=True, progressive=True, dpi=(dpi, dpi))
    return out.getvalue()


def fax(img):
    """(G4 data, width, height) of a black-and-white version."""
    bw = img.convert("L").point(lambda v: 255 if v > 188 else 0).convert("1", dither=Image.NONE)
    out = io.BytesIO()
    bw.save(out, "TIFF", compression="group4", strip_size=1 << 30)
    tif = Image.open(io.BytesIO(out.getvalue()))
    offs, counts = tif.tag_v2[273], tif.tag_v2[279]
    assert len(offs) == 1
    return out.getvalue()[offs[0]:offs[0] + counts[0]], *bw.size, tif.tag_v2[262]
