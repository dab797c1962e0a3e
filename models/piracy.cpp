#include "models/piracy.hpp"

#include "models/enrolment.hpp"
#include "models/purpose.hpp"
#include "sim/distribution.hpp"

namespace models {

double piracy_on(const MarketSettings& settings, const Platform& policy) {
  return settings.piracy * sim::exp(-policy.enforcement / settings.enforcement_scale);
}

bool copies(const Scene& scene, const Visitor& visitor, std::uint32_t course) {
  const MarketSettings& settings = scene.parameters.market;
  if (settings.piracy == 0.0) return false;
  const sim::Words words = sim::draw(scene.key, {visitor.id, learner_kind, piracy_draw, scene.step(), course});
  return sim::uniform(words[0]) < piracy_on(settings, *scene.stores[visitor.platform].policy);
}

void copy(const Scene& scene, Worker& worker, const Visitor& visitor, std::uint32_t course, std::uint32_t word) {
  LearnerTally& tally = count_of(scene, worker, visitor.row, course);
  tally.pirated += 1;
  if (scene.parameters.market.count_pirates) worker.tally.course[course].sold += 1;
  begin_free(scene, worker, visitor, course, word);
}

}  // namespace models
