/// \file
/// What a command ended with, exceptions included.
#pragma once

#include <functional>
#include <string>

namespace intake {

/// The command's exit status. An exception becomes the status of the contract and its sentence
/// the `complaint`, which stays empty otherwise.
[[nodiscard]] int guarded(const std::function<int()>& command, std::string& complaint);

} // namespace intake
