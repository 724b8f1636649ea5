#include "pipeline/emit/packet.hpp"

#include "extractors/image.hpp"
#include "extractors/image_header.hpp"
#include "extractors/reader.hpp"
#include "pipeline/emit/masking.hpp"
#include "pipeline/emit/packet_evidence.hpp"
#include "pipeline/emit/packet_front.hpp"
#include "pipeline/emit/pdf_pages.hpp"
#include "pipeline/emit/strip_jpeg.hpp"
#include "pipeline/model/error.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <map>

namespace intake {

namespace {

constexpr double picture_dpi = 200;
constexpr int picture_quality = 85;
constexpr std::uint8_t mask_grey = 190;

/// What is known of the source files while a packet is made.
struct Sources {
    const Packet& packet;
    const Review& review;
    bool careful = false; ///< each page is tried before it is taken as it is
    std::map<std::string, std::vector<bool>> pictured{}; ///< PDFs asked so far, by path
};

const InputFile& file_of(const Review& review, const std::string& path) {
    const auto& files = review.submission.files;
    const auto found = std::ranges::find(files, path, &InputFile::path);
    if (found == files.end()) {
        throw InputError("failed", "找不到材料文件");
    }
    return *found;
}

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        throw InputError("damaged", "文件无法读取");
    }
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// The halves of a physical page, or the one page.
std::vector<const Page*> pages_of(const Document& document, int number) {
    std::vector<const Page*> out;
    for (const Page& page : document.pages) {
        if (page.number == number) {
            out.push_back(&page);
        }
    }
    return out;
}

/// Quarter turns, in degrees clockwise, that make the page as shown upright.
int turn_of(const Document& document, int number) {
    const std::vector<const Page*> pages = pages_of(document, number);
    if (pages.empty()) {
        return 0;
    }
    const Affine& map = pages.front()->to_file; // of the upright page's first axis
    if (std::abs(map.a) >= std::abs(map.b)) {
        return map.a < 0 ? 180 : 0;
    }
    return map.b > 0 ? 270 : 90;
}

/// Code points [from, to) of a line as they lie on the page in the file.
HiddenRun run_of(const Text& line, const Affine& to_file, std::size_t from, std::size_t to) {
    HiddenRun run;
    run.text = decode(line.text).substr(from, to - from);
    const Box box = box_of(line, from, to);
    const double baseline = box.bottom - box.height() * 0.12;
    run.x = to_file.a * box.left + to_file.c * baseline + to_file.e;
    run.y = to_file.b * box.left + to_file.d * baseline + to_file.f;
    const double across = std::hypot(to_file.a, to_file.b);
    const double down = std::hypot(to_file.c, to_file.d);
    run.cosine = to_file.a / across;
    run.sine = to_file.b / across;
    run.size = box.height() * down;
    for (std::size_t i = from; i <= to; ++i) {
        const bool known = line.edges.size() > to;
        const double share = static_cast<double>(i - from) / static_cast<double>(to - from);
        const double edge = known ? line.edges[i] : box.left + share * box.width();
        run.edges.push_back((edge - box.left) * across);
    }
    return run;
}

void add_runs(std::vector<HiddenRun>& out, const Text& line, const Affine& to_file,
              const std::vector<Box>& masks) {
    const std::vector<bool> masked = masked_points(line, to_file, masks);
    for (std::size_t from = 0; from < masked.size();) {
        std::size_t to = from;
        while (to < masked.size() && !masked[to]) {
            ++to;
        }
        if (to > from) {
            out.push_back(run_of(line, to_file, from, to));
        }
        from = std::max(to, from + 1);
    }
}

/// The text to lay over a page; `recognised_only` where the page brings its own text.
std::vector<HiddenRun> hidden_runs(const Document& document, const PacketPage& page,
                                   bool recognised_only) {
    std::vector<HiddenRun> out;
    for (const Page* half : pages_of(document, page.number)) {
        for (const Text& line : half->lines) {
            if (!recognised_only || line.origin == Origin::ocr) {
                add_runs(out, line, half->to_file, page.masks);
            }
        }
    }
    return out;
}

void paint(Raster& picture, const Box& box) {
    const double scale = picture.dpi / 72;
    const int left = std::max(0, static_cast<int>(std::floor(box.left * scale)));
    const int top = std::max(0, static_cast<int>(std::floor(box.top * scale)));
    const int right = std::min(picture.width, static_cast<int>(std::ceil(box.right * scale)));
    const int bottom =
        std::min(picture.height, static_cast<int>(std::ceil(box.bottom * scale)));
    for (int y = top; y < bottom && left < right; ++y) {
        const auto from =
            picture.pixels.begin() + static_cast<std::ptrdiff_t>(picture.at(left, y));
        std::fill(from, from + static_cast<std::ptrdiff_t>(right - left) * picture.channels,
                  mask_grey);
    }
}

/// A picture of the page as people see it, masks painted into the pixels.
Leaf pictured_leaf(const InputFile& file, int number, const std::vector<Box>& masks) {
    Raster picture = picture_of(file, number, picture_dpi);
    for (const Box& box : masks) {
        paint(picture, box);
    }
    return {.kind = LeafKind::jpeg,
            .bytes = encode_jpeg(picture, picture_quality),
            .width = picture.width * 72 / picture.dpi,
            .height = picture.height * 72 / picture.dpi};
}

bool is_plain_png(const std::string& png) {
    return png.size() > 28 && png[24] == 8 && (png[25] == 0 || png[25] == 2) && png[28] == 0;
}

/// JPEG data travels as it is; other pictures are stored without loss.
Leaf image_leaf(const InputFile& file, int number) {
    const std::string bytes = bytes_of(file.blob);
    const Raster picture = decode_image(bytes, number - 1);
    Leaf leaf{.kind = LeafKind::png,
              .width = picture.width * 72 / picture.dpi,
              .height = picture.height * 72 / picture.dpi};
    if (file.format == Format::jpeg && jpeg_components(bytes) != 4) {
        leaf.kind = LeafKind::jpeg;
        leaf.bytes = bytes;
        leaf.orientation = jpeg_orientation(bytes);
        return leaf;
    }
    leaf.bytes = encode_png(picture);
    if (!is_plain_png(leaf.bytes)) {
        leaf.kind = LeafKind::jpeg;
        leaf.bytes = encode_jpeg(picture, 95);
    }
    return leaf;
}

bool must_be_pictured(Sources& sources, const InputFile& file, int number) {
    const auto [at, first] = sources.pictured.try_emplace(file.path);
    if (first) {
        at->second = needs_picture(file.blob);
    }
    const std::vector<bool>& pages = at->second;
    const auto index = static_cast<std::size_t>(number - 1);
    return index >= pages.size() || pages[index];
}

/// Whether the page brings text that people who look at it do not see.
bool hides_text(const Document& document, int number) {
    return std::ranges::any_of(pages_of(document, number), [](const Page* page) {
        return page->own_text == OwnText::hidden || page->own_text == OwnText::contrary;
    });
}

bool can_be_bound(const Leaf& leaf) {
    try {
        static_cast<void>(bind_pages({.leaves = {leaf}}));
        return true;
    } catch (const InputError&) {
        return false;
    }
}

Leaf leaf_of(Sources& sources, const PacketPage& page) {
    const Document& document = sources.review.subject.documents.at(page.document);
    const Source place = place_of(document, page.number);
    const InputFile& file = file_of(sources.review, place.file);
    const bool pdf = file.format == Format::pdf;
    bool pictured = page.treatment == Treatment::mask ||
                    (pdf && (hides_text(document, page.number) ||
                             must_be_pictured(sources, file, place.page)));
    Leaf leaf;
    if (!pictured) {
        leaf =
            pdf ? Leaf{.file = file.blob, .number = place.page} : image_leaf(file, place.page);
        pictured = sources.careful && !can_be_bound(leaf);
    }
    if (pictured) {
        leaf = pictured_leaf(file, place.page, page.masks);
    }
    const bool own_text = pdf && !pictured;
    leaf.text = hidden_runs(document, page, own_text);
    leaf.turn = turn_of(document, page.number);
    leaf.note = !page.doubt.empty()                 ? "盲评：本页可能未遮盖干净"
                : page.treatment == Treatment::mask ? "本页个人信息已遮盖"
                                                    : "";
    return leaf;
}

std::string name_at_foot(const Packet& packet) {
    return packet.is_blind() ? packet.number : packet.candidate;
}

std::string foot_title(const Packet& packet, const PacketPage& page) {
    for (const PacketItem& item : packet.items) {
        for (const PacketPage& one : item.pages) {
            if (&one == &page) {
                const std::u32string title = decode(item.title);
                return name_at_foot(packet) + "　" +
                       (title.size() > 18 ? encode(title.substr(0, 17)) + "…" : item.title);
            }
        }
    }
    return name_at_foot(packet);
}

/// The index of evidence and the group an item begins; `group` is the one before it.
void add_evidence_marks(std::vector<Bookmark>& out, const PacketItem& item, int page,
                        const PageNumbers& numbers, std::string& group) {
    if (group.empty()) {
        out.push_back({"证明材料索引", numbers.evidence, 1});
    }
    if (evidence_group(item) != group) {
        group = evidence_group(item);
        out.push_back({group, page, 1});
    }
}

std::vector<Bookmark> bookmarks_of(const Packet& packet, const PageNumbers& numbers,
                                   const Profile& profile) {
    std::vector<Bookmark> out{{"封面", 1},
                              {"书面初评评审表", numbers.scoring},
                              {"候选人情况摘要", numbers.summary},
                              {"目录", numbers.contents},
                              {"形式审查结论", numbers.review}};
    std::string section;
    std::string group;
    for (std::size_t i = 0; i < packet.items.size(); ++i) {
        const PacketItem& item = packet.items[i];
        const bool evidence = item.section == "evidence";
        const bool headed = evidence || needs_heading(packet, item, profile);
        if (item.section != section && headed) {
            out.push_back({section_title(item.section, profile),
                           evidence ? numbers.evidence : numbers.items[i], 0});
        }
        section = item.section;
        if (evidence) {
            add_evidence_marks(out, item, numbers.items[i], numbers, group);
        }
        out.push_back({item.title, numbers.items[i], evidence ? 2 : headed ? 1 : 0});
    }
    out.push_back({"材料来源与程序版本", numbers.provenance});
    return out;
}

void add_leaves(Binding& binding, const Typeset& set, const std::string& foot) {
    for (int page = 1; page <= set.pages; ++page) {
        binding.leaves.push_back({.kind = LeafKind::pdf_bytes,
                                  .bytes = set.pdf,
                                  .number = page,
                                  .foot = binding.leaves.empty() ? "" : foot});
    }
}

Binding binding_of(Sources& sources, const Dossier& dossier, const Batch& batch) {
    const Packet& packet = sources.packet;
    const PacketFront set = set_front(packet, sources.review, dossier, batch);
    Binding binding{
        .title = printable(batch.profile.letter.award + "评审材料册：" + name_at_foot(packet)),
        .author = batch.profile.letter.organiser,
        .date = batch.as_of,
        .bookmarks = bookmarks_of(packet, set.numbers, batch.profile)};
    const std::string foot =
        packet.number + (packet.number.empty() ? "" : "　") + packet.candidate;
    add_leaves(binding, set.front, foot);
    const std::vector<const PacketPage*> pages = printed_pages(packet);
    const std::size_t evidence = first_evidence_page(packet);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (i == evidence) {
            add_leaves(binding, set.evidence, foot);
        }
        binding.leaves.push_back(leaf_of(sources, *pages[i]));
        binding.leaves.back().foot = foot_title(packet, *pages[i]);
    }
    add_leaves(binding, set.back, foot);
    return binding;
}

} // namespace

std::string packet_pdf(const Packet& packet, const Review& review, const Dossier& dossier,
                       const Batch& batch) {
    Sources sources{packet, review};
    try {
        return bind_pages(binding_of(sources, dossier, batch));
    } catch (const InputError&) { // one page spoils it: which one is asked only now
        sources.careful = true;
        return bind_pages(binding_of(sources, dossier, batch));
    }
}

} // namespace intake
