#pragma once
/// @file The people who pay to learn, as columns.

#include <cstdint>
#include <span>

#include "models/access_needs.hpp"
#include "models/coupon_needs.hpp"
#include "models/grouping.hpp"
#include "models/learner_group.hpp"
#include "models/parameters.hpp"
#include "models/pledge.hpp"
#include "models/ranker.hpp"
#include "models/topics.hpp"
#include "sim/column.hpp"
#include "sim/draw.hpp"
#include "sim/unit16.hpp"

namespace models {

/// Platforms that an enrolment can tell apart.
inline constexpr std::size_t most_platforms = 16;

/// A course that a learner has open; `course` is its place in the course table plus one, 0 for none.
struct Enrolment {
  std::uint32_t course = 0;
  float hours = 0.0F;              // [h] studied so far
  std::int32_t price = 0;          // [cent] paid by the learner at enrolment, or agreed on to be paid later
  std::int16_t expected = 0;       // [utility/1000] quality as it was perceived when bought
  std::uint16_t step = 0;          // of enrolment, low 16 bits
  std::uint16_t active_weeks = 0;  // [week/128] studied in
  std::uint8_t plan : 4 = 0;       // it was taken up under, place in the plan table
  std::uint8_t asked : 4 = 0;      // questions to the creator, to be answered in the next step
  std::uint8_t platform : 4 = 0;   // it was taken up on, place in order of name
  std::uint8_t referred : 1 = 0;   // whether the creator brought the sale
  std::uint8_t certified : 1 = 0;  // whether the learner wants the credential

  static constexpr double active_unit = 128.0;
  static constexpr double expected_unit = 1000.0;

  bool open() const { return course != 0; }
  std::size_t course_row() const { return course - 1; }
};

/// Whether completed courses lead to projects.
inline bool has_projects(const Parameters& parameters) { return parameters.study.project_hours > 0.0; }

/// What has to be kept of a learner for the policies of all platforms.
struct LearnerNeeds {
  RankerNeeds rankers;
  CouponNeeds coupons;
  AccessNeeds access;

  LearnerNeeds operator|(const LearnerNeeds& other) const {
    return {rankers | other.rankers, coupons | other.coupons, access | other.access};
  }
};

inline LearnerNeeds learner_needs(const Parameters& parameters) {
  return {ranker_needs(parameters), coupon_needs(parameters), access_needs(parameters)};
}

/// Learners: one row per person who ever registered.
struct Learners : sim::Table {
  explicit Learners(const Parameters& parameters) : Learners(parameters, learner_needs(parameters)) {}

  /// @param needs of all phases of the run
  Learners(const Parameters& parameters, const LearnerNeeds& needs)
      : Table("learner", "learner.max_number"),
        interest(*this, "interest", "1", "intensity per topic, unit length, padded", {topics(parameters)}),
        skill(*this, "skill", "1", "knowledge per topic, padded", {topics(parameters)}),
        owned(*this, "owned", "course", "last courses owned, newest first, place plus one",
              {static_cast<std::size_t>(parameters.visit.remembered_courses)}),
        enrolment(*this, "enrolment", "", "courses open", {static_cast<std::size_t>(parameters.study.max_open)}),
        finished(*this, "finished", "1", "mean content of the courses finished, padded",
                 {needs.rankers.history ? topics(parameters) : 0}),
        n_finished(*this, "n_finished", "course", "courses finished", {needs.rankers.history ? 1U : 0U}),
        known(*this, "known", "1", "topics known, one bit each", {parameters.study.knowledge == "bkt" ? 1U : 0U}),
        learning_rate(*this, "learning_rate", "1/h", "personal learning rate",
                      {parameters.study.learning_rate_shape > 0.0 ? 1U : 0U}),
        group(*this, "group", "1", "place of the learner's group in order of name",
              {parameters.learner_group.size() > 1 ? 1U : 0U}),
        seat(*this, "seat", "month", "months a seat can be used that somebody else pays, 255 when applied for",
             {has_sponsored(parameters) || has_employees(parameters) ? 1U : 0U}),
        coupon(*this, "coupon", "month", "months a coupon can be used, 255 when applied for",
               {needs.coupons.coupons ? 1U : 0U}),
        points(*this, "points", "point", "points earned and not yet exchanged", {needs.coupons.points ? 1U : 0U}),
        stratum(*this, "stratum", "1", "place of the group that results tell apart",
                {grouping_of(parameters).population == Population::learners ? 1U : 0U}),
        practised(*this, "practised", "1", "practised skill", {has_projects(parameters) ? 1U : 0U}),
        project_hours(*this, "project_hours", "h", "left to do of projects", {has_projects(parameters) ? 1U : 0U}),
        home(*this, "home", "1", "place of the platform the learner goes to, in order of name",
             {parameters.platform.size() > 1 ? 1U : 0U}),
        subscription(*this, "subscription", "", "platform subscribed to, and for how long",
                     {needs.access.subscription ? 1U : 0U}),
        membership(*this, "membership", "", "creator paid by the month, and for how long",
                   {needs.access.membership ? 1U : 0U}),
        pledge(*this, "pledge", "cent", "put down for a course that is yet to be made",
               {needs.access.pledges ? 1U : 0U}),
        contribution(*this, "contribution", "cent", "of subscription fees, to be bestowed on creators",
                     {needs.access.user_centric ? 1U : 0U}) {}

