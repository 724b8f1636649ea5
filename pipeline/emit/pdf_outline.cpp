#include "pipeline/emit/pdf_outline.hpp"

#include "pipeline/emit/pdf_objects.hpp"
#include "pipeline/model/unicode.hpp"

namespace intake {

namespace {

using Object = QPDFObjectHandle;

/// The index of the entry that holds entry `index`; none for the top level.
std::size_t parent_of(const std::vector<Bookmark>& bookmarks, std::size_t index) {
    for (std::size_t i = index; i > 0; --i) {
        if (bookmarks[i - 1].depth < bookmarks[index].depth) {
            return i - 1;
        }
    }
    return bookmarks.size();
}

/// Hangs `entry` behind the last child of `parent`.
void append(Object parent, Object entry) {
    entry.replaceKey("/Parent", parent);
    if (parent.hasKey("/Last")) {
        Object last = parent.getKey("/Last");
        last.replaceKey("/Next", entry);
        entry.replaceKey("/Prev", last);
    } else {
        parent.replaceKey("/First", entry);
    }
    parent.replaceKey("/Last", entry);
    const long long count = parent.hasKey("/Count") ? parent.getKey("/Count").getIntValue() : 0;
    parent.replaceKey("/Count", Object::newInteger(count + 1));
}

} // namespace

void add_outline(QPDF& out, const std::vector<Bookmark>& bookmarks) {
    const std::vector<Object> pages = out.getAllPages();
    Object root =
        out.makeIndirectObject(dictionary_of({{"/Type", Object::newName("/Outlines")}}));
    std::vector<Object> entries;
    for (const Bookmark& bookmark : bookmarks) {
        const Object& page = pages.at(static_cast<std::size_t>(bookmark.page - 1));
        entries.push_back(out.makeIndirectObject(dictionary_of(
            {{"/Title", Object::newUnicodeString(printable(bookmark.title))},
             {"/Dest",
              Object::newArray(std::vector<Object>{page, Object::newName("/Fit")})}})));
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const std::size_t parent = parent_of(bookmarks, i);
        append(parent == entries.size() ? root : entries[parent], entries[i]);
    }
    // Children count themselves; entries at the top must count all that stand open below.
    root.replaceKey("/Count", Object::newInteger(static_cast<long long>(entries.size())));
    Object catalog = out.getRoot();
    catalog.replaceKey("/Outlines", root);
    catalog.replaceKey("/PageMode", Object::newName("/UseOutlines"));
    catalog.replaceKey("/PageLabels", Object::parse("<< /Nums [0 << /S /D >>] >>"));
}

} // namespace intake
