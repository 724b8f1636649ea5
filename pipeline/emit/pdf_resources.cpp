#include "pipeline/emit/pdf_resources.hpp"

#include "pipeline/emit/strip_jpeg.hpp"
#include "pipeline/model/error.hpp"

#include <qpdf/Buffer.hh>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace intake {

namespace {

using Object = QPDFObjectHandle;

/// What an object is there for. Of `plain` there are numbers, names, texts and lists of them.
enum class Part {
    plain,
    resources,
    states,
    state,
    mask,
    colours,
    colour, ///< a colour space or function, and what they are made of
    patterns,
    pattern,
    shadings,
    shading,
    drawings,
    drawing, ///< a form or image
    stencil, ///< the mask of an image
    group,
    fonts,
    font,
    descriptor,
    encoding,
    collection,
    glyphs,
    glyph,
    filter,
    data
};

/// Dictionaries whose keys are names the page gives.
struct Named {
    Part in;
    Part holds;
};

constexpr std::array named{
    Named{Part::states, Part::state},     Named{Part::colours, Part::colour},
    Named{Part::patterns, Part::pattern}, Named{Part::shadings, Part::shading},
    Named{Part::drawings, Part::drawing}, Named{Part::fonts, Part::font},
    Named{Part::glyphs, Part::glyph}};

struct Kept {
    Part in;
    Part holds;
    std::string_view keys; ///< parted by blanks
};

constexpr std::array kept{
    Kept{Part::resources, Part::plain, "/ProcSet"},
    Kept{Part::resources, Part::states, "/ExtGState"},
    Kept{Part::resources, Part::colours, "/ColorSpace"},
    Kept{Part::resources, Part::patterns, "/Pattern"},
    Kept{Part::resources, Part::shadings, "/Shading"},
    Kept{Part::resources, Part::drawings, "/XObject"},
    Kept{Part::resources, Part::fonts, "/Font"},
    Kept{Part::state, Part::plain,
         "/Type /LW /LC /LJ /ML /D /RI /OP /op /OPM /FL /SM /SA /BM /CA /ca /AIS /TK"},
    Kept{Part::state, Part::font, "/Font"},
    Kept{Part::state, Part::mask, "/SMask"},
    Kept{Part::state, Part::colour, "/TR /TR2"},
    Kept{Part::mask, Part::plain, "/Type /S /BC"},
    Kept{Part::mask, Part::drawing, "/G"},
    Kept{Part::mask, Part::colour, "/TR"},
    Kept{Part::drawing, Part::plain,
         "/Type /Subtype /Name /FormType /BBox /Matrix /Width /Height /BitsPerComponent "
         "/ImageMask /Decode /Interpolate /Intent /SMaskInData /Matte"},
    Kept{Part::drawing, Part::resources, "/Resources"},
    Kept{Part::drawing, Part::group, "/Group"},
    Kept{Part::drawing, Part::colour, "/ColorSpace"},
    Kept{Part::drawing, Part::stencil, "/Mask /SMask"},
    Kept{Part::group, Part::plain, "/Type /S /I /K"},
    Kept{Part::group, Part::colour, "/CS"},
    Kept{Part::colour, Part::plain,
         "/N /Range /WhitePoint /BlackPoint /Gamma /Matrix /Subtype /Components /FunctionType "
         "/Domain /Size /BitsPerSample /Order /Encode /Decode /C0 /C1 /Bounds"},
    Kept{Part::colour, Part::colour, "/Alternate /Functions /ColorSpace /Process"},
    Kept{Part::colour, Part::colours, "/Colorants"},
    Kept{Part::pattern, Part::plain,
         "/Type /PatternType /PaintType /TilingType /BBox /XStep /YStep /Matrix"},
    Kept{Part::pattern, Part::resources, "/Resources"},
    Kept{Part::pattern, Part::shading, "/Shading"},
    Kept{Part::pattern, Part::state, "/ExtGState"},
    Kept{Part::shading, Part::plain,
         "/ShadingType /Background /BBox /AntiAlias /Domain /Matrix /Coords /Extend /Decode "
         "/BitsPerCoordinate /BitsPerComponent /BitsPerFlag /VerticesPerRow"},
    Kept{Part::shading, Part::colour, "/ColorSpace /Function"},
    Kept{Part::font, Part::plain,
         "/Type /Subtype /Name /BaseFont /FirstChar /LastChar /Widths /FontBBox /FontMatrix "
         "/DW /W /DW2 /W2"},
    Kept{Part::font, Part::font, "/DescendantFonts"},
    Kept{Part::font, Part::descriptor, "/FontDescriptor"},
    Kept{Part::font, Part::encoding, "/Encoding /ToUnicode"},
    Kept{Part::font, Part::collection, "/CIDSystemInfo"},
    Kept{Part::font, Part::data, "/CIDToGIDMap"},
    Kept{Part::font, Part::glyphs, "/CharProcs"},
    Kept{Part::font, Part::resources, "/Resources"},
    Kept{Part::glyph, Part::resources, "/Resources"},
    Kept{Part::descriptor, Part::plain,
         "/Type /FontName /FontFamily /FontStretch /FontWeight /Flags /FontBBox /ItalicAngle "
         "/Ascent /Descent /Leading /CapHeight /XHeight /StemV /StemH /AvgWidth /MaxWidth "
         "/MissingWidth /CharSet"},
    Kept{Part::descriptor, Part::data, "/FontFile /FontFile2 /FontFile3 /CIDSet"},
    Kept{Part::encoding, Part::plain, "/Type /BaseEncoding /Differences /CMapName /WMode"},
    Kept{Part::encoding, Part::encoding, "/UseCMap"},
    Kept{Part::encoding, Part::collection, "/CIDSystemInfo"},
    Kept{Part::collection, Part::plain, "/Registry /Ordering /Supplement"},
    Kept{Part::filter, Part::plain,
         "/K /EndOfLine /EncodedByteAlign /Columns /Rows /EndOfBlock /BlackIs1 /Predictor "
         "/DamagedRowsBeforeError /Colors /BitsPerComponent /EarlyChange /ColorTransform"},
    Kept{Part::filter, Part::data, "/JBIG2Globals"},
    Kept{Part::data, Part::plain, "/Subtype /Length1 /Length2 /Length3"}};

constexpr std::array stream_parts{Part::drawing, Part::stencil,  Part::colour, Part::pattern,
                                  Part::shading, Part::encoding, Part::glyph,  Part::data};
constexpr std::array stream_only{Part::drawing, Part::stencil, Part::glyph, Part::data};

/// The only types that stay; without one, an object is what its place makes it.
constexpr std::string_view drawn_types =
    "/XObject /Font /FontDescriptor /ExtGState /Pattern /Encoding /CMap /Mask /Group";

/// Objects of the document around the page: not to be drawn with, and not to be cleaned either.
constexpr std::string_view foreign_types =
    "/Page /Pages /Catalog /Annot /OCG /OCMD /Filespec /EmbeddedFile /Metadata /StructElem "
    "/StructTreeRoot /Action /Outlines /Sig /ObjStm /XRef";

bool has_word(std::string_view words, std::string_view word) {
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(' '), words.size());
        if (words.substr(0, end) == word) {
            return true;
        }
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return false;
}

