#include <algorithm>

#include "models/choice.hpp"
#include "models/choice_rule.hpp"
#include "models/purpose.hpp"
#include "sim/distribution.hpp"
#include "sim/fixed.hpp"

namespace models {
namespace {

/// [USD] What a course is worth to the visitor less what it costs: V already holds −βp·cost and the option of a refund.
double surplus_of(const Scene& scene, const Scratch& scratch, const Offer& offer, std::size_t i) {
  const ChoiceSettings& settings = scene.parameters.choice;
  const std::uint32_t id = static_cast<std::uint32_t>(offer.visitor.id);
  const sim::Words words = sim::philox(
      {id, sim::tag(offer.visitor.id, learner_kind, taste_draw), scratch.count[i], scratch.maker[i]}, scene.key);
  const double reference = settings.outside_option ? settings.outside : 0.0;
  return (scratch.utility[i] - reference) / settings.price + settings.value_range * sim::uniform(words[0]);
}

/// [USD] The courses shown that a subscription would open, as a bundle: their values less one month's fee.
struct Bundle {
  double surplus = 0.0;
  std::size_t best = 0;  // place of the course worth most
  double most = 0.0;
  bool offered = false;

  void add(std::size_t place, double value, double fee) {
    if (!offered) surplus -= fee;
    surplus += std::max(0.0, value);
    if (!offered || value > most) best = place, most = value;
    offered = true;
  }
};

}  // namespace

/// Value in money: the price at which V equals the utility of not buying, and a lasting uniform part of learner and
/// course up to `choice.value_range`. The largest value − price is taken unless it is negative. A subscription is worth
/// all the courses shown that it opens, taken together.
///
/// The option of a refund counts as value. The place among the courses shown does not count. With all weights but that
/// of price 0, values are U(0, range).
/// @source Train 2009, ch. 6 (willingness to pay); Bakos & Brynjolfsson 1999 (bundles)
/// @test tests/models/choice_rule_test.cpp, tests/models/access_test.cpp
std::optional<std::size_t> choose_by_willingness_to_pay(const Scene& scene, Worker& worker, const Offer& offer) {
  const Scratch& scratch = worker.scratch;
  const bool may_leave = scene.parameters.choice.outside_option;
  std::optional<std::size_t> picked;
  double best = 0.0;
  Bundle bundle;
  for (std::size_t i = 0; i < offer.n; ++i) {
    if (scratch.utility[i] == never) continue;
    const Deal& deal = scratch.deal[i];
    const double surplus = surplus_of(scene, scratch, offer, i);
    if (deal.joins && deal.plan().access == Access::subscriber) {
      bundle.add(i, surplus + 0.01 * deal.cost, 0.01 * deal.cost);
      continue;
    }
    if (picked ? surplus <= best : may_leave && surplus < 0.0) continue;
    best = surplus;
    picked = i;
  }
  if (bundle.offered && (picked ? bundle.surplus > best : !may_leave || bundle.surplus >= 0.0)) {
    best = bundle.surplus;
    picked = bundle.best;
  }
  if (!picked) return std::nullopt;
  LearnerTally& tally = count_of(scene, worker, offer.visitor.row);
  tally.decision_surplus += sim::fixed(best);
  tally.surplus += sim::fixed(best + 0.01 * scratch.deal[*picked].cost);  // payments are taken off as they are made
  return picked;
}

}  // namespace models
