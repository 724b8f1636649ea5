/// \file
/// Pages, grids and profiles built in code, for tests.
#pragma once

#include "pipeline/model/document.hpp"
#include "pipeline/model/profile.hpp"
#include "pipeline/model/unicode.hpp"

#include <string>
#include <vector>

namespace intake::testing {

/// A line at (left, top), glyphs `size` points wide and high.
inline Text line_at(const std::string& text, double left, double top, double size = 12,
                    Origin origin = Origin::text) {
    Text line{.text = text, .confidence = 1, .weakest = 1, .origin = origin};
    const std::size_t count = decode(text).size();
    line.box = {left, top, left + size * static_cast<double>(count), top + size};
    for (std::size_t i = 0; i <= count; ++i) {
        line.edges.push_back(left + size * static_cast<double>(i));
    }
    return line;
}

/// The same as OCR sees it, more or less sure.
inline Text ocr_at(const std::string& text, double left, double top, double size,
                   double confidence) {
    Text line = line_at(text, left, top, size, Origin::ocr);
    line.confidence = confidence;
    line.weakest = confidence;
    return line;
}

inline Page blank_page(Origin origin = Origin::text) {
    return {.number = 1, .width = 595, .height = 842, .origin = origin};
}

/// Adds a ruled grid whose cells hold `rows`; every row has the same number of cells. An empty
/// string is an empty cell; "<" joins a cell to the one on its left.
inline void add_grid(Page& page, const std::vector<std::vector<std::string>>& rows,
                     double top = 200, double confidence = 1) {
    const double width = 480.0 / static_cast<double>(rows.front().size());
    constexpr double height = 30;
    Grid grid{.rows = static_cast<int>(rows.size()),
              .columns = static_cast<int>(rows.front().size())};
    for (std::size_t r = 0; r < rows.size(); ++r) {
        for (std::size_t c = 0; c < rows[r].size(); ++c) {
            if (rows[r][c] == "<") {
                grid.cells.back().box.right += width;
                ++grid.cells.back().column_span;
                continue;
            }
            GridCell cell{.row = static_cast<int>(r), .column = static_cast<int>(c)};
            cell.box = {50 + width * static_cast<double>(c),
                        top + height * static_cast<double>(r),
                        50 + width * static_cast<double>(c + 1),
                        top + height * static_cast<double>(r + 1)};
            if (!rows[r][c].empty()) {
                cell.ink = Ink::read;
                cell.lines.push_back(static_cast<int>(page.lines.size()));
                page.lines.push_back(
                    line_at(rows[r][c], cell.box.left + 4, cell.box.top + 8, 8, page.origin));
                page.lines.back().confidence = confidence;
                page.lines.back().weakest = confidence;
            }
            grid.cells.push_back(std::move(cell));
        }
    }
    grid.box = {50, top, 530, top + height * static_cast<double>(rows.size())};
    page.grids.push_back(std::move(grid));
}

inline Document document_of(std::vector<Page> pages, const std::string& path = "a.pdf") {
    Document document{.path = path, .page_count = static_cast<int>(pages.size())};
    document.pages = std::move(pages);
    return document;
}

/// A sheet from rows of texts; empty strings are empty cells.
inline Sheet sheet_of(const std::vector<std::vector<std::string>>& rows) {
    Sheet sheet{.name = "Sheet1"};
    for (std::size_t r = 0; r < rows.size(); ++r) {
        for (std::size_t c = 0; c < rows[r].size(); ++c) {
            if (!rows[r][c].empty()) {
                sheet.cells.push_back({.row = static_cast<int>(r) + 1,
                                       .column = static_cast<int>(c) + 1,
                                       .text = rows[r][c]});
            }
        }
    }
    return sheet;
}

inline std::vector<FieldRule> small_fields() {
    return {
        {.name = "name",
         .title = "姓名",
         .kind = Kind::name,
         .labels = {"姓名", "候选人姓名"},
         .documents = {"F", "T", "K"},
         .required = true,
         .column_required = true},
        {.name = "sex",
         .title = "性别",
         .kind = Kind::choice,
         .labels = {"性别"},
         .documents = {"F", "T", "K"},
         .choices = {{"男", {}}, {"女", {}}}},
        {.name = "birth",
         .title = "出生年月",
         .kind = Kind::date,
         .labels = {"出生年月", "出生日期"},
         .documents = {"F", "T", "K"}},
        {.name = "id_number",
         .title = "身份证号",
         .kind = Kind::id_number,
         .labels = {"身份证号", "公民身份号码"},
         .documents = {"F", "T", "K"},
         .required = true,
         .column_required = true},
        {.name = "employer",
         .title = "工作单位",
         .kind = Kind::unit,
         .labels = {"工作单位", "所在单位"},
         .documents = {"F", "T"}},
        {.name = "mobile",
         .title = "手机",
         .kind = Kind::phone,
         .labels = {"手机", "联系电话"},
         .documents = {"F", "T"}},
        {.name = "deeds",
         .title = "主要事迹",
         .kind = Kind::paragraph,
         .labels = {"主要事迹"},
         .documents = {"F"}},
        {.name = "resume",
         .title = "工作简历",
         .kind = Kind::paragraph,
         .labels = {"工作简历"},
         .documents = {"F"},
         .record = false},
        {.name = "recommender",
         .title = "推荐单位",
         .kind = Kind::unit,
         .labels = {"推荐单位", "填报单位"},
         .documents = {"T", "L"},
         .record = false},
    };
}

inline std::vector<DocumentRule> small_documents() {
    return {
        {.code = "F",
         .title = "推荐表",
         .level = Level::candidate,
         .need = Need::always,
         .titles = {"推荐表"},
         .anchors = {"姓名", "工作单位", "主要事迹"},
         .excludes = {"汇总表"},
         .names = {"推荐表"},
         .section = "form"},
        {.code = "K",
         .title = "身份证",
         .level = Level::candidate,
         .need = Need::always,
         .titles = {"居民身份证"},
         .anchors = {"公民身份号码", "签发机关", "有效期限", "住址"},
         .names = {"身份证"},
         .section = "none"},
        {.code = "L",
         .title = "推荐函",
         .level = Level::unit,
         .need = Need::always,
         .titles = {"推荐函"},
         .anchors = {"特此推荐"},
         .names = {"推荐函"}},
        {.code = "T",
         .title = "汇总表",
         .level = Level::unit,
         .need = Need::always,
         .titles = {"汇总表"},
         .names = {"汇总表"},
         .workbook = true},
    };
}

/// A small profile of another award than the shipped one: a form F, a card K, a letter L, a
/// table T.
inline Profile small_profile() {
    Profile profile{.id = "test", .title = "测试", .year = 2030};
    profile.fields = small_fields();
    profile.lists = {{.name = "resume",
                      .title = "工作简历",
                      .labels = {"工作简历"},
                      .documents = {"F"},
                      .columns = {{"period", "起止年月", Kind::period, {"起止年月"}},
                                  {"unit", "单位", Kind::unit, {"单位", "工作单位"}},
                                  {"position", "职务", Kind::text, {"职务"}}}}};
    profile.documents = small_documents();
    return profile;
}

} // namespace intake::testing
