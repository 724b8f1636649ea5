/// \file
/// libqpdf as this program uses it: with std::shared_ptr.
#pragma once

#ifndef POINTERHOLDER_TRANSITION // qpdf warns without
#define POINTERHOLDER_TRANSITION 4
#endif

#ifdef __clang__
// JSON.hh declares a vector of the class it is about to define and a virtual destructor that
// destroys it. In C++20 both are constexpr, so Clang wants their bodies before the class is
// complete. A vector without any bodies stops it; nothing here makes or opens a JSON.
#include <vector>

class JSON;

template <> class std::vector<JSON> {
public:
    vector();
    vector(const vector&);
    vector(vector&&) noexcept;
    vector& operator=(const vector&);
    vector& operator=(vector&&) noexcept;
    ~vector();

private:
    JSON* first_;
    JSON* last_;
    JSON* end_;
};
#endif

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
