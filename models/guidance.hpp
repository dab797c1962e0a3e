#pragma once
/// @file Guidance: goals, resources that fit, assessment and feedback for as many learners as there are seats.

#include <cstdint>

#include "models/allotment.hpp"
#include "sim/clock.hpp"

namespace models {

struct Block;
struct Platform;
struct Scene;
struct Store;

/// [cent] of a monthly amount that falls into a step, so that the steps of a month add up to it.
std::int64_t share_of_month(std::int64_t monthly, const sim::Clock& clock);

/// Share of what is missing to full self-regulation that guidance makes up, its offline hours included:
/// 1 − (1 − lift)·(1 − offline_lift)^hours.
/// @source D4.4, D3.8
double guidance_lift(const Platform& platform);

/// [USD/month] what guiding a learner costs, its offline hours included.
double guidance_cost(const Platform& platform);

/// Who may be guided in a step. Learners with an open course apply at the beginning of a step, and the seats go to the
/// first of them in the platform's order; who cannot pay the price does not apply.
///
/// Learners of a group that is not offered guidance never apply.
class Guidance {
 public:
  /// Room for the count, once; only when some phase of the run guides a limited number.
  void allocate(bool limited) {
    if (limited) line_.allocate();
  }

  /// Count a platform's applicants and draw the line.
  void allot(const Scene& scene, const Store& store);

  bool guides_anybody() const { return line_.admits_anybody(); }

  /// Whether the learner in `row`, whose platform this is, is guided in this step.
  bool guides(const Scene& scene, std::size_t row) const;

  /// [cent] that a guided learner pays for the step.
  std::int32_t charge() const { return charge_; }

  /// [cent] that guiding a learner costs in the step.
  std::int64_t cost() const { return cost_; }

  std::uint64_t bytes() const { return line_.bytes(); }

 private:
  /// Offered guidance, a course under way since before this step, and the money for the step. Who waits for a cohort to
  /// start has nothing to be guided in.
  bool applies(const Scene& scene, std::size_t row) const;

  /// By what learners are put in order.
  enum class Order { alike, lowest, highest, chance };

  /// Place in the order, the first to be guided at 0; equals are put in order by lot.
  std::uint32_t place_of(const Scene& scene, std::size_t row) const;

  Order order_ = Order::alike;
  std::int32_t charge_ = 0;  // [cent] for the step
  std::int64_t cost_ = 0;    // [cent] likewise
  Allotment line_;
};

/// Mark the learners of a block that are guided, in scratch.guided, and let them pay.
void be_guided(const Scene& scene, const Block& block);

}  // namespace models
