#include "experiments/file_keys.hpp"

#include <algorithm>
#include <array>

namespace experiments {

std::span<const FileKey> file_keys() {
  static constexpr auto keys = std::to_array<FileKey>({
      {"question", "\"Who earns more?\"", "what the experiment asks; stands at the head of the report"},
      {"baseline", "\"today\"", "scenario the others are compared with; the first without it"},
      {"answer.measure", "\"payouts\"", "measure that answers the question"},
      {"answer.at", "\"sum\"", "how a run's series becomes one number: end, sum or mean"},
      {"answer.better", "\"higher\"", "which way is better: higher or lower"},
      {"run.model", "\"market\"", "model to run; see describe models"},
      {"run.seed", "1", "seed of every random draw"},
      {"run.replicates", "20", "runs of every point, each with a luck of its own"},
      {"run.measures", "[\"gmv\", \"payouts\"]", "measures to record; all of the model's without it"},
      {"scenario.name", "\"lower rate\"", "a scenario, one [[scenario]] each, is told apart by its name"},
      {"scenario.set", "{\"platform.main.commission\" = 0.3}", "settings that differ in the scenario, by their paths"},
      {"scenario.at.12", "{\"platform.main.commission\" = 0.2}",
       "settings that change at the beginning of month 12, of those marked * in describe parameters"},
      {"design.kind", "\"grid\"", "every combination of the axes (grid), or their values side by side (list)"},
      {"design.axes", "{\"visit.rate\" = [0.5, 1]}", "settings to vary, each with its values, in every scenario"},
  });
  return keys;
}

std::vector<std::string> keys_of(std::string_view table) {
  std::vector<std::string> keys;
  for (const FileKey& row : file_keys()) {
    std::string_view rest = row.path;
    if (!table.empty()) {
      if (!rest.starts_with(table) || rest.substr(table.size(), 1) != ".") continue;
      rest.remove_prefix(table.size() + 1);
    }
    const std::string key(rest.substr(0, rest.find('.')));
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
  }
  return keys;
}

}  // namespace experiments
