/// \file
/// One document sent in several versions, as names of files tell: 推荐表, 推荐表（修改版）.
#pragma once

#include "validators/probe.hpp"

namespace intake {

/// Files of one kind and one owner whose names differ in a word for a version only, and whose
/// contents differ (PKG-14). Scans that seem to differ are for a person.
[[nodiscard]] Reply no_competing_versions(const Subject& subject);

} // namespace intake
