/// \file
/// PDFs written by hand, with a cross-reference table that fits.
#pragma once

#include <cstdio>
#include <string>
#include <vector>

namespace intake {

/// A page: further entries of its dictionary, and its content stream.
struct PdfPage {
    std::string entries;
    std::string content;
};

/// A PDF of these pages; `objects` are numbered from 4, `catalog` goes into the root.
inline std::string pdf_of(const std::vector<PdfPage>& pages,
                          const std::vector<std::string>& objects, const std::string& catalog) {
    std::vector<std::string> all{
        "<</Type/Catalog/Pages 2 0 R" + catalog + ">>", "",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"};
    all.insert(all.end(), objects.begin(), objects.end());
    std::string kids;
    for (const PdfPage& page : pages) {
        all.push_back("<</Length " + std::to_string(page.content.size()) + ">>stream\n" +
                      page.content + "\nendstream");
        const std::string content = std::to_string(all.size());
        all.push_back("<</Type/Page/Parent 2 0 R" + page.entries + "/Contents " + content +
                      " 0 R>>");
        kids += std::to_string(all.size()) + " 0 R ";
    }
    all[1] = "<</Type/Pages/Count " + std::to_string(pages.size()) + "/Kids[" + kids +
             "]/Resources<</Font<</F 3 0 R>>/XObject<</I 4 0 R>>>>>>";
    std::string out = "%PDF-1.7\n";
    std::string table;
    for (std::size_t i = 0; i < all.size(); ++i) {
        char row[32];
        std::snprintf(row, sizeof row, "%010zu 00000 n \n", out.size());
        table += row;
        out += std::to_string(i + 1) + " 0 obj\n" + all[i] + "\nendobj\n";
    }
    const std::string size = std::to_string(all.size() + 1);
    return out + "xref\n0 " + size + "\n0000000000 65535 f \n" + table + "trailer<</Size " +
           size + "/Root 1 0 R>>\nstartxref\n" + std::to_string(out.size()) + "\n%%EOF\n";
}

} // namespace intake
