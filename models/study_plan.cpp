#include <algorithm>
#include <array>

#include "models/certificate.hpp"
#include "models/guidance.hpp"
#include "models/purpose.hpp"
#include "models/study.hpp"
#include "sim/distribution.hpp"

namespace models {
namespace {

/// Enrolments of one slot, appended to the list.
void list_slot(const Scene& scene, const Block& block, std::size_t slot) {
  Scratch& scratch = block.worker.scratch;
  StudyList& list = scratch.study;
  std::array<double, most_platforms> lift{};
  for (const Store& store : scene.stores) lift[store.place] = guidance_lift(*store.policy);
  const bool with_peers = scene.parameters.study.exit_peers != 0.0;
  for (std::size_t i = 0; i < block.n; ++i) {
    const std::size_t row = block.first + i;
    const Enrolment& enrolment = scene.learners.enrolment.row(row)[slot];
    if (!enrolment.open() || scene.cohorts.waits(scene.courses, enrolment)) continue;
    const std::size_t e = list.n++;
    list.place[e] = static_cast<std::uint16_t>(i);
    list.id[e] = scratch.id[i];
    const double regulation = scene.learners.regulation[row].value();
    list.regulation[e] = regulation;
    list.help[e] = 0.0;
    if (scratch.guided[i] > 0.0) {
      const Store& store = home_of(scene, row);
      list.regulation[e] += lift[store.place] * (1.0 - regulation);
      list.help[e] = store.policy->guidance_exit;
    }
    list.paid[e] = commitment(scene.parameters.study, enrolment);
    list.weeks[e] = enrolment.active_weeks * (1.0 / Enrolment::active_unit);
    list.peers[e] = with_peers ? scene.cohorts.log_peers(scene.courses, enrolment, scene.views.studying) : 0.0;
  }
}

}  // namespace

SIM_HOT void draw_hours(StudyList& list, const StudySettings s, double weeks) {
  const std::size_t n = list.n;
  // Switches as numbers: the loop has no branches, so that it vectorises.
  const double random = s.hours_shape >= 1 ? 1.0 : 0.0;
  const double second = s.hours_shape >= 2 ? 1.0 : 0.0;
  const double third = s.hours_shape >= 3 ? 1.0 : 0.0;
  const double mean_hours = s.hours_scale * (random > 0.0 ? static_cast<double>(s.hours_shape) : 1.0);
  for (std::size_t e = 0; e < n; ++e) {
    const double raw = s.active_base + s.active_regulation * list.regulation[e] + s.active_paid * list.paid[e];
    const double p = raw < 0.0 ? 0.0 : (raw > 1.0 ? 1.0 : raw);
    const double p_step = 1.0 - sim::exp(sim::log(1.0 - p) * weeks);
    const double scale = p * weeks / (p_step > 0.0 ? p_step : 1.0);
    // A gamma of whole shape is a sum of exponentials, the logarithm of a product of uniforms.
    const double product = sim::uniform(list.words[1][e]) * (1.0 - second * (1.0 - sim::uniform(list.words[2][e]))) *
                           (1.0 - third * (1.0 - sim::uniform(list.words[3][e])));
    const double gamma = 1.0 - random * (1.0 + sim::log(product));
    // Who opens a course has a first session at once; those who never do are the no-shows.
    const double first = list.weeks[e] > 0.0 ? 0.0 : 1.0;
    const double active = sim::uniform(list.words[0][e]) < p_step + first ? scale : 0.0;
    list.want[e] = p * mean_hours;
    list.scale[e] = active;
    list.hours[e] = active * s.hours_scale * gamma;
  }
}

namespace {

/// A learner who would study more hours a week than there are, in expectation, gets that share of them; the excess
/// share stands in list.exit for the hazard. Expectations, because what falls into one step depends on the step's
/// length.
void share_budget(const Scene& scene, const Block& block) {
  StudyList& list = block.worker.scratch.study;
  std::fill_n(list.wanted.begin(), block.n, 0.0);
  for (std::size_t e = 0; e < list.n; ++e) list.wanted[list.place[e]] += list.want[e];
  for (std::size_t e = 0; e < list.n; ++e) {
    const std::size_t place = list.place[e];
    const double budget = scene.learners.study_budget[block.first + place] * (1.0 / 60.0);
    const double wanted = list.wanted[place];
    const bool overload = wanted > budget;
    list.exit[e] = overload ? wanted / budget - 1.0 : 0.0;
    if (overload) list.hours[e] *= budget / wanted;
  }
}

SIM_HOT void find_hazards(StudyList& list, const StudySettings s, double weeks) {
  const std::size_t n = list.n;
  for (std::size_t e = 0; e < n; ++e) {
    const double eta = s.exit_base + s.exit_log_weeks * sim::log(1.0 + list.weeks[e] + list.scale[e]) +
                       s.exit_regulation * (list.regulation[e] - 0.5) + s.exit_paid * list.paid[e] +
                       s.exit_overload * list.exit[e] + list.help[e] + s.exit_peers * list.peers[e];
    list.exit[e] = 1.0 - sim::exp(-sim::exp(eta) * weeks);
  }
}

}  // namespace

double p_exit(double eta, double weeks) { return 1.0 - sim::exp(-sim::exp(eta) * weeks); }

void plan_sessions(const Scene& scene, const Block& block) {
  StudyList& list = block.worker.scratch.study;
  const StudySettings& settings = scene.parameters.study;
  const double weeks = scene.clock.weeks();
  list.n = 0;
  for (std::size_t slot = 0; slot < scene.learners.enrolment.width(); ++slot) {
    const std::size_t first = list.n;
    list_slot(scene, block, slot);
    if (slot == 0) list.n_first = list.n;
    const std::size_t n = list.n - first;
    sim::draw_each(scene.key, {list.id.data() + first, n},
                   {0, learner_kind, session_draw, scene.step(), static_cast<std::uint32_t>(slot)},
                   columns_from(list.words, first));
  }
  draw_hours(list, settings, weeks);
  share_budget(scene, block);
  if (settings.exits) {
    find_hazards(list, settings, weeks);
  } else {
    std::fill_n(list.exit.begin(), list.n, 0.0);
  }
}

}  // namespace models
