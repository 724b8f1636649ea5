#include "extractors/xml.hpp"

#include "pipeline/model/error.hpp"

#include <limits>

#include <libxml/xmlreader.h>

namespace intake {

namespace {

xmlTextReaderPtr native(void* reader) {
    return static_cast<xmlTextReaderPtr>(reader);
}

std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

void be_silent(void* /*data*/, xmlErrorPtr /*error*/) {
}

[[noreturn]] void refuse(const char* why) {
    throw InputError("damaged", why);
}

} // namespace

void XmlReader::Deleter::operator()(void* reader) const {
    xmlFreeTextReader(native(reader));
}

XmlReader::XmlReader(std::string_view bytes) {
    if (bytes.empty() || bytes.size() > std::numeric_limits<int>::max()) {
        refuse("文件内的XML为空或过大");
    }
    reader_.reset(xmlReaderForMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr,
                                     nullptr, XML_PARSE_NONET | XML_PARSE_COMPACT));
    if (!reader_) {
        refuse("文件内的XML无法打开");
    }
    xmlTextReaderSetStructuredErrorHandler(native(reader_.get()), be_silent, nullptr);
}

XmlReader::Event XmlReader::next() {
    if (closes_) {
        closes_ = false;
        return Event::end;
    }
    while (true) {
        const int status = xmlTextReaderRead(native(reader_.get()));
        if (status == 0) {
            return Event::done;
        }
        if (status < 0) {
            refuse("文件内的XML有误");
        }
        switch (xmlTextReaderNodeType(native(reader_.get()))) {
        case XML_READER_TYPE_ELEMENT:
            closes_ = xmlTextReaderIsEmptyElement(native(reader_.get())) == 1;
            return Event::start;
        case XML_READER_TYPE_END_ELEMENT:
            return Event::end;
        case XML_READER_TYPE_TEXT:
        case XML_READER_TYPE_CDATA:
        case XML_READER_TYPE_WHITESPACE:
        case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
            return Event::text;
        case XML_READER_TYPE_DOCUMENT_TYPE:
        case XML_READER_TYPE_ENTITY_REFERENCE:
            refuse("文件内的XML含有不允许的DOCTYPE或实体");
        default:
            break;
        }
    }
}

std::string_view XmlReader::name() const {
    return view(xmlTextReaderConstLocalName(native(reader_.get())));
}

std::string_view XmlReader::text() const {
    return view(xmlTextReaderConstValue(native(reader_.get())));
}

int XmlReader::depth() const {
    return xmlTextReaderDepth(native(reader_.get()));
}

std::string XmlReader::attribute(std::string_view local_name) {
    std::string value;
    const xmlTextReaderPtr reader = native(reader_.get());
    while (xmlTextReaderMoveToNextAttribute(reader) == 1) {
        if (view(xmlTextReaderConstLocalName(reader)) == local_name) {
            value = view(xmlTextReaderConstValue(reader));
            break;
        }
    }
    xmlTextReaderMoveToElement(reader);
    return value;
}

void XmlReader::skip() {
    (void)inner_text();
}

std::string XmlReader::inner_text() {
    std::string out;
    for (int open = 1; open > 0;) {
        switch (next()) {
        case Event::start:
            ++open;
            break;
        case Event::end:
            --open;
            break;
        case Event::text:
            out += text();
            break;
        case Event::done:
            return out;
        }
    }
    return out;
}

} // namespace intake
