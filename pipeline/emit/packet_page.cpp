#include "pipeline/emit/packet_page.hpp"

#include "pipeline/emit/blind_page.hpp"

#include <algorithm>

namespace intake {

namespace {

void collect_readings(const std::vector<Part>& parts, const std::string& file, int page,
                      std::vector<const Reading*>& out) {
    const auto add = [&](const std::vector<Reading>& readings) {
        for (const Reading& reading : readings) {
            if (reading.source.file == file && reading.source.page == page &&
                reading.source.cell.empty()) {
                out.push_back(&reading);
            }
        }
    };
    for (const Part& part : parts) {
        add(part.readings);
        for (const Entry& entry : part.entries) {
            add(entry.columns);
        }
    }
}

std::vector<const Reading*> readings_on(const Case& subject, const std::string& file,
                                        int page) {
    std::vector<const Reading*> out;
    collect_readings(subject.unit_parts, file, page, out);
    collect_readings(subject.loose_parts, file, page, out);
    for (const Dossier& dossier : subject.dossiers) {
        collect_readings(dossier.parts, file, page, out);
    }
    return out;
}

Box whole(const Page& page) {
    return apply(page.to_file, {0, 0, page.width, page.height});
}

void leave_out(PacketPage& page, std::string reason) {
    page.treatment = Treatment::leave_out;
    page.reason = std::move(reason);
}

void mask(PacketPage& page, const std::vector<Box>& boxes, const std::string& reason) {
    if (boxes.empty()) {
        return;
    }
    page.treatment = Treatment::mask;
    page.reason = page.reason.empty() ? reason : page.reason;
    page.masks.insert(page.masks.end(), boxes.begin(), boxes.end());
}

/// Why a page, or half page, may not be seen; empty: it may.
std::string objection(const Permission& permission, std::size_t document, std::size_t index,
                      const Page& page) {
    if (permission.forbidden.contains({document, index})) {
        return "同页含不编入评审材料册的内容";
    }
    if (page.state == PageState::unreadable) {
        return unread_page;
    }
    if (page.state == PageState::blank) {
        return "空白页";
    }
    return permission.allowed.contains({document, index})
               ? ""
               : "该页内容未能识别，未编入评审材料册";
}

/// What a blind packet covers on the page, and why that may not be all.
void make_blind(PacketPage& out, const MaskedPage& view, const Case& subject,
                const Identity& identity) {
    Cover cover = cover_of(view, identity);
    cover.doubts.insert(cover.doubts.end(), identity.doubts.begin(), identity.doubts.end());
    mask(out, cover.boxes, "");
    const auto add_marks = [&](const std::vector<Part>& parts) {
        for (const Part& part : parts) {
            if (part.document == out.document && part.sheet < 0) {
                mask(out, marks_of(part, out.number), "");
            }
        }
    };
    add_marks(subject.unit_parts);
    for (const Dossier& dossier : subject.dossiers) {
        add_marks(dossier.parts);
    }
    for (const std::string& doubt : cover.doubts) {
        if (out.doubt.find(doubt) == std::string::npos) {
            out.doubt += (out.doubt.empty() ? "" : "；") + doubt;
        }
    }
}

/// Whether a half of the page that is shown still says a name.
bool says_a_name(const Document& document, const PacketPage& page, const Identity& identity) {
    return std::ranges::any_of(document.pages, [&](const Page& half) {
        return half.number == page.number && still_betrays(half, page.masks, identity);
    });
}

} // namespace

PacketPage plan_page(const Review& review, const Batch& batch, const Permission& permission,
                     const Identity& identity, std::pair<std::size_t, int> place) {
    const Case& subject = review.subject;
    PacketPage out{.document = place.first, .number = place.second};
    const Document& source = subject.documents.at(out.document);
    const Source file = place_of(source, out.number);
    const std::vector<const Reading*> readings = readings_on(subject, file.file, file.page);
    bool any = false;
    for (std::size_t i = 0; i < source.pages.size(); ++i) {
        const Page& page = source.pages[i];
        if (page.number != out.number) {
            continue;
        }
        const std::string reason = objection(permission, out.document, i, page);
        if (reason.empty()) {
            any = true;
            const MaskedPage view{page, batch.profile, readings, identity.blind};
            mask(out, personal_boxes(view), "含身份证号码、联系方式等个人信息，已遮盖");
            if (identity.blind) {
                make_blind(out, view, subject, identity);
            }
        } else if (page.part == 0) {
            leave_out(out, reason);
            return out;
        } else if (page.state != PageState::blank) {
            mask(out, {whole(page)}, reason);
        }
    }
    if (!any) {
        leave_out(out, out.reason.empty() ? "空白页" : out.reason);
    } else if (identity.blind && says_a_name(source, out, identity)) {
        leave_out(out, "盲评材料册无法遮盖该页的姓名或单位名称");
    } else if (identity.blind) {
        out.treatment = Treatment::mask; // never a copy: it would bring its own text along
    }
    return out;
}

} // namespace intake
