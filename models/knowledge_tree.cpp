#include "models/knowledge_tree.hpp"

#include <algorithm>

#include "models/choice.hpp"

namespace models {

void find_losses(std::span<const sim::Unit16> skill, double integration, std::span<double> lost) {
  lost[0] = 0.0;
  for (std::size_t k = 1; k < skill.size(); ++k) lost[k] = lost_share(k, integration, skill[parent_of(k)].value());
}

void close_unfounded(const Scene& scene, Scratch& scratch, std::size_t n) {
  constexpr double rounding = 1e-5;  // of skills, and of contents whose squares add up to 1
  const double least = scene.parameters.choice.prerequisite_tree - rounding;
  if (least <= 0.0) return;
  const std::size_t n_topics = scene.courses.topics.width();
  for (std::size_t i = 0; i < n; ++i) {
    const float* content = scene.courses.topics.row(scratch.shown[i]).data();
    double known = 0.0;
    for (std::size_t k = 0; k < n_topics; ++k) {
      const double parent = k == 0 ? 1.0 : static_cast<double>(scratch.skill[parent_of(k)]);
      known += static_cast<double>(content[k]) * static_cast<double>(content[k]) * parent;
    }
    if (known < least) scratch.utility[i] = never;
  }
}

}  // namespace models
