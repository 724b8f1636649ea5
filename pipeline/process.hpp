/// \file
/// The program's table of contents: from inbox to OUT.
#pragma once

#include "pipeline/options.hpp"

namespace intake {

struct Summary {
    int submissions = 0;
    int candidates = 0;
    int findings = 0;
    int quarantined = 0;
    int questions = 0; ///< items a person must look at
    int unmade = 0;    ///< packets that could not be made
};

/// One run: reads `options.inputs[0]`, writes `options.out`.
/// \throws UsageError, SystemError, BusyError, Interrupted; OUT is then as it was.
Summary process(const Options& options);

} // namespace intake
