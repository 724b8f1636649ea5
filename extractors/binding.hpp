/// \file
/// Pages that people sent as files of their own (推荐表1.jpg, 推荐表2.jpg) make one document.
#pragma once

#include "pipeline/model/document.hpp"
#include "pipeline/model/profile.hpp"

#include <vector>

namespace intake {

/// Joins files of one page each whose names differ only in a number that goes on, where what
/// stands on them says that they are one document: a later page belongs to the form, narrative
/// or letter that the page before it began. Certificates and photos stay files of their own.
/// The document takes the path of its first page; `Page::file` and `Page::leaf` of each page
/// say where it lies. Order by path is kept.
[[nodiscard]] std::vector<Document> bind_pages_of_files(std::vector<Document> documents,
                                                        const Profile& profile);

} // namespace intake
