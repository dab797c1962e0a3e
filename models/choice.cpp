#include "models/choice.hpp"

#include <algorithm>
#include <limits>

#include "models/purpose.hpp"
#include "sim/distribution.hpp"

namespace models {
namespace {

constexpr double never = -std::numeric_limits<double>::infinity();

SIM_HOT void exponentials(std::span<double> x, double shift) {
  const std::size_t n = x.size();
  for (std::size_t i = 0; i < n; ++i) x[i] = sim::exp(x[i] - shift);
}

/// A Gumbel shock of learner and course: the lasting one with probability `persistence`, else one of this visit. Either
/// way it is Gumbel and independent over the courses shown, so each visit is an exact logit.
double shock(const Scene& scene, const Visitor& visitor, std::uint32_t course) {
  const std::uint64_t maker = scene.names[scene.courses.creator[course]];
  const std::uint32_t number = scene.courses.number[course];
  const auto low = static_cast<std::uint32_t>(maker);
  constexpr std::uint32_t spread = 0x9E3779B9;  // odd, so that numbers of one maker stay apart
  const sim::Words mood =
      sim::draw(scene.key, {visitor.id, learner_kind, mood_draw, scene.step(), low * spread + number});
  if (sim::uniform(mood[1]) >= scene.parameters.choice.persistence) return sim::gumbel(sim::uniform(mood[0]));
  const auto high = static_cast<std::uint32_t>(maker >> 32);
  const sim::Words taste = sim::draw(scene.key, {visitor.id, learner_kind, taste_draw, number << 8 | high, low});
  return sim::gumbel(sim::uniform(taste[0]));
}

std::optional<std::size_t> pick_largest(const Scene& scene, const Visitor& visitor, const std::uint32_t* shown,
                                        std::span<double> utilities, double outside, std::uint32_t word) {
  double best = outside + sim::gumbel(sim::uniform(word));
  std::optional<std::size_t> picked;
  for (std::size_t i = 0; i < utilities.size(); ++i) {
    if (utilities[i] == never) continue;
    const double value = utilities[i] + shock(scene, visitor, shown[i]);
    if (value <= best) continue;
    best = value;
    picked = i;
  }
  return picked;
}

}  // namespace

std::optional<std::size_t> pick_logit(std::span<double> utilities, double outside, double u) {
  double most = outside;
  for (const double v : utilities) most = std::max(most, v);
  if (most == never) return std::nullopt;
  exponentials(utilities, most);
  const double stay = outside == never ? 0.0 : sim::exp(outside - most);
  double sum = stay;
  for (const double e : utilities) sum += e;
  double left = u * sum - stay;
  if (left < 0.0) return std::nullopt;
  std::size_t last = utilities.size();
  for (std::size_t i = 0; i < utilities.size(); ++i) {
    if (utilities[i] <= 0.0) continue;
    left -= utilities[i];
    last = i;
    if (left < 0.0) break;
  }
  if (last == utilities.size()) return std::nullopt;
  return last;
}

SIM_HOT void weigh_courses(const Scene& scene, Scratch& scratch, std::size_t n) {
  const ChoiceSettings& weight = scene.parameters.choice;
  const std::size_t n_topics = scene.courses.topics.width();
  for (std::size_t i = 0; i < n; ++i) {
    const CourseView& view = scene.views.course[scratch.shown[i]];
    const float* content = scene.courses.topics.row(scratch.shown[i]).data();
    const float match = inner_product(scratch.interest.data(), content, n_topics);
    float square[max_topics];
    for (std::size_t k = 0; k < n_topics; ++k) square[k] = content[k] * content[k];
    const float skill = inner_product(scratch.skill.data(), square, n_topics);
    const double distance = sim::absolute(static_cast<double>(view.difficulty) - static_cast<double>(skill));
    scratch.utility[i] =
        static_cast<double>(view.appeal) + weight.match * static_cast<double>(match) - weight.difficulty * distance;
  }
}

std::optional<std::uint32_t> choose(const Scene& scene, Worker& worker, const Visitor& visitor, std::size_t n,
                                    bool ranked, std::uint32_t word) {
  Scratch& scratch = worker.scratch;
  const ChoiceSettings& settings = scene.parameters.choice;
  const std::span<double> utilities(scratch.utility.data(), n);
  weigh_courses(scene, scratch, n);
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint32_t course = scratch.shown[i];
    const bool affordable = scene.views.course[course].price <= visitor.cash;
    const double rank = ranked ? settings.rank * scene.log_rank[i] : 0.0;
    utilities[i] = affordable ? utilities[i] - rank : never;
  }
  const double outside = settings.outside_option ? settings.outside : never;
  const std::optional<std::size_t> picked =
      !scene.gumbel_shocks ? pick_logit(utilities, outside, sim::uniform(word))
                           : pick_largest(scene, visitor, scratch.shown.data(), utilities, outside, word);
  if (!picked) return std::nullopt;
  return scratch.shown[*picked];
}

}  // namespace models
