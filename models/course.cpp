#include "models/course.hpp"

#include <algorithm>
#include <array>

#include "models/creator.hpp"
#include "models/creator_turnover.hpp"
#include "models/crowdfunding.hpp"
#include "models/purpose.hpp"
#include "models/stars.hpp"
#include "sim/distribution.hpp"

namespace models {
namespace {

/// Mean and variance of ln(1 + C) over the creators at the start.
struct Moments {
  double mean = 0.0;
  double variance = 0.0;
};

/// For exponential C by the midpoint rule over its quantiles; 4,000 points leave an error below 1e-3 of the variance.
Moments log_capability(const CreatorGroup& group) {
  if (!group.capability_spread) return {sim::log(1.0 + group.capability_mean), 0.0};
  constexpr int points = 4000;
  double sum = 0.0, square = 0.0;
  for (int i = 0; i < points; ++i) {
    const double capability = group.capability_mean * sim::exponential((i + 0.5) / points);
    const double x = sim::log(1.0 + capability);
    sum += x;
    square += x * x;
  }
  const double mean = sum / points;
  return {mean, square / points - mean * mean};
}

Moments log_capability(const Parameters& parameters) {
  double n = 0.0, sum = 0.0, square = 0.0;
  for (const auto& [name, group] : parameters.creator_group) {
    const Moments moments = log_capability(group);
    const auto size = static_cast<double>(group.number);
    n += size;
    sum += size * moments.mean;
    square += size * (moments.variance + moments.mean * moments.mean);
  }
  if (n == 0.0) return {};
  return {sum / n, square / n - sum * sum / (n * n)};
}

/// One stream per trait of a course, so that a known trait leaves the draws of the others alone.
class Traits {
 public:
  Traits(sim::Key key, const Origin& origin) : key_(key), origin_(origin) {}
  sim::Stream operator()(std::uint32_t trait) const {
    return {key_, {origin_.creator_id, course_kind, birth_draw, origin_.number, trait << 16}};
  }

