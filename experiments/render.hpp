#pragma once
/// @file Figures as files.

#include <filesystem>
#include <string_view>

#include "experiments/results.hpp"

namespace experiments {

/// Write every figure to `folder` as a picture and as its specification, NAME.vl.json, all of them or none; makes the
/// folder.
///
/// The pictures are drawn by vl-convert-python; its interpreter is the one of build/venv unless the environment
/// variable STOA_PYTHON names another.
/// @param format "svg" | "png" | "pdf"
/// @returns false when it was interrupted
/// @throws OutputError when a file or a picture could not be made
bool render_figures(const Results& results, const std::filesystem::path& folder, std::string_view format);

}  // namespace experiments
