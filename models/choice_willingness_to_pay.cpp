#include "models/choice.hpp"
#include "models/choice_rule.hpp"
#include "models/purpose.hpp"
#include "sim/distribution.hpp"

namespace models {

/// Value in money: the price at which V equals the utility of not buying, and a lasting uniform part of learner and
/// course up to `choice.value_range`. The largest value − price is taken unless it is negative.
///
/// The option of a refund counts as value. The place among the courses shown does not count. With all weights but that
/// of price 0, values are U(0, range).
/// @source Train 2009, ch. 6 (willingness to pay)
/// @test tests/models/choice_rule_test.cpp
std::optional<std::size_t> choose_by_willingness_to_pay(const Scene& scene, Worker& worker, const Offer& offer) {
  const ChoiceSettings& settings = scene.parameters.choice;
  const double outside = settings.outside_option ? settings.outside : never;
  std::optional<std::size_t> picked;
  double best = 0.0;
  for (std::size_t i = 0; i < offer.n; ++i) {
    const Scratch& scratch = worker.scratch;
    if (scratch.utility[i] == never) continue;
    const sim::Words words =
        sim::philox({static_cast<std::uint32_t>(offer.visitor.id), sim::tag(offer.visitor.id, learner_kind, taste_draw),
                     scratch.count[i], scratch.maker[i]},
                    scene.key);
    const double lasting = settings.value_range * sim::uniform(words[0]);
    // V holds −price and the option of a refund already, so that this is value − price + option.
    const double surplus = (scratch.utility[i] - (outside == never ? 0.0 : outside)) / settings.price + lasting;
    if (picked ? surplus <= best : outside != never && surplus < 0.0) continue;
    best = surplus;
    picked = i;
  }
  return picked;
}

}  // namespace models
