#include "experiments/forecasts.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <variant>

#include "experiments/settings.hpp"
#include "models/catalogue.hpp"

namespace experiments {
namespace {

const models::Parameters& start_of(const Point& point) { return point.phases.front().parameters; }

/// The points at which a setting has its least and its greatest value; for words, one point for each.
std::vector<std::size_t> ends_of(const ParameterAxis& axis) {
  if (const auto* numbers = std::get_if<std::vector<double>>(&axis.values)) {
    const auto [least, most] = std::minmax_element(numbers->begin(), numbers->end());
    if (*least == *most) return {};
    return {static_cast<std::size_t>(least - numbers->begin()), static_cast<std::size_t>(most - numbers->begin())};
  }
  std::vector<std::size_t> ends;
  std::set<std::string> found;
  const auto& words = std::get<std::vector<std::string>>(axis.values);
  for (std::size_t point = 0; point < words.size(); ++point) {
    if (found.insert(words[point]).second) ends.push_back(point);
  }
  return ends;
}

bool same_needs(const models::Forecast& one, const models::Forecast& other) {
  const auto needs = [](const models::Forecast& f) {
    return std::tie(f.steps, f.learners, f.courses, f.creators, f.bytes, f.agent_bytes, f.event_bytes, f.seconds);
  };
  return needs(one) == needs(other);
}

/// Whether a setting bears on what a run needs.
bool has_weight(const Experiment& experiment, const ParameterAxis& axis) try {
  const Setting setting = setting_at(axis.path);
  if (!setting.row->changes) return true;
  models::Parameters parameters = start_of(experiment.points.front());
  const models::Forecast expected = experiment.model->forecast(parameters, 1);
  for (const std::size_t point : ends_of(axis)) {
    const models::Value value = setting.row->get(start_of(experiment.points[point]), setting.entity);
    setting.row->set(parameters, setting.entity, value);
    if (!same_needs(experiment.model->forecast(parameters, 1), expected)) return true;
  }
  return false;
} catch (const models::InputFileError&) {
  return true;  // what keeps one point from being forecast need not keep another
}

}  // namespace

Forecasts::Forecasts(const Experiment& experiment) : experiment_(experiment) {
  std::vector<const ParameterAxis*> weighty;
  for (const ParameterAxis& axis : experiment.varying) {
    if (has_weight(experiment, axis)) weighty.push_back(&axis);
  }
  using Values = std::vector<std::variant<double, std::string>>;
  std::map<Values, std::size_t> groups;
  for (std::size_t point = 0; point < experiment.points.size(); ++point) {
    Values values;
    for (const ParameterAxis* axis : weighty) {
      std::visit([&](const auto& all) { values.emplace_back(all[point]); }, axis->values);
    }
    example_.push_back(groups.emplace(std::move(values), point).first->second);
  }
}

const models::Forecast& Forecasts::of(std::size_t point, unsigned threads) {
  const std::pair key(example_[point], threads);
  const auto found = made_.find(key);
  if (found != made_.end()) return found->second;
  return made_.emplace(key, experiment_.model->forecast(start_of(experiment_.points[key.first]), threads))
      .first->second;
}

std::vector<std::size_t> Forecasts::examples() const {
  std::vector<std::size_t> examples;
  for (std::size_t point = 0; point < example_.size(); ++point) {
    if (example_[point] == point) examples.push_back(point);
  }
  return examples;
}

}  // namespace experiments
