#include "models/enterprise_sets.hpp"

#include <algorithm>

namespace models {
namespace {

double share_of(std::int64_t part, std::int64_t whole) {
  return static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

TopicSet missing_topics(std::span<const double> demand, std::span<const double> skill) {
  TopicSet missing = 0;
  for (std::size_t k = 0; k < demand.size(); ++k) {
    if (skill[k] < demand[k]) missing |= TopicSet{1} << k;
  }
  return missing;
}

TopicSet topics_of(std::span<const double> content, double least) {
  const auto main = std::max_element(content.begin(), content.end()) - content.begin();
  TopicSet topics = TopicSet{1} << main;
  for (std::size_t k = 0; k < content.size(); ++k) {
    if (content[k] > 0.0 && content[k] >= least) topics |= TopicSet{1} << k;
  }
  return topics;
}

SetCounts& SetCounts::operator+=(const SetCounts& more) {
  both += more.both;
  relevant += more.relevant;
  found += more.found;
  return *this;
}

double recall(const SetCounts& counts) { return counts.relevant == 0 ? 1.0 : share_of(counts.both, counts.relevant); }

double precision(const SetCounts& counts) {
  if (counts.found == 0) return counts.relevant == 0 ? 1.0 : 0.0;
  return share_of(counts.both, counts.found);
}

double f1(const SetCounts& counts) {
  const std::int64_t all = counts.relevant + counts.found;
  return all == 0 ? 1.0 : share_of(2 * counts.both, all);
}

TrainingCounts& TrainingCounts::operator+=(const TrainingCounts& more) {
  recommended += more.recommended;
  passed += more.passed;
  return *this;
}

double training_loss(const EnterpriseSettings& settings, const TrainingCounts& counts) {
  return settings.recall_weight * (1.0 - recall(counts.recommended)) +
         settings.precision_weight * (1.0 - precision(counts.passed)) + settings.f1_weight * (1.0 - f1(counts.passed));
}

}  // namespace models
