#pragma once
/// @file Guidance: goals, resources that fit, assessment and feedback for as many learners as there are seats.

#include <cstdint>
#include <vector>

#include "models/scene.hpp"

namespace models {

/// [cent] of a monthly amount that falls into a step, so that the steps of a month add up to it.
std::int32_t share_of_month(std::int32_t monthly, const sim::Clock& clock);

/// Who may be guided in a step. Learners with an open course apply at the beginning of a step, and the seats go to the
/// first of them in the platform's order; who cannot pay the price does not apply.
///
/// The order has 65,536 places. Those who share the last place that seats reach are left out together, so that there
/// are never more learners than seats.
class Guidance {
 public:
  /// Room for the count, once; only when some phase of the run guides a limited number.
  void allocate(bool limited) { applicants_.resize(limited ? n_places : 0); }

  /// Count the applicants and draw the line.
  void allot(const Learners& learners, const Platform& platform, const sim::Clock& clock, sim::Key key);

  bool guides_anybody() const { return line_ > 0; }

  /// Whether the learner in `row` is guided in this step.
  bool guides(const Learners& learners, std::size_t row, const sim::Clock& clock, sim::Key key) const;

  /// [cent] that a guided learner pays for the step.
  std::int32_t charge() const { return charge_; }

  std::uint64_t bytes() const { return applicants_.capacity() * sizeof(std::uint32_t); }

  static constexpr std::uint32_t n_places = 1U << 16;

 private:
  /// By what learners are put in order.
  enum class Order { alike, lowest, highest, chance };

  /// Place in the order, the first to be guided at 0.
  std::uint32_t place_of(const Learners& learners, std::size_t row, const sim::Clock& clock, sim::Key key) const;

  Order order_ = Order::alike;
  std::int32_t charge_ = 0;                // [cent] for the step
  std::vector<std::uint32_t> applicants_;  // by place in the order
  std::uint32_t line_ = 0;                 // places before it are guided
};

/// Mark the learners of a block that are guided, in scratch.guided, and let them pay.
void be_guided(const Scene& scene, const Block& block);

}  // namespace models
