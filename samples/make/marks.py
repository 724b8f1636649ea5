"""Ink: round seals, signatures made of strokes, portraits."""
import math
import random

import cairo

from page import layout
from gi.repository import Pango, PangoCairo

RED = (0.82, 0.07, 0.09)


def _star(cr, r):
    for i in range(10):
        a = -math.pi / 2 + i * math.pi / 5
        rad = r if i % 2 == 0 else r * 0.382
        cr.line_to(rad * math.cos(a), rad * math.sin(a))
    cr.close_path()
    cr.fill()


def _ring_text(cr, text, r, size):
    """Characters on an arc over the top, feet towards the centre."""
    span = min(math.radians(270), math.radians(24) * (len(text) - 1))
    step = span / max(1, len(text) - 1)
    size = min(size, step * r * 0.86)
    for i, ch in enumerate(text):
        cr.save()
        cr.rotate(-span / 2 + i * step)
        lay = layout(cr, ch, None, size, font="serif", bold=True)
        w, h = lay.get_size()
        cr.translate(0, -r + size * 0.05)
        cr.scale(0.8, 1.25)
        cr.move_to(-w / Pango.SCALE / 2, -h / Pango.SCALE * 0.28)
        _outline(cr, lay)
        cr.restore()


def _outline(cr, lay):
    """Fill the characters as outlines: an e-seal has no text layer."""
    PangoCairo.layout_path(cr, lay)
    cr.fill()


def seal(page, cx, cy, name, dept=None, diameter=113, alpha=0.78, seed=0):
    """A round unit seal: ring, unit's name on the arc, star, optional lower line."""
    rnd = random.Random(f"{name}{seed}")
    turn, r = rnd.uniform(-0.12, 0.12), diameter / 2

    def op(cr):
        cr.translate(cx, cy)
        cr.rotate(turn)
        cr.push_group()
        cr.set_source_rgb(*RED)
        cr.set_line_width(r * 0.055)
        cr.new_path()
        cr.arc(0, 0, r * 0.965, 0, 2 * math.pi)
        cr.stroke()
        _star(cr, r * 0.30)
        cr.new_path()
        _ring_text(cr, name, r * 0.735, r * 0.34)
        if dept:
            lay = layout(cr, dept, None, r * 0.2, font="serif", bold=True)
            cr.move_to(-lay.get_size()[0] / Pango.SCALE / 2, r * 0.45)
            _outline(cr, lay)
        cr.pop_group_to_source()
        cr.paint_with_alpha(alpha)
    page.ink(op, ("seal", name))