bool is_one_of(std::string_view words, Object name) {
    return name.isName() && has_word(words, name.getName());
}

template <std::size_t N> bool has(const std::array<Part, N>& parts, Part part) {
    return std::ranges::find(parts, part) != parts.end();
}

/// What the value of `key` is there for; nothing if it is not drawn with.
std::optional<Part> part_of(Part in, std::string_view key, bool stream) {
    if (stream && has_word("/Length /Filter", key)) {
        return Part::plain;
    }
    if (stream && key == "/DecodeParms") {
        return Part::filter;
    }
    if (const auto* at = std::ranges::find(named, in, &Named::in); at != named.end()) {
        return at->holds;
    }
    const Part like = in == Part::stencil ? Part::drawing : in;
    const auto* at = std::ranges::find_if(
        kept, [&](const Kept& row) { return row.in == like && has_word(row.keys, key); });
    return at == kept.end() ? std::nullopt : std::optional(at->holds);
}

/// Whether the object can stand where a `part` is wanted.
bool belongs(Object object, Part part) {
    if (object.isStream()) {
        Object dictionary = object.getDict();
        return has(stream_parts, part) &&
               !is_one_of(foreign_types, dictionary.getKey("/Type")) &&
               (part != Part::drawing ||
                is_one_of("/Form /Image", dictionary.getKey("/Subtype")));
    }
    if (object.isDictionary()) {
        return part != Part::plain && !has(stream_only, part) &&
               !is_one_of(foreign_types, object.getKey("/Type"));
    }
    return true;
}

bool is_jpeg(Object filter) {
    if (filter.isArray() && filter.getArrayNItems() == 1) {
        filter = filter.getArrayItem(0);
    }
    return filter.isNameAndEquals("/DCTDecode");
}

void strip_picture(Object stream) {
    Object dictionary = stream.getDict();
    if (is_jpeg(dictionary.getKey("/Filter"))) {
        const std::shared_ptr<Buffer> raw = stream.getRawStreamData();
        const std::string bytes(reinterpret_cast<const char*>(raw->getBuffer()),
                                raw->getSize());
        stream.replaceStreamData(strip_jpeg(bytes), dictionary.getKey("/Filter"),
                                 dictionary.getKey("/DecodeParms"));
    }
}

class Cleaner {
public:
    void clean(Object object, Part part, int depth = 0) {
        if (depth > 100) {
            throw InputError("damaged", "PDF资源嵌套过深");
        }
        if (object.isIndirect() && !seen_.emplace(object.getObjGen(), part).second) {
            return;
        }
        if (object.isArray()) {
            clean_items(object, part, depth);
        } else if (object.isStream()) {
            clean_keys(object.getDict(), part, true, depth);
            strip_picture(object);
        } else if (object.isDictionary()) {
            clean_keys(object, part, false, depth);
        }
    }

private:
    void clean_items(Object array, Part part, int depth) {
        for (int i = 0; i < array.getArrayNItems(); ++i) {
            Object item = array.getArrayItem(i);
            if (belongs(item, part)) {
                clean(item, part, depth + 1);
            } else {
                array.setArrayItem(i, Object::newNull());
            }
        }
    }

    void clean_keys(Object dictionary, Part part, bool stream, int depth) {
        for (const std::string& key : dictionary.getKeys()) {
            Object value = dictionary.getKey(key);
            const auto holds = part_of(part, key, stream);
            const bool odd = key == "/Type" && !is_one_of(drawn_types, value);
            if (holds && !odd && belongs(value, *holds)) {
                clean(value, *holds, depth + 1);
            } else {
                dictionary.removeKey(key);
            }
        }
    }

    std::set<std::pair<QPDFObjGen, Part>> seen_;
};

} // namespace

QPDFObjectHandle drawn_resources(QPDFObjectHandle all) {
    Object out = Object::newDictionary();
    if (all.isDictionary()) {
        for (const std::string& key : all.getKeys()) {
            out.replaceKey(key, all.getKey(key));
        }
    }
    Cleaner().clean(out, Part::resources);
    return out;
}

} // namespace intake
