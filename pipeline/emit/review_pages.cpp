#include "pipeline/emit/review_desk.hpp"
#include "pipeline/emit/wording.hpp"
#include "pipeline/secrecy.hpp"

#include <algorithm>

namespace intake {

namespace {

constexpr std::size_t most_shown = 3; ///< pages of one question

/// Neighbouring pages of one file that nobody could type.
struct Run {
    std::string file;
    std::string candidate;
    std::vector<int> pages;
    std::vector<std::string> possible;
};

std::vector<Run> unknown_runs(const Desk& desk) {
    const Case& subject = desk.review.subject;
    std::vector<Run> runs;
    for (const Unrecognised& rest : subject.unrecognised) {
        const Document& document = subject.documents.at(rest.document);
        if (rest.sheet >= 0 || rest.page >= document.pages.size() || rest.settled) {
            continue;
        }
        const Source place = place_of(document, document.pages.at(rest.page));
        const int number = place.page;
        const Topic topic = topic_of_page(place.file, number, "type", desk.testimony);
        if (is_settled(desk, topic)) {
            continue;
        }
        const bool next = !runs.empty() && runs.back().file == place.file &&
                          runs.back().candidate == rest.candidate &&
                          number - runs.back().pages.back() <= 1;
        if (next && !is_split(desk, topic)) {
            if (number != runs.back().pages.back()) {
                runs.back().pages.push_back(number);
            }
        } else {
            runs.push_back({place.file, rest.candidate, {number}, rest.possible});
        }
    }
    return runs;
}

/// The findings that only wait to know what stands at the place, taken out of `findings`.
std::vector<const Finding*> take_at(std::vector<const Finding*>& findings,
                                    const std::string& file, const std::vector<int>& pages) {
    const auto rests = [&](const Finding* finding) {
        const Source& source = finding->source;
        return finding->result == Result::undetermined && finding->field.empty() &&
               source.file == file && source.cell.empty() && source.box.empty() &&
               std::ranges::find(pages, source.page) != pages.end();
    };
    std::vector<const Finding*> taken;
    std::ranges::copy_if(findings, std::back_inserter(taken), rests);
    std::erase_if(findings, rests);
    return taken;
}

Severity worst_of(const std::vector<const Finding*>& findings) {
    Severity worst = Severity::advisory;
    for (const Finding* finding : findings) {
        worst = std::min(worst, finding->severity);
    }
    return worst;
}

/// "《承诺书》、《身份证》": what is missing and may be here.
std::string missing_in(const Desk& desk, const std::vector<const Finding*>& findings,
                       bool with_names) {
    std::vector<std::string> titles;
    for (const Finding* finding : findings) {
        if (finding->document.empty()) {
            continue;
        }
        const std::string owner = with_names ? finding->candidate : "";
        const std::string title =
            owner + "《" + title_of_document(desk.profile, finding->document) + "》";
        if (std::ranges::find(titles, title) == titles.end()) {
            titles.push_back(title);
        }
    }
    std::string text;
    for (const std::string& title : titles) {
        text += (text.empty() ? "" : "、") + title;
    }
    return text;
}

/// The likely types first, then all others, each by its title.
std::vector<Option> type_options(const Desk& desk, const std::vector<std::string>& possible) {
    std::vector<Option> options;
    const auto add = [&](const DocumentRule& rule) {
        if (std::ranges::find(options, rule.code, &Option::value) == options.end()) {
            options.push_back({rule.title, Said::value, rule.code});
        }
    };
    for (const std::string& code : possible) {
        if (const DocumentRule* rule = find_document_rule(desk.profile, code)) {
            add(*rule);
        }
    }
    std::ranges::for_each(desk.profile.documents, add);
    options.push_back({"不是所列材料（封面、空白页或附件）", Said::blank, ""});
    options.push_back({"无法辨认", Said::illegible, ""});
    return options;
}

std::string pages_of(const Run& run) {
    const std::string first = std::to_string(run.pages.front());
    return run.file + " 第" + first +
           (run.pages.size() > 1 ? "–" + std::to_string(run.pages.back()) : "") + "页";
}

void ask_run(Desk& desk, const Run& run, const std::vector<const Finding*>& resting) {
    ReviewItem item = blank_item(desk, run.candidate);
    const bool several = run.pages.size() > 1;
    item.title = several ? "这几页是什么材料？" : "本页是什么材料？";
    item.place = pages_of(run);
    item.severity = worst_of(resting);
    const std::string missing = missing_in(desk, resting, false);
    item.reason =
        "未能识别材料种类" + (missing.empty() ? "" : "；尚缺" + missing + "，可能就是它");
    item.options = type_options(desk, run.possible);
    if (several) {
        item.options.push_back({"各页不同（下次逐页列出）", Said::split, ""});
    }
    for (const int page : run.pages) {
        item.topics.push_back(topic_of_page(run.file, page, "type", desk.testimony));
        if (item.sources.size() < most_shown) {
            item.sources.push_back({.file = run.file, .page = page});
        }
    }
    put(desk, std::move(item));
}

void ask_owner(Desk& desk, const Part& part, std::vector<const Finding*>& findings) {
    const Case& subject = desk.review.subject;
    const auto& pages = subject.documents.at(part.document).pages;
    const int page =
        part.pages.empty()
            ? part.sheet + 1
            : place_of(subject.documents.at(part.document), pages.at(part.pages.front())).page;
    const Topic topic = topic_of_page(part.file, page, "owner", desk.testimony);
    if (is_settled(desk, topic)) {
        return;
    }
    const std::vector<const Finding*> resting = take_at(findings, part.file, {page});
    ReviewItem item = blank_item(desk, "");
    item.title =
        (part.type.empty() ? std::string("材料")
                           : "《" + title_of_document(desk.profile, part.type) + "》") +
        "属于哪位候选人？";
    item.sources = {{.file = part.file, .page = page}};
    item.place = place_of(item.sources.front());
    item.severity = std::min(worst_of(resting), Severity::required);
    item.reason = "未能归到任何一位候选人名下";
    for (const Dossier& dossier : subject.dossiers) {
        item.options.push_back({dossier.candidate, Said::value, dossier.candidate});
    }
    item.options.push_back({"无法辨认", Said::illegible, ""});
    item.topics = {topic};
    put(desk, std::move(item));
}

/// A file, or neighbouring pages of one, that nobody could use, or that hold more than people
/// see.
struct Unread {
    std::vector<Source> places;
    std::string what; ///< "本页未能识读"
    std::string note;
    bool hides = false;
};

std::string place_of(const Unread& unread) {
    const Source& first = unread.places.front();
    return unread.places.size() == 1
               ? place_of(first)
               : pages_of({first.file, "", {first.page, unread.places.back().page}, {}});
}

std::vector<Source> shown_of(const Unread& unread) {
    const std::size_t count = std::min(unread.places.size(), most_shown);
    return {unread.places.begin(), unread.places.begin() + static_cast<std::ptrdiff_t>(count)};
}

/// One look at what nobody could use answers for all that may be in it.
void ask_whether_missing(Desk& desk, const Unread& unread,
                         std::vector<const Finding*> resting) {
    std::erase_if(resting, [&](const Finding* finding) {
        return is_settled(desk, topic_of(*finding, desk));
    });
    if (resting.empty()) {
        return;
    }
    const std::string& first = resting.front()->candidate;
    const bool one = std::ranges::all_of(
        resting, [&](const Finding* finding) { return finding->candidate == first; });
    ReviewItem item = blank_item(desk, one ? first : "");
    item.title = unread.what + "，是所缺的材料吗？";
    item.sources = shown_of(unread);
    item.place = place_of(unread);
    item.severity = worst_of(resting);
    item.reason = "尚缺" + missing_in(desk, resting, !one);
    item.options = {{"不是（按缺少材料处理）", Said::fail, ""},
                    {"可能是（等单位重新提供）", Said::illegible, ""}};
    for (const Finding* finding : resting) {
        item.topics.push_back(topic_of(*finding, desk));
    }
    put(desk, std::move(item));
}

bool is_shown(const Desk& desk, const Source& source) {
    return std::ranges::any_of(desk.items, [&](const ReviewItem& item) {
        return std::ranges::any_of(item.sources, [&](const Source& other) {
            return other.file == source.file && other.page == source.page;
        });
    });
}

/// Pages that nobody could read and no other question shows.
void ask_unread(Desk& desk, Unread unread) {
    const auto topic = [&](const Source& source) {
        return topic_of_page(source.file, source.page, unread.hides ? "hidden" : "unread",
                             desk.testimony);
    };
    std::erase_if(unread.places, [&](const Source& source) {
        return is_settled(desk, topic(source)) || (!unread.hides && is_shown(desk, source));
    });
    if (unread.places.empty()) {
        return;
    }
    ReviewItem item = blank_item(desk, "");
    item.title = unread.what + "，请查看原件";
    item.sources = shown_of(unread);
    item.place = place_of(unread);
    item.reason = unread.note.empty() ? unread.what : unread.note;
    item.options = {{"已查看", Said::pass, ""}, {"无法辨认", Said::illegible, ""}};
    for (const Source& source : unread.places) {
        item.topics.push_back(topic(source));
    }
    put(desk, std::move(item));
}

/// What is to be said of a page by itself; no `what`: nothing.
Unread unread_page(const Document& document, const Page& page) {
    const std::vector<Source> place{place_of(document, page)};
    if (page.state == PageState::unreadable) {
        return {place, "本页未能识读", page.note};
    }
    if (page.own_text == OwnText::contrary) {
        return {place, "本页另有看不见的文字",
                "文件自带的文字与页面可见内容不一致，程序只采用可见内容", true};
    }
    return {};
}

/// Pages that have one reason, side by side, together.
std::vector<Unread> unread_runs(const Document& document) {
    std::vector<Unread> runs;
    for (const Page& page : document.pages) {
        Unread one = unread_page(document, page);
        if (one.what.empty()) {
            continue;
        }
        const Source& place = one.places.front();
        const bool next = !runs.empty() && !one.note.empty() && runs.back().note == one.note &&
                          runs.back().places.back().file == place.file &&
                          runs.back().places.back().page + 1 == place.page;
        if (next) {
            runs.back().places.push_back(place);
            runs.back().what = one.hides ? "这几页另有看不见的文字" : "这几页未能识读";
        } else {
            runs.push_back(std::move(one));
        }
    }
    return runs;
}

/// Nothing of the file is shown: whoever answers opens the original.
void ask_secrecy(Desk& desk, const InputFile& file) {
    const Topic topic = topic_of_secrecy(file.sha256);
    if (is_settled(desk, topic)) {
        return;
    }
    ReviewItem item = blank_item(desk, "");
    item.title = "该文件是否带有密级或内部标识？";
    item.sources = {{.file = file.path}};
    item.place = file.path;
    item.severity = Severity::blocking;
    item.reason = file.reason;
    item.options = {{"没有（继续处理）", Said::pass, ""},
                    {"有（停止处理，请单位撤回）", Said::fail, ""},
                    {"无法判断", Said::illegible, ""}};
    item.topics = {topic};
    put(desk, std::move(item));
}

} // namespace

void ask_pages(Desk& desk, std::vector<const Finding*>& findings) {
    for (const Run& run : unknown_runs(desk)) {
        ask_run(desk, run, take_at(findings, run.file, run.pages));
    }
    for (const Part& part : desk.review.subject.loose_parts) {
        ask_owner(desk, part, findings);
    }
}

void ask_files(Desk& desk, std::vector<const Finding*>& findings) {
    for (const InputFile& file : desk.review.submission.files) {
        if (file.outcome != Outcome::quarantined) {
            continue;
        }
        const std::vector<const Finding*> resting = take_at(findings, file.path, {0});
        if (file.code == "maybe_secret") {
            ask_secrecy(desk, file); // what else may lie in it waits for the answer
        } else {
            const bool stopped = file.code == "marked_secret";
            const char* what = stopped ? "该文件已停止处理" : "该文件未能打开";
            ask_whether_missing(desk, {{{.file = file.path}}, what, ""}, resting);
        }
    }
    for (const Document& document : desk.review.subject.documents) {
        for (const Unread& unread : unread_runs(document)) {
            std::vector<int> pages;
            for (const Source& place : unread.places) {
                pages.push_back(place.page);
            }
            if (!unread.hides) {
                ask_whether_missing(desk, unread,
                                    take_at(findings, unread.places.front().file, pages));
            }
            ask_unread(desk, unread);
        }
    }
}

} // namespace intake
