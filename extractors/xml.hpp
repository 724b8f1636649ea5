/// \file
/// XML of files that came in, read forward: elements and their text, names without prefixes.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace intake {

/// Steps through the elements of a document.
///
/// A document with a DOCTYPE or an entity of its own is refused: nothing that comes in needs
/// one, and both make bombs. Nothing is ever fetched.
class XmlReader {
public:
    /// \param bytes outlive the reader.
    /// \throws InputError "damaged"
    explicit XmlReader(std::string_view bytes);

    enum class Event { start, end, text, done };

    /// The next event. An empty element gives start and end.
    /// \throws InputError "damaged" on ill-formed XML.
    Event next();

    [[nodiscard]] std::string_view name()
        const; ///< local, of start and end; valid until next()
    [[nodiscard]] std::string_view text() const; ///< of text, white space as it stands
    [[nodiscard]] int depth() const;             ///< of the element or text; the root has 0

    /// The attribute's value by local name, "" where there is none. \pre the event was start
    [[nodiscard]] std::string attribute(std::string_view local_name);

    /// Passes over the rest of the element whose start was just seen, its end included.
    void skip();

    /// All text inside the element whose start was just seen, up to its end.
    [[nodiscard]] std::string inner_text();

private:
    struct Deleter {
        void operator()(void* reader) const;
    };

    std::unique_ptr<void, Deleter> reader_;
    bool closes_ = false; ///< the element just started is empty: its end is due
};

} // namespace intake
