#include "models/tracing.hpp"

#include <algorithm>

#include "models/knowledge_tree.hpp"

namespace models {
namespace {

std::size_t draw_topic(std::span<const float> content, double u) {
  double left = u;
  std::size_t topic = 0;
  for (std::size_t k = 0; k < content.size(); ++k) {
    const double share = static_cast<double>(content[k]) * static_cast<double>(content[k]);
    if (share <= 0.0) continue;
    topic = k;  // rounding may leave a little for the last topic
    left -= share;
    if (left < 0.0) break;
  }
  return topic;
}

double learned_share(std::size_t topic, double integration, double parent) {
  return 1.0 - lost_share(topic, integration, parent);
}

}  // namespace

TracingRates tracing_rates(const StudySettings& settings) {
  return {settings.bkt_learn, settings.bkt_forget, settings.guess, settings.slip, settings.integration};
}

double bkt_step(double belief, bool correct, const TracingRates& rates) {
  const double if_known = correct ? 1.0 - rates.slip : rates.slip;
  const double if_unknown = correct ? rates.guess : 1.0 - rates.guess;
  const double either = belief * if_known + (1.0 - belief) * if_unknown;
  const double seen = either > 0.0 ? belief * if_known / either : belief;
  return seen * (1.0 - rates.forget) + (1.0 - seen) * rates.learn;
}

std::int64_t practise(const Practice& practice, std::int64_t items, const TracingRates& rates, sim::Stream& words) {
  std::int64_t n_correct = 0;
  for (std::int64_t i = 0; i < items; ++i) {
    const std::size_t topic = draw_topic(practice.content, words.uniform());
    const std::uint32_t bit = 1U << topic;
    const bool known = (practice.known & bit) != 0;
    const bool correct = words.uniform() < (known ? 1.0 - rates.slip : rates.guess);
    n_correct += correct ? 1 : 0;
    const std::size_t parent = topic == 0 ? 0 : parent_of(topic);
    const double parent_known = (practice.known >> parent & 1U) != 0 ? 1.0 : 0.0;
    const double learn = rates.learn * learned_share(topic, rates.integration, parent_known);
    if (words.uniform() < (known ? rates.forget : learn)) practice.known ^= bit;
    TracingRates believed = rates;
    believed.learn *= learned_share(topic, rates.integration, practice.belief[parent].value());
    practice.belief[topic] = sim::Unit16(bkt_step(practice.belief[topic].value(), correct, believed));
  }
  return n_correct;
}

double known_share(std::uint32_t known, std::span<const float> content) {
  double share = 0.0;
  for (std::size_t k = 0; k < content.size(); ++k) {
    if ((known >> k & 1U) != 0) share += static_cast<double>(content[k]) * static_cast<double>(content[k]);
  }
  return std::min(1.0, share);
}

}  // namespace models
