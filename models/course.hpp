#pragma once
/// @file Courses as columns, and how a new one gets its quality, price and content.

#include <cstdint>
#include <optional>
#include <span>

#include "models/parameters.hpp"
#include "models/pledge.hpp"
#include "models/topics.hpp"
#include "sim/column.hpp"
#include "sim/draw.hpp"

namespace models {

/// Courses: one row per course ever on sale, in order of release.
struct Courses : sim::Table {
  explicit Courses(const Parameters& parameters) : Courses(parameters, has_campaigns(parameters)) {}

  /// @param campaigns whether in any phase of the run some platform raises money before courses are made
  Courses(const Parameters& parameters, bool campaigns)
      : Table("course", "market.max_courses"),
        topics(*this, "topics", "1", "content per topic, unit length, padded",
               {padded_topics(static_cast<std::size_t>(parameters.market.topics))}),
        campaign(*this, "campaign", "", "pledges for a course that is yet to be made", {campaigns ? 1U : 0U}),
        cohort(*this, "cohort", "1", "1 for a course taught to cohorts",
               {parameters.course.cohort_share > 0.0 ? 1U : 0U}),
        chance(*this, "chance", "1", "chances to be chosen, since prices were reviewed, in 2^-36", prices(parameters)),
        chance_squared(*this, "chance_squared", "1", "their squares, likewise", prices(parameters)),
        profit(*this, "profit", "cent", "maker's profit since prices were reviewed", prices(parameters)),
        reviewed_profit(*this, "reviewed_profit", "cent/month", "profit between the last two reviews",
                        prices(parameters)),
        price_step(*this, "price_step", "cent", "by which the price changes next, 0 before the first change",
                   prices(parameters)),
        revisions(*this, "revisions", "1", "how often it was revised", {revises(parameters) ? 1U : 0U}) {}

  sim::Column<float> topics;
  sim::Column<std::uint32_t> found_under{*this, "found_under", "1", "topics it is found under, one bit each"};
  sim::Column<std::uint32_t> creator{*this, "creator", "creator", "place of the maker"};
  sim::Column<std::uint32_t> number{*this, "number", "1", "which of its maker's courses it is"};
  sim::Column<std::int32_t> price{*this, "price", "cent", "list price, 0 for free"};
  sim::Column<float> hours{*this, "hours", "h", "hours of study it takes"};
  sim::Column<float> difficulty{*this, "difficulty", "1", "0 easy to 1 hard"};
  sim::Column<double> quality{*this, "quality", "utility", "latent quality"};
  sim::Column<double> released{*this, "released", "month", "when it came on sale, from the start of the burn-in"};
  sim::Column<double> popularity{*this, "popularity", "learner", "enrolments, past ones forgotten"};
  sim::Column<std::int64_t> enrolled{*this, "enrolled", "learner", "enrolments since time 0"};
  sim::Column<std::int64_t> exposure{*this, "exposure", "1", "times shown in a slate since time 0"};
  sim::Column<std::int64_t> n_ratings{*this, "n_ratings", "rating", "ratings ever"};
  sim::Column<double> perceived{*this, "perceived", "utility", "quality as the ratings tell"};
  sim::Column<double> stars{*this, "stars", "star", "sum of all ratings"};
  sim::Column<Campaign> campaign;
  sim::Column<std::uint8_t> cohort;
  sim::Column<std::int64_t> chance, chance_squared, profit;
  sim::Column<double> reviewed_profit;
  sim::Column<std::int32_t> price_step;
  sim::Column<std::uint32_t> revisions;

 private:
  static sim::ColumnForm prices(const Parameters& parameters);
  static bool revises(const Parameters& parameters);
};

/// Tiers of difficulty; a catalogue's level `all` is beginner.
enum class Tier { beginner, intermediate, advanced };

/// What a catalogue knows of a course; what it does not know is drawn.
struct KnownCourse {
  std::optional<std::size_t> subject;  // place among the catalogue's subjects
  std::optional<double> price;         // [USD]
  std::optional<double> video_hours;   // [h]
  std::optional<Tier> tier;
  std::optional<double> difficulty;  // on a scale of the catalogue's own, for the selection model
  std::optional<double> subscribers;
  std::optional<double> reviews;
  std::optional<double> rating;  // [star]
  double age = 0.0;              // [month] at the start of the run
};

/// The law by which latent quality follows a creator's capability: v = base + gain·ln(1 + C) + noise·z, with base and
/// noise such that creators at the start make courses of the set mean and standard deviation.
struct QualityLaw {
  double base = 0.0;
  double gain = 0.0;
  double noise = 0.0;

  double expected(double capability) const;
};

/// @throws nothing; a gain too large for the standard deviation leaves no noise
QualityLaw quality_law(const Parameters& parameters);

/// Who makes a course and when.
struct Origin {
  std::uint64_t creator_id = 0;
  std::uint32_t creator = 0;  // row
  std::uint32_t number = 0;   // n-th course of the creator
  double capability = 0.0;
  double released = 0.0;  // [month]
};

/// Append a course: draws addressed by maker and number fill in what is not known.
/// @throws sim::CapacityReached
std::size_t add_course(Courses& courses, const Parameters& parameters, const QualityLaw& law, const Origin& origin,
                       const KnownCourse& known, std::size_t n_subjects, sim::Key key);

/// [course] room the run needs: those at the start and all that the creators' hours can make.
std::int64_t course_capacity(const Parameters& parameters, std::int64_t at_start, double content_hours_per_month);

}  // namespace models
