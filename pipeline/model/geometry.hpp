/// \file
/// Places on a page, in points (1/72 inch) from the top left corner, y growing downwards.
#pragma once

namespace intake {

/// A rectangle; empty unless left < right and top < bottom.
struct Box {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;

    [[nodiscard]] double width() const { return right - left; }

    [[nodiscard]] double height() const { return bottom - top; }

    [[nodiscard]] bool empty() const { return right <= left || bottom <= top; }

    bool operator==(const Box&) const = default;
};

[[nodiscard]] double area(const Box& box);               ///< 0 for an empty box
[[nodiscard]] Box unite(const Box& a, const Box& b);     ///< an empty operand is ignored
[[nodiscard]] Box intersect(const Box& a, const Box& b); ///< may be empty
[[nodiscard]] Box inflate(const Box& box, double by);    ///< grown by `by` points on every side
[[nodiscard]] double share_inside(const Box& a,
                                  const Box& b); ///< part of a's area inside b, 0..1
[[nodiscard]] bool centre_inside(const Box& a, const Box& b); ///< whether a's centre lies in b

/// x' = a x + c y + e, y' = b x + d y + f.
struct Affine {
    double a = 1;
    double b = 0;
    double c = 0;
    double d = 1;
    double e = 0;
    double f = 0;

    bool operator==(const Affine&) const = default;
};

[[nodiscard]] Box apply(const Affine& map, const Box& box); ///< bounding box of the image
[[nodiscard]] Affine compose(const Affine& outer, const Affine& inner); ///< outer after inner
[[nodiscard]] Affine invert(const Affine& map); ///< \pre map is invertible

} // namespace intake
