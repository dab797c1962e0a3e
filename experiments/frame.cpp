#include "experiments/frame.hpp"

#include <algorithm>
#include <limits>
#include <optional>

#include "experiments/file_keys.hpp"
#include "experiments/nearest.hpp"
#include "experiments/spelling.hpp"
#include "models/measure.hpp"

namespace experiments {
namespace {

template <class Rows>
std::vector<std::string> names_of(const Rows& rows) {
  std::vector<std::string> names;
  for (const auto& row : rows) names.emplace_back(row.name);
  return names;
}

std::string listed(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + in_quotes(name);
  return out;
}

class Reader {
 public:
  Reader(const Table& root, Mistakes& mistakes) : root_(root), mistakes_(mistakes) {
    if (const Node* run = root.find("run"); run && run->table()) {
      run_ = *run->table();
      // What is missing is missing in the file, also where an option alone makes the table.
      if (run->place.option.empty()) run_place_ = run->place;
    } else if (run) {
      is_run_broken_ = true;
    }
  }

  std::string question() {
    const Node* node = root_.find("question");
    if (!node) return "";
    const std::string* text = node->string();
    if (!text || !is_line(*text)) refuse("question", *node, "expected a sentence on one line");
    return text ? *text : "";
  }

  const models::Model* model() {
    const auto names = names_of(models::model_table());
    const Node* node = run_.find("model");
    if (!node) {
      miss("run.model", "is missing; expected one of " + listed(names));
      return nullptr;
    }
    return word(*node, "run.model", names) ? models::find_model(*node->string()) : nullptr;
  }

  std::uint64_t seed() {
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    if (!run_.find("seed")) miss("run.seed", "is missing; give it in the file or by --seed, it is never made up");
    return static_cast<std::uint64_t>(count("seed", 0, most).value_or(0));
  }

  std::int64_t replicates() { return count("replicates", 1, 1000000).value_or(1); }

  std::vector<std::size_t> measures(const models::Model* model) {
    const Node* node = run_.find("measures");
    const std::string* all = node ? node->string() : nullptr;
    if (!node || (all && *all == "all")) return measures_of(model);
    if (!node->list() || node->list()->items.empty()) {
      refuse("run.measures", *node, "expected a list of names, or \"all\"");
      return measures_of(model);  // what is asked of them must not be one more mistake
    }
    std::vector<std::size_t> found;
    bool whole = true;
    for (const Node& item : node->list()->items) {
      const auto index = measure(item, model);
      whole &= index.has_value();
      if (index && std::count(found.begin(), found.end(), *index) > 0) refuse("run.measures", item, "is listed twice");
      if (index) found.push_back(*index);
    }
    std::sort(found.begin(), found.end());
    return whole ? found : measures_of(model);
  }

  Answer answer(const std::vector<std::size_t>& measures) {
    Answer answer;
    const Node* node = root_.find("answer");
    if (!node) return answer;
    if (!node->table()) {
      refuse("answer", *node, "expected a table, [answer]");
      return answer;
    }
    for (const Node& entry : node->table()->entries) read_answer(entry, measures, answer);
    if (!node->table()->find("measure")) mistakes_.add(node->place, "answer", "", "has no measure");
    return answer;
  }

 private:
  /// Says that a key is missing, unless the table it should stand in is no table.
  void miss(const std::string& path, const std::string& remedy) {
    if (!is_run_broken_) mistakes_.add(run_place_, path, "", remedy);
  }

  void refuse(const std::string& path, const Node& node, const std::string& remedy) {
    mistakes_.add(node.place, path, spelled(node), remedy);
  }

  bool word(const Node& node, const std::string& path, const std::vector<std::string>& names) {
    const std::string* text = node.string();
    if (text && std::count(names.begin(), names.end(), *text) > 0) return true;
    refuse(path, node, "expected one of " + listed(names) + did_you_mean(text ? nearest(*text, names) : std::nullopt));
    return false;
  }

  std::optional<std::int64_t> count(const std::string& key, std::int64_t least, std::int64_t most) {
    const Node* node = run_.find(key);
    if (!node) return std::nullopt;
    const auto number = whole(*node);
    if (number && *number >= least && *number <= most) return *number;
    refuse("run." + key, *node,
           "expected a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    return std::nullopt;
  }

  static std::vector<std::size_t> measures_of(const models::Model* model) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < models::measure_table().size(); ++i) {
      if (!model || models::has_measure(*model, i)) found.push_back(i);
    }
    return found;
  }

  std::optional<std::size_t> measure(const Node& node, const models::Model* model) {
    const auto names = names_of(models::measure_table());
    const std::string* text = node.string();
    const auto found = text ? std::find(names.begin(), names.end(), *text) : names.end();
    const auto index = static_cast<std::size_t>(found - names.begin());
    if (found == names.end()) {
      refuse("run.measures", node,
             "expected the name of a measure" + did_you_mean(text ? nearest(*text, names) : std::nullopt));
      return std::nullopt;
    }
    if (model && !models::has_measure(*model, index)) {
      refuse("run.measures", node, "the model " + in_quotes(model->name) + " does not have this measure");
      return std::nullopt;
    }
    return index;
  }

  void read_answer(const Node& node, const std::vector<std::size_t>& measures, Answer& answer) {
    std::vector<std::string> recorded;
    for (const std::size_t index : measures) recorded.emplace_back(models::measure_table()[index].name);
    const std::string path = "answer." + node.key;
    if (node.key == "measure") {
      read_measure(node, recorded, answer);
    } else if (node.key == "at") {
      if (word(node, path, {"end", "sum", "mean"})) answer.at = *node.string();
    } else if (node.key == "better") {
      if (word(node, path, {"higher", "lower"})) answer.better = *node.string();
    } else {
      refuse(path, node, unknown_key(node.key, keys_of("answer")));
    }
  }

  void read_measure(const Node& node, const std::vector<std::string>& recorded, Answer& answer) {
    const std::string* text = node.string();
    if (text && std::count(recorded.begin(), recorded.end(), *text) > 0) {
      answer.measure = *text;
    } else {
      refuse("answer.measure", node,
             "expected a measure that is recorded" + did_you_mean(text ? nearest(*text, recorded) : std::nullopt));
    }
  }

  const Table& root_;
  Table run_;
  Place run_place_;
  bool is_run_broken_ = false;
  Mistakes& mistakes_;
};

}  // namespace

const std::vector<std::string>& frame_keys() {
  static const std::vector<std::string> keys = [] {
    auto all = keys_of("");
    std::erase(all, "run");
    return all;
  }();
  return keys;
}

Frame read_frame(const Table& root, Mistakes& mistakes) {
  Reader reader(root, mistakes);
  Frame frame;
  frame.question = reader.question();
  frame.model = reader.model();
  frame.seed = reader.seed();
  frame.replicates = reader.replicates();
  frame.measures = reader.measures(frame.model);
  frame.answer = reader.answer(frame.measures);
  return frame;
}

}  // namespace experiments