  sim::Column<std::uint32_t> id_low{*this, "id_low", "1", "low 32 bits of the identity"};
  sim::Column<std::uint8_t> id_high{*this, "id_high", "1", "high 8 bits of the identity"};
  sim::Column<sim::Unit16> regulation{*this, "regulation", "1", "self-regulation"};
  sim::Column<std::uint16_t> study_budget{*this, "study_budget", "min/week", "time planned for study"};
  sim::Column<std::int32_t> income{*this, "income", "cent/month", "income without skill"};
  sim::Column<std::int32_t> cash{*this, "cash", "cent", "balance"};
  sim::Column<sim::Unit16> interest;
  sim::Column<sim::Unit16> skill;
  sim::Column<std::uint32_t> owned;
  sim::Column<Enrolment> enrolment;
  sim::Column<sim::Unit16> finished;
  sim::Column<std::uint16_t> n_finished;
  sim::Column<std::uint32_t> known;
  sim::Column<float> learning_rate;
  sim::Column<std::uint8_t> group;
  sim::Column<std::uint8_t> seat;
  sim::Column<std::uint8_t> coupon;
  sim::Column<std::uint16_t> points;
  sim::Column<std::uint8_t> stratum;
  sim::Column<sim::Unit16> practised;
  sim::Column<float> project_hours;
  sim::Column<std::uint8_t> home;
  sim::Column<Pass> subscription;
  sim::Column<Pass> membership;
  sim::Column<Pledge> pledge;
  sim::Column<std::int32_t> contribution;

  /// Place of a learner's group in order of name.
  std::size_t group_of(std::size_t row) const { return group.width() > 0 ? group[row] : 0; }

  std::uint64_t id(std::size_t row) const { return static_cast<std::uint64_t>(id_high[row]) << 32 | id_low[row]; }

 private:
  static std::size_t topics(const Parameters& parameters) {
    return padded_topics(static_cast<std::size_t>(parameters.market.topics));
  }
};

/// Sum of a learner's skills over topics, in units of 1/65535.
inline std::int64_t skill_sum(std::span<const sim::Unit16> skill) {
  std::int64_t sum = 0;
  for (const sim::Unit16& x : skill) sum += x.bits();
  return sum;
}

/// Give the learner in `row` a name and the traits that follow from it: interests, self-regulation, time and money.
void be_born(Learners& learners, std::size_t row, std::uint64_t id, const Parameters& parameters, sim::Key key);

/// [learner] room the run needs: the number at the start and, for `bass`, the potential, else ten standard deviations
/// more than the mean arrivals.
std::int64_t learner_capacity(const Parameters& parameters);

}  // namespace models
