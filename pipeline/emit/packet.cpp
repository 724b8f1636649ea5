#include "pipeline/emit/packet.hpp"

#include "pipeline/emit/masking.hpp"
#include "pipeline/emit/names.hpp"
#include "pipeline/emit/packet_evidence.hpp"
#include "pipeline/emit/packet_page.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace intake {

namespace {

struct Section {
    std::string_view code;
    std::string_view title;
};

constexpr std::array sections{Section{"form", "申报表"},        // or as the profile calls it
                              Section{"narrative", "事迹材料"}, // likewise
                              Section{"cultivation", "培育材料"},
                              Section{"evidence", "证明材料"},
                              Section{"qualification", "学历、职称和技能等级"},
                              Section{"opinion", "推荐意见、公示和承诺"}};

/// What the plan of one packet looks at.
struct Planner {
    const Review& review;
    const Dossier& dossier;
    const Batch& batch;
    Identity identity; ///< of a blind packet

    [[nodiscard]] const Case& subject() const { return review.subject; }

    [[nodiscard]] const Document& document(std::size_t index) const {
        return review.subject.documents.at(index);
    }
};

std::string section_of(const Profile& profile, const Part& part) {
    const DocumentRule* rule = find_document_rule(profile, part.type);
    return rule == nullptr || rule->section.empty() ? "none" : rule->section;
}

bool is_other_candidate(const Planner& plan, const std::string& person) {
    return std::ranges::any_of(plan.subject().dossiers, [&](const Dossier& other) {
        return squeeze(other.candidate) == person &&
               squeeze(other.candidate) != squeeze(plan.dossier.candidate);
    });
}

bool shares_a_character(const std::u32string& a, const std::u32string& b) {
    return a.find_first_of(b) != std::u32string::npos;
}

bool has_own_number(const Planner& plan, const Part& part) {
    const Reading* number = find_reading(part.readings, "id_number");
    const Field* own = find_field(plan.dossier, "id_number");
    return number != nullptr && own != nullptr && number->state == State::accepted &&
           !number->value.empty() && number->value == own->value;
}

/// Whether a part that names somebody is the candidate's all the same: the form, a document
/// with the candidate's number, a name one slip away, or one read with doubt that is like it.
bool is_own_under_other_name(const Planner& plan, const Part& part,
                             const std::string& section) {
    const std::u32string person = decode(squeeze(part.person));
    const std::u32string own = decode(squeeze(plan.dossier.candidate));
    if (section == "form" || has_own_number(plan, part)) {
        return true;
    }
    const Reading* name = find_reading(part.readings, "name");
    const bool doubtful = name != nullptr && name->state != State::accepted;
    return (own.size() > 2 && edit_distance(person, own, 1) <= 1) ||
           (doubtful && shares_a_character(person, own));
}

bool is_someone_elses(const Planner& plan, const Part& part, const std::string& section) {
    const std::string person = squeeze(part.person);
    if (person.empty() || person == squeeze(plan.dossier.candidate)) {
        return false;
    }
    return is_other_candidate(plan, person) || !is_own_under_other_name(plan, part, section);
}

/// Why a part stays out; empty: it goes in.
struct Objection {
    std::string reason;
    bool open = false; ///< a person must place it first
};

Objection objection(const Planner& plan, const Part& part) {
    const std::string section = section_of(plan.batch.profile, part);
    if (part.type.empty()) {
        return {"材料种类未能识别，待人工归入", true};
    }
    if (section == "none") {
        return {"《" + title_of_document(plan.batch.profile, part.type) +
                "》属个人信息或评审不需要的材料，不编入评审材料册"};
    }
    return is_someone_elses(plan, part, section)
               ? Objection{"材料上的姓名与候选人不一致，待人工核对后归入", true}
               : Objection{};
}

void note_pages(std::set<std::pair<std::size_t, std::size_t>>& to, const Part& part) {
    for (const std::size_t page : part.pages) {
        to.emplace(part.document, page);
    }
}

Permission permission_of(const Planner& plan) {
    Permission out;
    for (const auto* parts : {&plan.dossier.parts, &plan.subject().unit_parts}) {
        for (const Part& part : *parts) {
            note_pages(objection(plan, part).reason.empty() ? out.allowed : out.forbidden,
                       part);
        }
    }
    for (const Dossier& other : plan.subject().dossiers) {
        for (const Part& part : other.parts) {
            if (&other != &plan.dossier) {
                note_pages(out.forbidden, part);
            }
        }
    }
    for (const Part& part : plan.subject().loose_parts) {
        note_pages(out.forbidden, part);
    }
    return out;
}

std::vector<int> physical_pages(const Planner& plan, const Part& part) {
    std::vector<int> out;
    for (const std::size_t index : part.pages) {
        const int number = plan.document(part.document).pages.at(index).number;
        if (std::ranges::find(out, number) == out.end()) {
            out.push_back(number);
        }
    }
    return out;
}

std::string stem(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
    const std::size_t dot = name.rfind('.');
    return hide_numbers(dot == std::string::npos ? name : name.substr(0, dot));
}

/// Several documents of one type are told apart by their files, those of one file by number.
std::string item_title(const Planner& plan, const Part& part) {
    std::string title = title_of_document(plan.batch.profile, part.type);
    std::vector<const Part*> alike = parts_of(plan.dossier.parts, part.type);
    const std::vector<const Part*> of_unit = parts_of(plan.subject().unit_parts, part.type);
    alike.insert(alike.end(), of_unit.begin(), of_unit.end());
    if (alike.size() < 2) {
        return title;
    }
    if (!plan.batch.blind && std::ranges::count(alike, part.file, &Part::file) == 1) {
        return title + "（" + stem(part.file) + "）";
    }
    const auto place = std::ranges::find(alike, &part) - alike.begin();
    return title + "（第" + std::to_string(place + 1) + "件）";
}

/// A page is left out, or waits for a person, once.
void add_left_out(Packet& packet, const Planner& plan, std::size_t document, int number,
                  const Objection& why) {
    const Source place = place_of(plan.document(document), number);
    const Exclusion one{plan.review.submission.name, place.file, place.page, why.reason};
    const auto same = [&](const Exclusion& other) {
        return other.file == one.file && other.page == one.page;
    };
    if (std::ranges::none_of(packet.left_out, same) &&
        std::ranges::none_of(packet.unassigned, same)) {
        (why.open ? packet.unassigned : packet.left_out).push_back(one);
    }
}

/// Pages of the unit's documents are accounted for as such.
bool is_own(const Planner& plan, const Part& part) {
    return std::ranges::any_of(plan.dossier.parts,
                               [&](const Part& own) { return &own == &part; });
}

void add_part(Packet& packet, const Planner& plan, const Permission& permission,
              const Part& part) {
    PacketItem item{.section = section_of(plan.batch.profile, part),
                    .type = part.type,
                    .title = item_title(plan, part)};
    if (item.section == "evidence") {
        item.evidence = evidence_of(part, plan.subject(), plan.dossier, plan.batch.profile);
        item.evidence.claim = without_identity(item.evidence.claim, plan.identity);
    }
    for (const int number : physical_pages(plan, part)) {
        PacketPage page = plan_page(plan.review, plan.batch, permission, plan.identity,
                                    {part.document, number});
        if (page.treatment != Treatment::leave_out) {
            item.pages.push_back(std::move(page));
        } else if (is_own(plan, part)) {
            add_left_out(packet, plan, part.document, number,
                         {page.reason, page.reason == unread_page});
        }
    }
    if (!item.pages.empty()) {
        packet.items.push_back(std::move(item));
    }
}

bool holds(const Packet& packet, std::size_t document, int number) {
    for (const PacketItem& item : packet.items) {
        for (const PacketPage& one : item.pages) {
            if (one.number == number && one.document == document) {
                return true;
            }
        }
    }
    return false;
}

void add_objections(Packet& packet, const Planner& plan) {
    for (const Part& part : plan.dossier.parts) {
        const Objection why = objection(plan, part);
        for (const int number : physical_pages(plan, part)) {
            if (!why.reason.empty() && !holds(packet, part.document, number)) {
                add_left_out(packet, plan, part.document, number, why);
            }
        }
    }
}

/// Pages of no known type that lie among the candidate's.
void add_unrecognised(Packet& packet, const Planner& plan) {
    for (const Unrecognised& rest : plan.subject().unrecognised) {
        if (rest.sheet >= 0 || rest.candidate != plan.dossier.candidate) {
            continue;
        }
        const Document& document = plan.document(rest.document);
        const Page& page = document.pages.at(rest.page);
        if (holds(packet, rest.document, page.number)) {
            continue;
        }
        const Objection why = page.state == PageState::blank ? Objection{"空白页"}
                              : page.state == PageState::unreadable
                                  ? Objection{unread_page, true}
                                  : Objection{"材料种类未能识别，待人工归入", true};
        add_left_out(packet, plan, rest.document, page.number, why);
    }
}

/// Those of a section in which nothing is amiss.
void add_parts(Packet& packet, const Planner& plan, const Permission& permission,
               const Section& section, const std::vector<Part>& parts) {
    for (const Part& part : parts) {
        if (section_of(plan.batch.profile, part) == section.code &&
            objection(plan, part).reason.empty()) {
            add_part(packet, plan, permission, part);
        }
    }
}

} // namespace

std::string section_title(const std::string& section, const Profile& profile) {
    if (section == "form" || section == "narrative") {
        const auto rule = std::ranges::find(profile.documents, section, &DocumentRule::section);
        if (rule != profile.documents.end()) {
            return rule->title;
        }
    }
    const auto* found = std::ranges::find(sections, section, &Section::code);
    return found == sections.end() ? section : std::string(found->title);
}

Packet plan_packet(const Review& review, const Dossier& dossier, const Batch& batch) {
    const Planner plan{review, dossier, batch,
                       batch.blind ? identity_of(review.subject, dossier, batch.profile)
                                   : Identity{}};
    const Permission permission = permission_of(plan);
    Packet packet{.number = packet_number(batch, dossier),
                  .candidate = batch.blind ? blind_name : dossier.candidate,
                  .unit = batch.blind ? blind_name : review.subject.unit,
                  .identity = plan.identity};
    for (const Section& section : sections) {
        add_parts(packet, plan, permission, section, dossier.parts);
        add_parts(packet, plan, permission, section, review.subject.unit_parts);
    }
    order_evidence(packet.items, batch.profile);
    add_objections(packet, plan);
    add_unrecognised(packet, plan);
    return packet;
}

} // namespace intake
