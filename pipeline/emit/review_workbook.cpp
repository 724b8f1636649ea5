#include "pipeline/emit/outputs.hpp"
#include "pipeline/emit/wording.hpp"
#include "pipeline/emit/workbook.hpp"

namespace intake {

namespace {

constexpr int most_pixels = 230; ///< of a picture's height on the sheet

std::string joined(const std::vector<std::string>& lines) {
    std::string out;
    for (const std::string& line : lines) {
        out += (out.empty() ? "" : "\n") + line;
    }
    return out;
}

void add_item(Workbook& book, int row, const ReviewItem& item) {
    book.text(row, 0, std::to_string(row));
    book.text(row, 1, chinese_weight(item.severity),
              item.severity == Severity::blocking ? Look::bad : Look::text);
    book.text(row, 2, item.unit);
    book.text(row, 3, item.candidate.empty() ? "（单位材料）" : item.candidate, Look::strong);
    book.text(row, 4, item.place.empty() ? item.title : item.title + "\n" + item.place);
    if (!book.picture(row, 5, item.png, most_pixels)) {
        book.text(row, 5,
                  item.source.cell.empty() ? "（无图片，请查看原件）"
                                           : "（表格单元格，请查看原表）");
    }
    book.text(row, 6, item.reading.empty() ? "（未读出）" : item.reading,
              item.reading.empty() ? Look::warn : Look::text);
    book.text(row, 7, joined(item.alternatives));
    book.text(row, 8, item.reason);
    book.choices(row, 9, item.choices);
    book.text(row, 10, item.id, Look::muted);
}

} // namespace

std::string review_workbook(const std::vector<ReviewItem>& items, const Batch& batch) {
    Workbook book(batch.profile.title + "核对表");
    book.add_sheet("核对表", {{"序号", 5},
                              {"级别", 6},
                              {"推荐单位", 14},
                              {"候选人", 10},
                              {"核对内容与位置", 24},
                              {"原件图片", 48},
                              {"程序读出", 20},
                              {"其他读法", 24},
                              {"原因", 18},
                              {"核对结果（请填写）", 20},
                              {"标识", 9}});
    int row = 1;
    for (const ReviewItem& item : items) {
        add_item(book, row++, item);
    }
    return book.finish();
}

} // namespace intake
