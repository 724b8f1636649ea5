#include "pipeline/model/geometry.hpp"

#include <algorithm>

namespace intake {

double area(const Box& box) {
    return box.empty() ? 0 : box.width() * box.height();
}

Box unite(const Box& a, const Box& b) {
    if (a.empty()) {
        return b;
    }
    if (b.empty()) {
        return a;
    }
    return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
            std::max(a.bottom, b.bottom)};
}

Box intersect(const Box& a, const Box& b) {
    return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
            std::min(a.bottom, b.bottom)};
}

Box inflate(const Box& box, double by) {
    return {box.left - by, box.top - by, box.right + by, box.bottom + by};
}

double share_inside(const Box& a, const Box& b) {
    const double whole = area(a);
    return whole > 0 ? area(intersect(a, b)) / whole : 0;
}

bool centre_inside(const Box& a, const Box& b) {
    const double x = (a.left + a.right) / 2;
    const double y = (a.top + a.bottom) / 2;
    return x >= b.left && x <= b.right && y >= b.top && y <= b.bottom;
}

Box apply(const Affine& map, const Box& box) {
    const double xs[] = {box.left, box.right};
    const double ys[] = {box.top, box.bottom};
    Box out{1e300, 1e300, -1e300, -1e300};
    for (const double x : xs) {
        for (const double y : ys) {
            const double u = map.a * x + map.c * y + map.e;
            const double v = map.b * x + map.d * y + map.f;
            out = {std::min(out.left, u), std::min(out.top, v), std::max(out.right, u),
                   std::max(out.bottom, v)};
        }
    }
    return out;
}

Affine compose(const Affine& outer, const Affine& inner) {
    return {outer.a * inner.a + outer.c * inner.b,
            outer.b * inner.a + outer.d * inner.b,
            outer.a * inner.c + outer.c * inner.d,
            outer.b * inner.c + outer.d * inner.d,
            outer.a * inner.e + outer.c * inner.f + outer.e,
            outer.b * inner.e + outer.d * inner.f + outer.f};
}

Affine invert(const Affine& map) {
    const double det = map.a * map.d - map.b * map.c;
    const double a = map.d / det;
    const double b = -map.b / det;
    const double c = -map.c / det;
    const double d = map.a / det;
    return {a, b, c, d, -(a * map.e + c * map.f), -(b * map.e + d * map.f)};
}

} // namespace intake