 private:
  sim::Key key_;
  const Origin& origin_;
};

/// Standard score of log price: how much dearer than the median.
double price_score(double price, const CourseSettings& s) {
  return s.price_sigma > 0.0 ? sim::log(price / s.price_median) / s.price_sigma : 0.0;
}

/// Latent quality of a course of known price: the noise given that log price correlates with quality.
double quality_at_price(const CourseSettings& s, const QualityLaw& law, double capability, double price, double z) {
  const double expected = law.expected(capability);
  const double rho = s.price_quality_correlation;
  const double residual = 1.0 - rho * rho;
  if (law.noise <= 0.0 || residual <= 0.0 || s.quality_sd <= 0.0) return expected + law.noise * z;
  const double slope = rho / s.quality_sd;
  const double gap = price_score(price, s) - slope * (expected - s.quality_mean);
  const double precision = 1.0 / (law.noise * law.noise) + slope * slope / residual;
  return expected + slope * gap / residual / precision + z / sim::sqrt(precision);
}

/// [cent] list price of a paid course of a given quality.
std::int32_t draw_price(sim::Stream& stream, const CourseSettings& s, double quality) {
  const double rho = s.price_quality_correlation;
  const double standard = s.quality_sd > 0.0 ? (quality - s.quality_mean) / s.quality_sd : 0.0;
  const double z = rho * standard + sim::sqrt(1.0 - rho * rho) * sim::normal(stream.uniform());
  const double price = std::clamp(s.price_median * sim::exp(s.price_sigma * z), s.price_least, s.price_most);
  const double grid = s.price_grid > 0.0 ? s.price_grid : 0.01;
  return static_cast<std::int32_t>(100.0 * grid * sim::floor(price / grid + 0.5) + 0.5);
}

void draw_topics(sim::Stream& stream, double concentration, std::optional<std::size_t> subject, std::size_t n_subjects,
                 std::span<float> out) {
  std::array<double, max_topics> shares{};
  const std::span<double> used(shares.data(), out.size());
  sim::dirichlet(stream, concentration, used);
  if (subject) {  // a subject owns an equal run of topics; the main topic must be one of them
    const std::size_t owned = std::max<std::size_t>(1, used.size() / n_subjects);
    const std::size_t mine = (*subject * owned + sim::below(stream(), static_cast<std::uint32_t>(owned))) % used.size();
    std::swap(*std::max_element(used.begin(), used.end()), used[mine]);
  }
  to_unit_length(used);
  for (std::size_t k = 0; k < used.size(); ++k) out[k] = static_cast<float>(used[k]);
}

/// A course is found under every topic its content has a cosine of at least `least` with, and under its main topic.
std::uint32_t index_of(std::span<const float> content, double least) {
  std::uint32_t found = 1U << (std::max_element(content.begin(), content.end()) - content.begin());
  for (std::size_t k = 0; k < content.size(); ++k) {
    if (content[k] >= static_cast<float>(least)) found |= 1U << k;
  }
  return found;
}

double draw_quality(const Traits& trait, const Parameters& parameters, const QualityLaw& law, const Origin& origin,
                    const KnownCourse& known) {
  if (known.rating && known.reviews && *known.reviews > 0.0) {
    const FeedbackSettings& f = parameters.feedback;
    const double stars =
        (*known.reviews * *known.rating + f.prior_ratings * f.rating_mean) / (*known.reviews + f.prior_ratings);
    return StarScale(f, parameters.course).quality(stars);
  }
  const double z = sim::normal(trait(0).uniform());
  if (known.price && *known.price > 0.0) {
    return quality_at_price(parameters.course, law, origin.capability, *known.price, z);
  }
  return law.expected(origin.capability) + law.noise * z;
}

/// The calendar draws apart from the other traits, so that they stay what they are without it.
void draw_calendar(Courses& courses, std::size_t row, double cohort_share, const Origin& origin, sim::Key key) {
  if (courses.cohort.width() == 0) return;
  sim::Stream stream(key, {origin.creator_id, course_kind, cohort_draw, origin.number, 0});
  courses.cohort[row] = stream.uniform() < cohort_share ? 1 : 0;
}

void load_history(Courses& courses, std::size_t row, const MarketSettings& market, const KnownCourse& known) {
  if (known.subscribers && market.count_loaded_subscribers) courses.popularity[row] = *known.subscribers;
  if (!known.rating || !known.reviews) return;
  courses.n_ratings[row] = static_cast<std::int64_t>(*known.reviews);
  courses.stars[row] = static_cast<double>(courses.n_ratings[row]) * *known.rating;
}

}  // namespace

sim::ColumnForm Courses::prices(const Parameters& parameters) { return {creator_needs(parameters).prices ? 1U : 0U}; }

bool Courses::revises(const Parameters& parameters) {
  const auto& groups = parameters.creator_group;
  return std::any_of(groups.begin(), groups.end(), [](const auto& group) { return group.second.revise_below > 0.0; });
}

double QualityLaw::expected(double capability) const { return base + gain * sim::log(1.0 + capability); }

QualityLaw quality_law(const Parameters& parameters) {
  const CourseSettings& course = parameters.course;
  const Moments start = log_capability(parameters);
  const double gain = course.quality_capability;
  const double rest = course.quality_sd * course.quality_sd - gain * gain * start.variance;
  return {course.quality_mean - gain * start.mean, gain, rest > 0.0 ? sim::sqrt(rest) : 0.0};
}

std::size_t add_course(Courses& courses, const Parameters& parameters, const QualityLaw& law, const Origin& origin,
                       const KnownCourse& known, std::size_t n_subjects, sim::Key key) {
  const CourseSettings& s = parameters.course;
  const Traits trait(key, origin);
  const std::size_t row = courses.append();
  courses.creator[row] = origin.creator;
  courses.number[row] = origin.number;
  courses.released[row] = origin.released;
  courses.quality[row] = draw_quality(trait, parameters, law, origin, known);
  sim::Stream free = trait(1), price = trait(2), hours = trait(3), difficulty = trait(4), topics = trait(5);
  const bool is_free = known.price ? *known.price <= 0.0 : free.uniform() < s.free_share;
  const std::int32_t drawn = draw_price(price, s, courses.quality[row]);
  courses.price[row] = is_free ? 0 : (known.price ? static_cast<std::int32_t>(100.0 * *known.price + 0.5) : drawn);
  const double video =
      known.video_hours ? *known.video_hours : s.hours_median * sim::exp(s.hours_sigma * sim::normal(hours.uniform()));
  courses.hours[row] = static_cast<float>(video * s.study_per_video_hour);
  const double tier = known.tier ? static_cast<double>(*known.tier) : sim::below(difficulty(), 3);
  courses.difficulty[row] = static_cast<float>((tier + difficulty.uniform()) / 3.0);
  const std::span<float> content = courses.topics.row(row).first(static_cast<std::size_t>(parameters.market.topics));
  draw_topics(topics, s.topic_concentration, known.subject, n_subjects, content);
  courses.found_under[row] = index_of(content, s.index_cosine);
  draw_calendar(courses, row, s.cohort_share, origin, key);
  load_history(courses, row, parameters.market, known);
  courses.perceived[row] = perceived_quality(parameters.feedback, StarScale(parameters.feedback, s),
                                             courses.n_ratings[row], courses.stars[row]);
  return row;
}

std::int64_t course_capacity(const Parameters& parameters, std::int64_t at_start, double content_hours_per_month) {
  if (parameters.market.max_courses > 0) return parameters.market.max_courses;
  const double months = static_cast<double>(parameters.run.burn_in + parameters.run.months);
  const double made = content_hours_per_month * months / parameters.course.production_hours;
  return at_start + static_cast<std::int64_t>(made) + 1 + campaign_capacity(parameters, creator_capacity(parameters));
}

}  // namespace models