def _stroke(cr, pts, rnd, width):
    """A Bezier stroke whose width swells and thins like a pen's."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = pts
    last = (x0, y0)
    cr.set_line_cap(cairo.LINE_CAP_ROUND)
    for i in range(1, 15):
        t = i / 14
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3
        x, y = a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3
        cr.set_line_width(width * (0.55 + 0.6 * math.sin(math.pi * (0.15 + 0.8 * t))))
        cr.move_to(*last)
        cr.line_to(x, y)
        cr.stroke()
        last = (x, y)


def _scrawl(rnd, x, y, s):
    """Strokes that make one character-like shape in a box of side s."""
    strokes = []
    for k in range(rnd.randint(4, 6)):
        if k % 2 == 0:
            y0 = y + s * rnd.uniform(0.1, 0.85)
            p = [(x + s * rnd.uniform(0, .25), y0 + s * .05), (x + s * .4, y0 - s * .12),
                 (x + s * .6, y0 + s * rnd.uniform(-.1, .1)), (x + s * rnd.uniform(.75, 1.05), y0 - s * .08)]
        else:
            x0 = x + s * rnd.uniform(0.25, 0.75)
            p = [(x0, y + s * rnd.uniform(-.05, .2)), (x0 + s * .1, y + s * .4),
                 (x0 - s * rnd.uniform(0, .3), y + s * .7),
                 (x0 + s * rnd.uniform(-.5, .35), y + s * rnd.uniform(.85, 1.05))]
        strokes.append(p)
    return strokes


def sign(page, x, y, name, size=19, seed=0):
    """A handwritten-looking signature: irregular strokes, one clump per character."""
    rnd = random.Random(f"sign{name}{seed}")
    clumps, at = [], x
    for _ in name.replace("·", "")[:4]:
        s = size * rnd.uniform(0.85, 1.15)
        clumps += _scrawl(rnd, at, y + rnd.uniform(-2, 2), s)
        at += s * rnd.uniform(0.82, 1.0)
    tail = [(at - size * .4, y + size * .7), (at, y + size), (at + size * .4, y + size * .3),
            (at + size * 1.1, y + size * rnd.uniform(.4, .9))]
    rgb = rnd.choice([(0.05, 0.06, 0.12), (0.08, 0.1, 0.3), (0.1, 0.1, 0.1)])

    def op(cr):
        cr.set_source_rgb(*rgb)
        for pts in clumps + [tail]:
            _stroke(cr, pts, rnd, 1.25)
    page.ink(op, ("signature", name))


def hand_date(page, x, y, text, seed=0):
    """A date in a pen-like face, slightly off the line."""
    page.text(x, y, 150, 18, text, size=12.5, font="kai", rgb=(0.08, 0.1, 0.28), pad=0)


def portrait(name, female, w=295, h=413, bg=(1, 1, 1)):
    """A drawn head-and-shoulders picture of nobody, as an image surface."""
    rnd = random.Random("face" + name)
    surf = cairo.ImageSurface(cairo.FORMAT_RGB24, w, h)
    cr = cairo.Context(surf)
    cr.scale(w / 100, h / 140)
    cr.set_source_rgb(*bg)
    cr.paint()
    _body(cr, rnd)
    if female:
        _ellipse(cr, 50, 60, 29, 38, (0.1, 0.08, 0.08))
    skin = (0.93 - rnd.uniform(0, .06), 0.78 - rnd.uniform(0, .06), 0.66)
    _ellipse(cr, 50, 92, 11, 18, tuple(c * 0.93 for c in skin))
    for side in (-1, 1):
        _ellipse(cr, 50 + side * 23, 63, 4, 7, skin)
    _ellipse(cr, 50, 61, 23 + rnd.uniform(-2, 1), 30, skin)
    _hair_and_face(cr, rnd, female)
    return surf


def _ellipse(cr, x, y, rx, ry, rgb, start=0.0, end=2 * math.pi):
    cr.save()
    cr.translate(x, y)
    cr.scale(rx, ry)
    cr.arc(0, 0, 1, start, end)
    cr.restore()
    cr.set_source_rgb(*rgb)
    cr.fill()


def _body(cr, rnd):
    suit = rnd.choice([(0.12, 0.14, 0.22), (0.2, 0.2, 0.22), (0.1, 0.22, 0.42), (0.25, 0.3, 0.36)])
    cr.move_to(2, 140)
    cr.curve_to(4, 112, 20, 106, 38, 100)
    cr.line_to(62, 100)
    cr.curve_to(80, 106, 96, 112, 98, 140)
    cr.set_source_rgb(*suit)
    cr.fill()
    for tri, rgb in (((38, 100, 62, 100, 50, 130), (0.96, 0.96, 0.97)),
                     ((47, 112, 53, 112, 50, 138), rnd.choice([(0.5, 0.1, 0.1), (0.1, 0.2, 0.4)]))):
        cr.move_to(*tri[:2])
        cr.line_to(*tri[2:4])
        cr.line_to(*tri[4:])
        cr.set_source_rgb(*rgb)
        cr.fill()


def _hair_and_face(cr, rnd, female):
    dark = (0.09, 0.07, 0.07)
    _ellipse(cr, 50, 47 - rnd.uniform(0, 3), 25, 20, dark, math.pi, 2 * math.pi)
    _ellipse(cr, 40 if female else 44, 46, 16, 7, dark)
    for side in (-1, 1):
        x = 50 + side * 9.5
        _ellipse(cr, x, 61, 4.2, 1.9, (0.98, 0.97, 0.95))
        _ellipse(cr, x, 61, 1.9, 1.9, (0.15, 0.1, 0.08))
        cr.set_source_rgb(*dark)
        cr.set_line_width(1.5)
        cr.move_to(x - 5.5, 55.5 + rnd.uniform(-.5, .5))
        cr.curve_to(x - 2, 53.5, x + 2, 53.5, x + 5.5, 55.5)
        cr.stroke()
    cr.set_source_rgb(0.75, 0.55, 0.45)
    cr.set_line_width(1)
    cr.move_to(50, 62)
    cr.curve_to(48, 70, 47, 72, 51, 73)
    cr.stroke()
    _ellipse(cr, 50, 80, 6, 1.8, (0.72, 0.33, 0.31))
