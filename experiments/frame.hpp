#pragma once
/// @file What an experiment file says apart from settings: the question, its answer, and which runs of which model.

#include <cstdint>
#include <string>
#include <vector>

#include "experiments/document.hpp"
#include "experiments/mistakes.hpp"
#include "experiments/results.hpp"
#include "models/model.hpp"

namespace experiments {

struct Frame {
  std::string question;
  Answer answer;
  const models::Model* model = nullptr;  // nullptr after a mistake
  std::uint64_t seed = 0;
  std::int64_t replicates = 1;
  std::vector<std::size_t> measures;  // indices into measure_table(), ascending
};

/// The keys at the top of a file that are not sections of settings.
const std::vector<std::string>& frame_keys();

/// Read `question`, `[answer]`, and of `[run]` the model, seed, replicates and measures.
Frame read_frame(const Table& root, Mistakes& mistakes);

}  // namespace experiments
