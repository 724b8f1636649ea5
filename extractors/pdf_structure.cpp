#include "extractors/pdf_structure.hpp"

#include "extractors/qpdf.hpp"

#include <qpdf/QPDFAcroFormDocumentHelper.hh>
#include <qpdf/QPDFLogger.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include <array>
#include <exception>
#include <stdexcept>

namespace intake {
namespace {

constexpr int deepest_form = 8;            // form XObjects inside each other
constexpr long most_operators = 4'000'000; // of one page, forms counted as often as drawn
constexpr std::size_t most_states = 10'000;
constexpr int hidden_or_no_view = 2 | 32; // annotation flags

Affine affine_of(std::vector<QPDFObjectHandle>& numbers) {
    std::array<double, 6> v{};
    for (std::size_t i = 0; i < v.size(); ++i) {
        v.at(i) = numbers.at(i).getNumericValue();
    }
    return {v[0], v[1], v[2], v[3], v[4], v[5]};
}

/// Follows the transformation through a content stream and notes every picture.
class PictureFinder : public QPDFObjectHandle::ParserCallbacks {
public:
    PictureFinder(std::vector<Box>& found, long& budget, const QPDFObjectHandle& resources,
                  Affine map, int depth)
        : found_(found), budget_(budget), resources_(resources), map_(map), depth_(depth) {}

    void handleObject(QPDFObjectHandle object, std::size_t, std::size_t) override {
        if (!object.isOperator()) {
            constexpr std::size_t most_operands = 64;
            if (operands_.size() < most_operands) {
                operands_.push_back(object);
            }
            return;
        }
        if (--budget_ < 0) {
            throw std::length_error("too many operators");
        }
        act(object.getOperatorValue());
        operands_.clear();
    }

    void handleEOF() override {}

private:
    void act(const std::string& name) {
        if (name == "q" && saved_.size() < most_states) {
            saved_.push_back(map_);
        } else if (name == "Q" && !saved_.empty()) {
            map_ = saved_.back();
            saved_.pop_back();
        } else if (name == "cm" && operands_.size() == 6) {
            map_ = compose(map_, affine_of(operands_));
        } else if (name == "EI") {
            found_.push_back(apply(map_, {0, 0, 1, 1}));
        } else if (name == "Do" && operands_.size() == 1 && operands_.at(0).isName()) {
            draw(operands_.at(0).getName());
        }
    }

    void draw(const std::string& name) {
        QPDFObjectHandle object = resources_.getKey("/XObject").getKey(name);
        if (!object.isStream()) {
            return;
        }
        QPDFObjectHandle dictionary = object.getDict();
        const std::string kind = dictionary.getKey("/Subtype").getName();
        if (kind == "/Image") {
            found_.push_back(apply(map_, {0, 0, 1, 1}));
        } else if (kind == "/Form" && depth_ < deepest_form) {
            draw_form(object, dictionary);
        }
    }

    void draw_form(QPDFObjectHandle form, QPDFObjectHandle dictionary) {
        Affine inner = map_;
        QPDFObjectHandle matrix = dictionary.getKey("/Matrix");
        if (matrix.isArray() && matrix.getArrayNItems() == 6) {
            std::vector<QPDFObjectHandle> numbers = matrix.getArrayAsVector();
            inner = compose(map_, affine_of(numbers));
        }
        QPDFObjectHandle own = dictionary.getKey("/Resources");
        PictureFinder finder(found_, budget_, own.isDictionary() ? own : resources_, inner,
                             depth_ + 1);
        form.parseAsContents(&finder);
    }

    std::vector<Box>& found_;
    long& budget_;
    QPDFObjectHandle resources_;
    Affine map_;
    int depth_;
    std::vector<Affine> saved_;
    std::vector<QPDFObjectHandle> operands_;
};

bool is_shown(QPDFAnnotationObjectHelper& widget) {
    return (widget.getFlags() & hidden_or_no_view) == 0;
}

} // namespace

struct PdfStructure::File {
    QPDF pdf;
    std::vector<QPDFObjectHandle> pages;
    std::unique_ptr<QPDFAcroFormDocumentHelper> form;
    bool xfa = false;
};

PdfStructure::PdfStructure(const std::filesystem::path& file, int pages) {
    try {
        auto opened = std::make_unique<File>();
        opened->pdf.setSuppressWarnings(true);
        opened->pdf.setLogger(QPDFLogger::create());
        opened->pdf.getLogger()->setError(opened->pdf.getLogger()->discard());
        opened->pdf.processFile(file.c_str());
        opened->pages = opened->pdf.getAllPages();
        QPDFObjectHandle form = opened->pdf.getRoot().getKey("/AcroForm");
        if (form.isDictionary()) {
            opened->xfa = form.hasKey("/XFA");
            opened->form = std::make_unique<QPDFAcroFormDocumentHelper>(opened->pdf);
        }
        if (opened->pages.size() == static_cast<std::size_t>(pages)) {
            file_ = std::move(opened);
        }
    } catch (const std::exception&) {
        file_.reset();
    }
}

PdfStructure::~PdfStructure() = default;
PdfStructure::PdfStructure(PdfStructure&&) noexcept = default;
PdfStructure& PdfStructure::operator=(PdfStructure&&) noexcept = default;

bool PdfStructure::has_xfa() const {
    return file_ && file_->xfa;
}

std::optional<std::vector<Box>> PdfStructure::pictures(int number,
                                                       const Affine& to_shown) const {
    try {
        std::vector<Box> found;
        long budget = most_operators;
        QPDFPageObjectHelper page(file_ ? file_->pages.at(static_cast<std::size_t>(number - 1))
                                        : throw std::out_of_range("no pages"));
        PictureFinder finder(found, budget, page.getAttribute("/Resources", false), to_shown,
                             0);
        page.parseContents(&finder);
        return found;
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

std::vector<FieldValue> PdfStructure::fields(int number, const Affine& to_shown) const {
    std::vector<FieldValue> values;
    if (!file_ || !file_->form) {
        return values;
    }
    try {
        const QPDFPageObjectHelper page(file_->pages.at(static_cast<std::size_t>(number - 1)));
        for (QPDFAnnotationObjectHelper& widget :
             file_->form->getWidgetAnnotationsForPage(page)) {
            QPDFFormFieldObjectHelper field = file_->form->getFieldForAnnotation(widget);
            const std::string value = field.getValueAsString();
            if (is_shown(widget) && (field.isText() || field.isChoice()) && !value.empty()) {
                const auto rect = widget.getRect();
                values.push_back(
                    {value, apply(to_shown, {rect.llx, rect.lly, rect.urx, rect.ury})});
            }
        }
    } catch (const std::exception&) {
        return values; // what was understood so far is still true
    }
    return values;
}

} // namespace intake
