#pragma once
/// @file Enterprises in the market: whose learners are their employees, what they ask of them, and the seats they pay.

#include <array>
#include <cstdint>
#include <vector>

#include "models/enterprise_sets.hpp"
#include "models/enterprise_sums.hpp"
#include "models/learner_group.hpp"
#include "models/purpose.hpp"
#include "models/tally.hpp"
#include "models/voucher.hpp"

namespace models {

struct Block;
struct Enrolment;
struct Scene;
struct Visitor;
struct Worker;

/// One enterprise that buys seats in courses for its employees.
///
/// A seat is asked for in one step and given by lot in the next, when the year's budget covers it at `most_price`
/// beside every seat that is still held; so the account is never overdrawn. It pays for one course that is about a
/// topic which the enterprise asks for and the employee knows too little of.
class Employer {
 public:
  Employer(const EnterpriseSettings& settings, TopicSet asked) : settings_(&settings), asked_(asked) {
    lottery_.allocate(true);
  }

  void adopt(const EnterpriseSettings& settings) { settings_ = &settings; }
  const EnterpriseSettings& settings() const { return *settings_; }

  /// Topics of which an employee knows less than is asked for. @param skill of topics
  TopicSet missing(std::span<const sim::Unit16> skill) const;

  /// Sum over the topics asked for of the lesser of skill and demand.
  double met(std::span<const sim::Unit16> skill) const;

  /// Demand over all topics asked for.
  double demand() const;

  /// [cent] of a seat in a course of this list price: the more seats were bought on the platform last month, the less.
  std::int32_t price_of_seat(std::int32_t list_price, std::size_t platform) const;

  /// A new year's budget comes in, and the rest of the old one lapses. @returns [cent] by which the account rises
  std::int64_t grant(std::int64_t employees);

  /// Who of the applicants gets a seat in this step. @param is_employee(row) of this enterprise
  template <class IsEmployee>
  void allot(const Learners& learners, const sim::Clock& clock, sim::Key key, const IsEmployee& is_employee) {
    const std::int64_t price = most_price();
    lottery_.draw(learners, learners.seat, price == 0 ? 0 : (cash_ - held_ * price) / price, clock, key, is_employee);
  }

  /// What became of its employees in a step. @param initial_skill that everybody registers with
  /// @param sums are what is added to
  void count(const EmployerTally& tally, double initial_skill, const sim::Clock& clock, EnterpriseSums& sums);

  /// [cent] highest list price of a seat.
  std::int64_t most_price() const;
  const Lottery& lottery() const { return lottery_; }
  std::uint64_t bytes() const { return lottery_.bytes(); }

 private:
  const EnterpriseSettings* settings_;
  TopicSet asked_;
  Lottery lottery_{licence_draw};
  std::int64_t cash_ = 0;                              // [cent]
  std::int64_t held_ = 0;                              // seats given and neither used nor lapsed
  std::array<std::int64_t, most_platforms> bought_{};  // seats this month
  std::array<std::int64_t, most_platforms> last_{};    // and last
};

/// The enterprises of a market in order of name, and the groups of learners they employ.
class Employers {
 public:
  /// Room for them, once. Without a group that is employed there are none.
  void open(const Parameters& parameters);

  /// Follow the settings of a phase, which must outlive the market or the next call.
  void adopt(const Parameters& parameters);

  /// The enterprise that a group of learners works for, by the group's place in order of name; none: nullptr.
  const Employer* of_group(std::size_t group) const {
    return group < of_group_.size() && of_group_[group] < all_.size() ? &all_[of_group_[group]] : nullptr;
  }
  std::uint64_t bytes() const;
  std::size_t place(const Employer& employer) const { return static_cast<std::size_t>(&employer - all_.data()); }

  std::vector<Employer>& all() { return all_; }
  const std::vector<Employer>& all() const { return all_; }

 private:
  std::vector<Employer> all_;
  std::vector<std::uint8_t> of_group_;  // place of the employer, or beyond the last for none
};

/// The topics of `enterprise.NAME.topics`. @param n_topics of the market; names beyond them are left out
TopicSet topics_asked(const EnterpriseSettings& settings, std::size_t n_topics);

/// The enterprise that the learner in `row` works for, or nullptr.
const Employer* employer_of(const Scene& scene, std::size_t row);

/// Whether a course is one that the visitor's enterprise pays seats for, seat or none.
bool is_asked_for(const Scene& scene, const Visitor& visitor, std::size_t course);

/// Tell the employees of a block whether they have a seat; at the beginning of a month unused seats grow older.
void receive_licences(const Scene& scene, const Block& block);

/// Count hours studied in a course that the enterprise pays for.
void count_training(const Scene& scene, Worker& worker, std::size_t row, const Enrolment& enrolment, double hours);

/// Count what employees of a block know of what is asked for.
void count_employees(const Scene& scene, const Block& block);

}  // namespace models
