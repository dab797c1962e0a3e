#include "models/views.hpp"

#include <algorithm>

#include "models/cohort.hpp"
#include "models/refund_option.hpp"
#include "models/store.hpp"
#include "sim/maths.hpp"

namespace models {
namespace {

SIM_HOT void logarithms_above_one(const double* __restrict x, std::size_t n, double* __restrict out) {
  for (std::size_t i = 0; i < n; ++i) out[i] = sim::log(1.0 + x[i]);
}

/// Utility of age: weight times (freshness − 1).
double freshness_term(const Parameters& p, double age) {
  if (p.choice.freshness == 0.0) return 0.0;
  return p.choice.freshness * (sim::exp(-age / p.course.freshness_months) - 1.0);
}

void look_at_courses(Views& views, const Parameters& p, const Courses& courses, const Creators& creators,
                     double month) {
  const ChoiceSettings& weight = p.choice;
  const std::size_t n = courses.size();
  views.course.resize(n);
  views.popularity.resize(n);
  views.returned.resize(n);
  views.log_popularity.resize(n);
  views.log_brand.resize(creators.size());
  logarithms_above_one(courses.popularity.data(), n, views.log_popularity.data());
  logarithms_above_one(creators.brand.data(), creators.size(), views.log_brand.data());
  const RefundOption option(p);
  double full = 0.0;
  for (const double x : views.log_popularity) full = std::max(full, x);
  for (std::size_t c = 0; c < n; ++c) {
    views.returned[c] = static_cast<float>(option.share(static_cast<double>(courses.n_ratings[c])));
    // All of the utility that depends neither on who looks nor on how it is paid for.
    const double utility = weight.quality * courses.perceived[c] + weight.brand * views.log_brand[courses.creator[c]] +
                           weight.popularity * views.log_popularity[c] +
                           freshness_term(p, month - courses.released[c]) - weight.hours * courses.hours[c];
    const double surprise =
        weight.quality * (courses.quality[c] - courses.perceived[c]) - weight.popularity * views.log_popularity[c];
    const std::uint64_t maker = creators.id[courses.creator[c]];
    views.course[c] = {static_cast<float>(utility),
                       courses.difficulty[c],
                       courses.price[c],
                       static_cast<float>(courses.perceived[c]),
                       static_cast<float>(surprise),
                       static_cast<std::uint32_t>(maker),
                       courses.number[c] << 8 | static_cast<std::uint32_t>(maker >> 32)};
    views.popularity[c] = full > 0.0 ? static_cast<float>(views.log_popularity[c] / full) : 0.0F;
  }
}

/// A creator draws visitors in proportion to reach·S^a·(b + (1−b)·u₃^γ), none without a course.
void measure_pull(Views& views, std::span<const Store> stores, const Parameters& p, const Creators& creators) {
  views.weights.resize(creators.size());
  double sum = 0.0;
  for (std::size_t j = 0; j < creators.size(); ++j) {
    const double effort = divide_hours(creators, j)[2] / p.influence.reference_hours;
    const double base = p.visit.direct_base;
    const double conversion = base + (1.0 - base) * sim::pow(effort, p.influence.returns);
    const bool sells = std::any_of(stores.begin(), stores.end(),
                                   [j](const Store& store) { return !store.front.courses_of(j).empty(); });
    views.weights[j] =
        sells ? creators.reach[j] * sim::pow(creators.social[j], p.visit.direct_social_exponent) * conversion : 0.0;
    sum += views.weights[j];
  }
  views.mean_pull = creators.n_active() > 0 ? sum / static_cast<double>(creators.n_active()) : 0.0;
  if (sum > 0.0) views.pull.set(views.weights);
}

}  // namespace

void Pull::allocate(std::size_t capacity) {
  keep_.reserve(capacity);
  other_.reserve(capacity);
  small_.reserve(capacity);
  large_.reserve(capacity);
}

void Pull::set(std::span<const double> weights) {
  const std::size_t n = weights.size();
  double sum = 0.0;
  for (const double weight : weights) sum += weight;
  keep_.resize(n);
  // Whoever is left over by rounding passes on to the heaviest, never to one without weight.
  other_.assign(n, static_cast<std::uint32_t>(std::max_element(weights.begin(), weights.end()) - weights.begin()));
  small_.clear();
  large_.clear();
  for (std::size_t j = 0; j < n; ++j) {
    keep_[j] = weights[j] / sum * static_cast<double>(n);
    (keep_[j] < 1.0 ? small_ : large_).push_back(static_cast<std::uint32_t>(j));
  }
  while (!small_.empty() && !large_.empty()) {
    const std::uint32_t poor = small_.back(), rich = large_.back();
    small_.pop_back();
    other_[poor] = rich;
    keep_[rich] -= 1.0 - keep_[poor];
    if (keep_[rich] >= 1.0) continue;
    large_.pop_back();
    small_.push_back(rich);
  }
}

std::uint32_t Pull::pick(double u, double v) const {
  const auto j = static_cast<std::uint32_t>(u * static_cast<double>(keep_.size()));
  return v < keep_[j] ? j : other_[j];
}

void allocate_views(Views& views, const Parameters& parameters, const Courses& courses, std::size_t creators) {
  const std::size_t capacity = courses.capacity();
  views.course.reserve(capacity);
  views.popularity.reserve(capacity);
  views.returned.reserve(capacity);
  views.log_popularity.reserve(capacity);
  views.log_brand.reserve(creators);
  views.pull.allocate(creators);
  views.weights.reserve(creators);
  views.studying.resize(capacity * Cohorts(parameters).classes());
}

void refresh_views(Views& views, std::span<Store> stores, const Parameters& parameters, const Courses& courses,
                   const Creators& creators, const sim::Clock& clock, sim::Key key) {
  const double month = static_cast<double>(clock.step) * clock.dt();
  look_at_courses(views, parameters, courses, creators, month);
  const Stock stock{parameters, courses, creators, views.popularity, views.returned, clock, key};
  for (Store& store : stores) store.front.arrange(*store.policy, store.place, store.open(), stock);
  measure_pull(views, stores, parameters, creators);
}

std::uint64_t Views::bytes() const {
  return course.capacity() * sizeof(CourseView) + popularity.capacity() * (2 * sizeof(float) + sizeof(double)) +
         weights.capacity() * 5 * sizeof(double) + studying.capacity() * sizeof(std::int32_t);
}

}  // namespace models
