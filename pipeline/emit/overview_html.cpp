#include "pipeline/emit/conflicts.hpp"
#include "pipeline/emit/html.hpp"
#include "pipeline/emit/names.hpp"
#include "pipeline/emit/outputs.hpp"
#include "pipeline/emit/overview_checks.hpp"
#include "pipeline/emit/overview_style.hpp"
#include "pipeline/emit/tally.hpp"
#include "pipeline/emit/wording.hpp"

#include <algorithm>

namespace intake {

namespace {

/// What every section looks at.
struct Overview {
    const Batch& batch;
    Tally sum;
    std::vector<ReviewItem> queue;
    std::vector<std::string> folders; ///< of units
};

Overview look_over(const Batch& batch) {
    return {batch, tally(batch), review_items(batch), unit_folders(batch)};
}

std::string count(int number) {
    return std::to_string(number);
}

std::string verdict_chip(std::string_view verdict) {
    const std::string_view kind = verdict == "complete"    ? "good"
                                  : verdict == "deficient" ? "bad"
                                                           : "warn";
    return chip_html(kind, chinese_verdict(verdict));
}

std::string severity_chip(Severity severity, std::string_view text) {
    const std::string_view kind = severity == Severity::blocking   ? "bad"
                                  : severity == Severity::required ? "warn"
                                                                   : "plain";
    return chip_html(kind, text);
}

struct Share {
    std::string name;
    std::string id;
    int number = 0;
};

/// One step of the funnel: a number and what it is made of.
std::string stage(const Share& whole, const std::vector<Share>& shares) {
    std::string out = R"(<div class="stage"><span class="name">)" + whole.name +
                      "</span><b id=\"" + whole.id + "\">" + count(whole.number) + "</b><ul>";
    for (const Share& share : shares) {
        out += "<li><span>" + share.name + "</span><span id=\"" + share.id + "\">" +
               count(share.number) + "</span></li>";
    }
    return out + "</ul></div>\n";
}

std::string funnel(const Overview& view) {
    const Tally& sum = view.sum;
    const auto weighing = [&](Severity severity) {
        return static_cast<int>(
            std::ranges::count(view.queue, severity, &ReviewItem::severity));
    };
    return "<section class=\"funnel\" aria-label=\"总数\">\n" +
           stage({"报送单位", "submissions", static_cast<int>(view.batch.reviews.size())},
                 {{"有补正事项", "units-to-notify",
                   static_cast<int>(std::ranges::count_if(
                       view.batch.reviews,
                       [](const Review& review) { return tally(review).for_unit > 0; }))}}) +
           stage({"收到文件", "inputs", sum.inputs},
                 {{"已处理", "processed", sum.processed},
                  {"未能使用", "quarantined", sum.quarantined},
                  {"系统文件，忽略", "ignored", sum.ignored}}) +
           stage({"页面", "pages", sum.pages_total},
                 {{"已读", "pages-read", sum.pages_read},
                  {"未能识读", "pages-unreadable", sum.pages_unreadable}}) +
           stage({"候选人", "candidates", sum.candidates},
                 {{"材料齐全", "complete", sum.complete},
                  {"需要补正", "deficient", sum.deficient},
                  {"待人工核对", "in-review", sum.in_review}}) +
           stage({"待核对事项", "queue", static_cast<int>(view.queue.size())},
                 {{"重要", "queue-blocking", weighing(Severity::blocking)},
                  {"一般", "queue-required", weighing(Severity::required)},
                  {"提示", "queue-advisory", weighing(Severity::advisory)}}) +
           "</section>\n";
}

std::string bar(const Tally& sum) {
    std::string out = "<div class=\"bar\" role=\"img\" aria-label=\"候选人结论分布\">";
    const auto part = [&](std::string_view kind, int number) {
        if (number > 0) {
            out += "<i class=\"" + std::string(kind) + "\" style=\"flex:" + count(number) +
                   "\"></i>";
        }
    };
    part("good", sum.complete);
    part("bad", sum.deficient);
    part("warn", sum.in_review);
    return out + "</div><p class=\"key\"><span>候选人：</span><span>绿 材料齐全 " +
           count(sum.complete) + "</span><span>红 需要补正 " + count(sum.deficient) +
           "</span><span>黄 待人工核对 " + count(sum.in_review) + "</span></p>\n";
}

std::string next_steps(const Overview& view) {
    std::string out = "<section class=\"todo\"><strong>接下来</strong><ol>";
    if (!view.queue.empty()) {
        out += "<li>先核对：打开" + link_html("review/核对表.xlsx", "核对表") + "，逐项确认 " +
               count(static_cast<int>(view.queue.size())) +
               " 项（见<a href=\"#queue-list\">"
               "待核对事项</a>）。</li>";
    }
    if (view.sum.for_unit > 0) {
        out += "<li>再通知：审阅各单位补正通知，共 " + count(view.sum.for_unit) +
               " 项须通知单位（见<a href=\"#units\">报送单位</a>）。</li>";
    }
    if (view.sum.quarantined > 0) {
        out += "<li>有 " + count(view.sum.quarantined) +
               " 个文件未能使用，请联系单位重新提供（见<a href=\"#unused\">未能使用的文件"
               "</a>）。</li>";
    }
    if (view.batch.unmade > 0) {
        out += "<li>有 " + count(view.batch.unmade) +
               " 份评审材料册未能生成（见“候选人”一览），请按原件人工编制。</li>\n";
    }
    if (view.queue.empty() && view.batch.unmade == 0 && view.sum.for_unit == 0 &&
        view.sum.quarantined == 0) {
        out += "<li>没有需要补正、核对或重新提供的事项。</li>";
    }
    return out + "</ol></section>\n";
}

std::string head(const Overview& view) {
    const std::string title = escape_html(view.batch.profile.title + "形式审查总览");
    return "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
           "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
           "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
           "<meta name=\"referrer\" content=\"no-referrer\">\n<title>" +
           title + "</title><style>" + std::string(overview_style) +
           "</style></head><body>\n<header><h1>" + title + "</h1><p class=\"soft\">基准日 " +
           to_chinese(view.batch.as_of) + "　规则 " + escape_html(view.batch.profile.id) +
           "　内部资料，仅供秘书处使用</p></header>\n"
           "<nav aria-label=\"目录\"><a href=\"#units\">报送单位</a>"
           "<a href=\"#queue-list\">待核对事项</a><a href=\"#undecided\">未能判定的检查</a>"
           "<a href=\"#unused\">未能使用的文件</a>"
           "<a href=\"#data\">数据文件</a></nav>\n<main>\n";
}

std::string anchor(std::size_t index) {
    return "unit-" + std::to_string(index + 1);
}

std::string unit_numbers(const Tally& sum, const std::string& first, const std::string& next,
                         const std::string& links) {
    return row_html({first, count(sum.candidates), count(sum.complete), count(sum.deficient),
                     count(sum.in_review), count(sum.for_unit), count(sum.for_secretariat),
                     count(sum.inputs), count(sum.quarantined), next, links});
}

std::string letter_links(const std::string& folder, const Review& review) {
    if (!review.round.later.empty()) {
        return "";
    }
    const bool asks = tally(review).for_unit > 0;
    const std::string letter = letter_path(folder, asks, review.round.number);
    return asks || review.round.number < 2
               ? link_html(letter, "补正通知") + "　" +
                     link_html("units/" + folder + "/补正清单.xlsx", "补正清单")
               : link_html(letter, "形式审查情况通知");
}

/// What the secretariat does next about a unit.
std::string next_step(const Overview& view, const Review& review) {
    if (!review.round.later.empty()) {
        return "见后一轮“" + escape_html(review.round.later) + "”";
    }
    const auto open =
        std::ranges::count(view.queue, review.submission.name, &ReviewItem::submission);
    const int to_cure = tally(review).for_unit;
    if (open > 0) {
        return "核对 " + std::to_string(open) + " 项" +
               (to_cure > 0 ? "，再发补正通知" : "，再定结论");
    }
    return to_cure > 0 ? "发补正通知" : "告知材料齐全，送评审";
}

std::string unit_table(const Overview& view) {
    std::string rows;
    for (std::size_t i = 0; i < view.batch.reviews.size(); ++i) {
        const Review& review = view.batch.reviews[i];
        const std::string name =
            "<a href=\"#" + anchor(i) + "\">" + escape_html(review.subject.unit) + "</a>";
        rows += unit_numbers(tally(review), name, next_step(view, review),
                             letter_links(view.folders.at(i), review));
    }
    if (!view.batch.strays.empty()) {
        rows += unit_numbers(tally(view.batch.strays), "（未归入单位的文件）",
                             "请报送方重新提供", "");
    }
    std::string sum = unit_numbers(view.sum, "合计", "", "");
    sum.replace(0, 4, "<tr class=\"sum\">");
    return "<h2 id=\"units\">报送单位</h2>\n" +
           table_html("numbers",
                      {escape_html(view.batch.profile.unit_title), "候选人", "齐全", "需补正",
                       "待核对", "通知单位", "秘书处", "文件", "未能使用", "下一步", "文书"},
                      rows + sum);
}

/// The findings of a candidate, or of the unit itself for "".
std::vector<const Finding*> findings_of(const Review& review, const std::string& candidate) {
    std::vector<const Finding*> out;
    for (const Finding& finding : review.verdicts.findings) {
        if (finding.candidate == candidate) {
            out.push_back(&finding);
        }
    }
    return out;
}

/// "须补正 2 项　建议 1 项　待判断 1 项"
std::string digest_of(const std::vector<const Finding*>& findings) {
    int to_cure = 0;
    int advice = 0;
    int to_judge = 0;
    for (const Finding* finding : findings) {
        const bool of_unit = finding->audience == Audience::unit;
        const bool soft = finding->severity == Severity::advisory;
        to_cure += of_unit && !soft ? 1 : 0;
        advice += of_unit && soft ? 1 : 0;
        to_judge += of_unit ? 0 : 1;
    }
    std::string out;
    const auto add = [&](std::string_view name, int number) {
        if (number > 0) {
            out += (out.empty() ? "" : "　") + std::string(name) + " " + count(number) + " 项";
        }
    };
    add("须补正", to_cure);
    add("建议", advice);
    add("待判断", to_judge);
    return out.empty() ? "<span class=\"none\">无</span>" : out;
}

int questions_about(const Overview& view, const Review& review, const std::string& candidate) {
    return static_cast<int>(std::ranges::count_if(view.queue, [&](const ReviewItem& item) {
        return item.submission == review.submission.name && item.candidate == candidate;
    }));
}

std::string people_table(const Overview& view, std::size_t index) {
    const Review& review = view.batch.reviews.at(index);
    const std::vector<std::string> names = packet_names(review);
    std::string rows;
    for (std::size_t k = 0; k < review.subject.dossiers.size(); ++k) {
        const Dossier& dossier = review.subject.dossiers[k];
        const std::string path =
            packet_path(view.batch, view.folders.at(index), names.at(k), dossier);
        const std::string verdict = shown_verdict(review, dossier);
        rows += row_html(
            {escape_html(packet_number(view.batch, dossier)), escape_html(dossier.candidate),
             verdict_chip(verdict), digest_of(findings_of(review, dossier.candidate)),
             chinese_next_step(verdict, questions_about(view, review, dossier.candidate)),
             view.batch.packets.contains(path) ? link_html(path, "评审材料册")
                                               : "<span class=\"none\">未生成</span>"});
    }
    return rows.empty()
               ? "<p class=\"none\">没有认出候选人。</p>\n"
               : table_html("people", {"编号", "候选人", "结论", "问题", "下一步", "材料册"},
                            rows);
}

std::string finding_row(const Finding& finding) {
    const std::string remedy =
        finding.remedy.empty() ? "" : "<small>" + escape_html(finding.remedy) + "</small>";
    const std::string_view weight = finding.result == Result::undetermined
                                        ? chinese_weight(finding.severity)
                                        : chinese_severity(finding.severity);
    return row_html(
        {severity_chip(finding.severity, weight), escape_html(chinese_action(finding)),
         escape_html(finding.candidate.empty() ? "（单位材料）" : finding.candidate),
         escape_html(finding.message) + remedy, escape_html(place_of(finding.source))});
}

/// What is certain in the open, what a person must judge folded: it stands in the queue too.
std::string finding_table(const Review& review) {
    const std::vector<std::string> header{"级别", "处理", "对象", "问题与要求", "位置"};
    std::string certain;
    std::string open;
    int questions = 0;
    for (const Finding& finding : review.verdicts.findings) {
        const bool judged = finding.result != Result::undetermined;
        (judged ? certain : open) += finding_row(finding);
        questions += judged ? 0 : 1;
    }
    std::string out = certain.empty() ? std::string("<p class=\"none\">没有确定的问题。</p>\n")
                                      : table_html("items", header, certain);
    if (questions > 0) {
        out += "<details><summary>待人工判断 " + count(questions) +
               " 项（已列入核对表，点开查看）</summary>" + table_html("items", header, open) +
               "</details>\n";
    }
    return out;
}

/// Whoever looks at the numbers should know that one reader alone is believed less.
std::string readers_note(const Batch& batch) {
    const bool alone = std::ranges::all_of(batch.engines, [&](const EngineInfo& engine) {
        return engine.name == batch.engines.front().name;
    });
    return alone ? "本次仅用一个识别引擎，采信的内容较少，待核对的较多。" : "";
}

std::string unit_section(const Overview& view, std::size_t index) {
    const Review& review = view.batch.reviews.at(index);
    const Tally sum = tally(review);
    return "<h3 id=\"" + anchor(index) + "\">" + escape_html(review.subject.unit) +
           "</h3>\n<p class=\"meta\"><span>报送文件夹：" + escape_html(review.submission.name) +
           "</span><span>文件 " + count(sum.inputs) + "　页面 " + count(sum.pages_total) +
           "（未能识读 " + count(sum.pages_unreadable) + "）</span><span>" +
           letter_links(view.folders.at(index), review) + "</span></p>\n" +
           people_table(view, index) + finding_table(review);
}

std::string queue_section(const Overview& view) {
    std::string rows;
    for (const ReviewItem& item : view.queue) {
        rows += row_html(
            {severity_chip(item.severity, chinese_weight(item.severity)),
             escape_html(item.unit),
             escape_html(item.candidate.empty() ? "（单位材料）" : item.candidate),
             escape_html(item.title) + "<small>" + escape_html(item.reason) + "</small>",
             escape_html(item.place)});
    }
    return "<h2 id=\"queue-list\">待核对事项</h2>\n" +
           (rows.empty()
                ? std::string("<p class=\"none\">没有需要人工核对的事项。</p>\n")
                : "<p>图片、程序读出的内容和填写答案的地方都在" +
                      link_html("review/核对表.xlsx", "核对表") + "，顺序与此处相同。</p>\n" +
                      table_html("items",
                                 {"级别", escape_html(view.batch.profile.unit_title), "候选人",
                                  "核对内容", "位置"},
                                 rows));
}

std::string unused_section(const Overview& view) {
    std::string rows;
    const auto add = [&](const std::string& folder, const std::vector<InputFile>& files) {
        for (const InputFile& file : files) {
            if (file.outcome == Outcome::quarantined) {
                rows += row_html({escape_html(folder + file.path), escape_html(reason_of(file)),
                                  escape_html(remedy_of(file))});
            }
        }
    };
    for (const Review& review : view.batch.reviews) {
        add(review.submission.name + "/", files_received(review));
    }
    add("", view.batch.strays);
    return "<h2 id=\"unused\">未能使用的文件</h2>\n" +
           (rows.empty() ? std::string("<p class=\"none\">没有。</p>\n")
                         : table_html("files", {"文件", "原因", "处理办法"}, rows));
}

std::string data_section() {
    return "<h2 id=\"data\">数据文件</h2>\n<p class=\"meta\">" +
           link_html("overview.xlsx", "总览工作簿") + link_html("records.jsonl", "候选人记录") +
           link_html("findings.jsonl", "问题清单") +
           link_html("quarantine.jsonl", "未能使用的文件") +
           link_html("packets/评分表.xlsx", "评分表") +
           link_html("review/公示名单草稿.xlsx", "公示名单草稿") +
           link_html("run.json", "运行清单与校验值") + link_html("timing.json", "用时") +
           "</p>\n";
}

} // namespace

std::string overview_html(const Batch& batch) {
    const Overview view = look_over(batch);
    std::string out =
        head(view) + funnel(view) + bar(view.sum) + next_steps(view) + unit_table(view);
    for (std::size_t i = 0; i < batch.reviews.size(); ++i) {
        out += unit_section(view, i);
    }
    return out + queue_section(view) + undecided_html(batch) + unused_section(view) +
           conflicts_html(batch) + unproved_html(batch) + data_section() +
           "</main>\n<footer>材料齐全仅指形式审查未发现须补正或待核对的问题，不涉及评审结论。" +
           readers_note(view.batch) + "</footer></body></html>\n";
}

} // namespace intake
