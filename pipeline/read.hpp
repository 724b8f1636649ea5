/// \file
/// Every usable file of the inbox read in a process of its own.
#pragma once

#include "extractors/ocr.hpp"
#include "pipeline/ingest.hpp"
#include "pipeline/secrecy.hpp"
#include "pipeline/shelf.hpp"

#include <vector>

namespace intake {

/// Documents of one submission, by path; `document_of` files that could not be read have none.
using Documents = std::vector<Document>;

/// Reads all files with outcome `processed`, at most `parallel` at a time. A file whose worker
/// crashed, hung or refused it becomes `quarantined` with the code; page counts are filled in.
/// Each content is read once, and not at all if the shelf has it; what is read goes there as
/// soon as it is, but for what bears a mark of secrecy, which is quarantined. No shelf:
/// nullptr. \post one list per submission of `inbox`, in order, each by path.
std::vector<Documents> read_inbox(Inbox& inbox, const Recognizer& recognizer,
                                  const Shelf* shelf, const Secrecy& secrecy, int parallel);

/// Pages that were settled after reading (a portrait called one) are unreadable no longer.
void recount_unread(std::vector<InputFile>& files, const Documents& documents);

} // namespace intake
