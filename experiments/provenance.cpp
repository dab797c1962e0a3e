#include "experiments/provenance.hpp"

#include "experiments/fingerprint.hpp"

namespace experiments {
namespace {

/// One line per input file: the digest of its contents and its name.
std::string input_digests(const Experiment& experiment) {
  std::string lines;
  for (const Input& input : experiment.inputs) lines += input.digest + "  " + input.path.filename().string() + "\n";
  return lines;
}

}  // namespace

std::string_view stoa_version() { return STOA_VERSION; }

std::vector<std::pair<std::string, std::string>> provenance(const Experiment& experiment, const std::string& key) {
  return {
      {"key", key},
      {"config", experiment.resolved},
      {"input_digests", input_digests(experiment)},
      {"stoa", std::string(stoa_version())},
      {"git_commit", std::string(git_commit())},
      {"git_dirty", std::string(git_dirty())},
      {"build_id", build_id()},
      {"build_type", STOA_BUILD_TYPE},
      {"compiler", STOA_COMPILER},
      {"boost", STOA_BOOST},
      {"cli11", STOA_CLI11},
      {"fmt", STOA_FMT},
      {"hdf5", STOA_HDF5},
      {"nlohmann_json", STOA_JSON},
      {"tomlplusplus", STOA_TOML},
  };
}

}  // namespace experiments
