#pragma once
/// @file One finished run as bytes: what stays on disk until all runs of an experiment are there.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/model.hpp"

namespace experiments {

/// Which run of an experiment: a point, and a replicate of it.
struct RunIndex {
  std::uint64_t point = 0;
  std::uint64_t replicate = 0;
  bool operator==(const RunIndex&) const = default;
};

/// A finished run.
struct Part {
  RunIndex run;
  models::RunOutput output;
};

/// The bytes of a part: a mark, the experiment's key, the format's version, the run, and a digest over all of it at the
/// end.
///
/// @param key the experiment's key, 32 hexadecimal digits
std::vector<std::byte> encode_part(const Part& part, std::string_view key);

/// The part in `bytes`, or nothing when they are cut short, damaged, of another version or of another key.
std::optional<Part> decode_part(std::span<const std::byte> bytes, std::string_view key);

/// The key a part of any version was stored under, or nothing when `bytes` are no whole part.
std::optional<std::string> key_of_part(std::span<const std::byte> bytes);

}  // namespace experiments
