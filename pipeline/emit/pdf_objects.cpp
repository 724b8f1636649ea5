#include "pipeline/emit/pdf_objects.hpp"

#include "pipeline/emit/glyphless_font.hpp"
#include "pipeline/emit/strip_jpeg.hpp"
#include "pipeline/model/error.hpp"

namespace intake {

namespace {

using Object = QPDFObjectHandle;

Object name(const char* text) {
    return Object::newName(text);
}

unsigned byte_at(const std::string& bytes, std::size_t at) {
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
}

Object image(QPDF& out, const std::string& data, const char* filter) {
    Object stream = out.newStream();
    stream.replaceStreamData(data, name(filter), Object::newNull());
    Object dictionary = stream.getDict();
    dictionary.replaceKey("/Type", name("/XObject"));
    dictionary.replaceKey("/Subtype", name("/Image"));
    dictionary.replaceKey("/BitsPerComponent", Object::newInteger(8));
    return stream;
}

void describe(Object stream, long width, long height, int channels) {
    Object dictionary = stream.getDict();
    dictionary.replaceKey("/Width", Object::newInteger(width));
    dictionary.replaceKey("/Height", Object::newInteger(height));
    dictionary.replaceKey("/ColorSpace", name(channels == 1 ? "/DeviceGray" : "/DeviceRGB"));
}

long big_endian(const std::string& bytes, std::size_t at) {
    long value = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        value = value * 256 + static_cast<long>(byte_at(bytes, at + i));
    }
    return value;
}

} // namespace

Object dictionary_of(std::initializer_list<std::pair<const char*, Object>> entries) {
    Object out = Object::newDictionary();
    for (const auto& [key, value] : entries) {
        out.replaceKey(key, value);
    }
    return out;
}

Object jpeg_image(QPDF& out, const std::string& bytes) {
    const std::string plain = strip_jpeg(bytes);
    const std::size_t at = jpeg_frame(plain);
    if (at == std::string::npos) {
        throw InputError("damaged", "JPEG图片没有帧头");
    }
    Object stream = image(out, plain, "/DCTDecode");
    describe(stream, byte_at(plain, at + 7) * 256 + byte_at(plain, at + 8),
             byte_at(plain, at + 5) * 256 + byte_at(plain, at + 6), jpeg_components(plain));
    return stream;
}

/// The compressed rows of a PNG are what /FlateDecode with a PNG predictor reads.
Object png_image(QPDF& out, const std::string& bytes) {
    std::string data;
    for (std::size_t at = 8; at + 12 <= bytes.size();) {
        const auto size = static_cast<std::size_t>(big_endian(bytes, at));
        if (bytes.compare(at + 4, 4, "IDAT") == 0) {
            data.append(bytes, at + 8, size);
        }
        at += 12 + size;
    }
    const long width = big_endian(bytes, 16);
    const int channels = byte_at(bytes, 25) == 0 ? 1 : 3;
    Object stream = image(out, data, "/FlateDecode");
    describe(stream, width, big_endian(bytes, 20), channels);
    Object rows = Object::newDictionary();
    rows.replaceKey("/Predictor", Object::newInteger(15));
    rows.replaceKey("/Colors", Object::newInteger(channels));
    rows.replaceKey("/BitsPerComponent", Object::newInteger(8));
    rows.replaceKey("/Columns", Object::newInteger(width));
    stream.getDict().replaceKey("/DecodeParms", rows);
    return stream;
}

Object make_hidden_font(QPDF& out) {
    return out.makeIndirectObject(dictionary_of({{"/Type", name("/Font")},
                                                 {"/Subtype", name("/Type0")},
                                                 {"/BaseFont", name("/Glyphless")},
                                                 {"/Encoding", name("/Identity-H")}}));
}

void fill_hidden_font(QPDF& out, QPDFObjectHandle hidden_font, const CodeTable& codes) {
    const std::string outlines(reinterpret_cast<const char*>(glyphless_font.data()),
                               glyphless_font.size());
    Object file = out.newStream(outlines);
    file.getDict().replaceKey("/Length1",
                              Object::newInteger(static_cast<long long>(outlines.size())));
    Object descriptor =
        out.makeIndirectObject(dictionary_of({{"/Type", name("/FontDescriptor")},
                                              {"/FontName", name("/Glyphless")},
                                              {"/Flags", Object::newInteger(5)},
                                              {"/FontBBox", Object::parse("[0 -120 1000 880]")},
                                              {"/ItalicAngle", Object::newInteger(0)},
                                              {"/Ascent", Object::newInteger(880)},
                                              {"/Descent", Object::newInteger(-120)},
                                              {"/CapHeight", Object::newInteger(880)},
                                              {"/StemV", Object::newInteger(80)},
                                              {"/FontFile2", file}}));
    // Every code draws glyph 1, which is empty.
    std::string glyphs(2, '\0');
    for (std::size_t i = 0; i < codes.size(); ++i) {
        glyphs += std::string("\0\1", 2);
    }
    Object font = out.makeIndirectObject(dictionary_of(
        {{"/Type", name("/Font")},
         {"/Subtype", name("/CIDFontType2")},
         {"/BaseFont", name("/Glyphless")},
         {"/CIDSystemInfo",
          Object::parse("<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>")},
         {"/FontDescriptor", descriptor},
         {"/DW", Object::newInteger(1000)},
         {"/CIDToGIDMap", out.newStream(glyphs)}}));
    hidden_font.replaceKey("/DescendantFonts", Object::newArray(std::vector<Object>{font}));
    hidden_font.replaceKey("/ToUnicode", out.newStream(unicode_map(codes)));
}

} // namespace intake
