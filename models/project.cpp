#include "models/project.hpp"

#include <algorithm>

#include "models/personal_value.hpp"
#include "models/purpose.hpp"
#include "models/study.hpp"

namespace models {
namespace {

// Index of the project's address: work and what is forgotten.
constexpr std::uint32_t work_words = 0, decay_words = 1;

double mean_skill(const Scene& scene, std::size_t row) {
  return static_cast<double>(skill_sum(scene.learners.skill.row(row))) /
         (sim::Unit16::steps * static_cast<double>(scene.n_topics()));
}

/// In (0,1), from the low bits of a word whose high bits decide something else.
double dither(std::uint32_t word) { return ((word & 0xFFFF) + 0.5) * 0x1p-16; }

void set_practised(const Scene& scene, LearnerTally& tally, std::size_t row, double share, double dither) {
  sim::Unit16& practised = scene.learners.practised[row];
  const std::int64_t before = practised.bits();
  practised = sim::Unit16::dithered(share, dither);
  tally.practised_gain += practised.bits() - before;
}

void list_projects(const Scene& scene, const Block& block) {
  Scratch& scratch = block.worker.scratch;
  StudyList& list = scratch.study;
  list.n = 0;
  for (std::size_t i = 0; i < block.n; ++i) {
    const std::size_t row = block.first + i;
    if (scene.learners.project_hours[row] <= 0.0F) continue;
    const std::size_t e = list.n++;
    list.place[e] = static_cast<std::uint16_t>(i);
    list.id[e] = scratch.id[i];
    list.regulation[e] = scene.learners.regulation[row].value();
    list.paid[e] = 0.0;
    list.weeks[e] = 1.0;  // no first session, which would come at once
  }
}

void work(const Scene& scene, const Block& block, std::size_t row, double hours, std::uint32_t word) {
  Learners& learners = scene.learners;
  float& left = learners.project_hours[row];
  const double done = std::min(hours, static_cast<double>(left));
  left -= static_cast<float>(done);
  LearnerTally& tally = count_of(scene, block.worker, row);
  count_time(scene, tally, row, done);
  const double practised = practised_after(learners.practised[row].value(), mean_skill(scene, row),
                                           scene.parameters.study.practice_rate, done);
  set_practised(scene, tally, row, practised, dither(word));
}

}  // namespace

double practised_after(double practised, double skill, double rate, double hours) {
  return skill + (practised - skill) * sim::exp(-rate * hours);
}

void begin_project(const Scene& scene, std::size_t row) {
  if (scene.learners.project_hours.width() == 0) return;
  scene.learners.project_hours[row] += static_cast<float>(scene.parameters.study.project_hours);
}

void work_on_projects(const Scene& scene, const Block& block) {
  if (scene.learners.project_hours.width() == 0) return;
  list_projects(scene, block);
  StudyList& list = block.worker.scratch.study;
  sim::draw_each(scene.key, {list.id.data(), list.n}, {0, learner_kind, project_draw, scene.step(), work_words},
                 columns_from(list.words, 0));
  draw_hours(list, scene.parameters.study, scene.clock.weeks());
  for (std::size_t e = 0; e < list.n; ++e) {
    const std::size_t row = block.first + list.place[e];
    const double free = scene.learners.study_budget[row] * (1.0 / 60.0) - list.wanted[list.place[e]];
    if (list.scale[e] <= 0.0 || free <= 0.0) continue;
    const double share = list.want[e] > free ? free / list.want[e] : 1.0;
    work(scene, block, row, share * list.hours[e], list.words[0][e]);
  }
}

void forget_practice(const Scene& scene, const Block& block) {
  const double rate = scene.parameters.study.forgetting;
  if (rate == 0.0 || scene.learners.practised.width() == 0) return;
  const double kept = sim::exp(-rate * scene.clock.dt());
  for (std::size_t row = block.first; row < block.first + block.n; ++row) {
    const sim::Words words =
        sim::draw(scene.key, {scene.learners.id(row), learner_kind, project_draw, scene.step(), decay_words});
    const double share = scene.learners.practised[row].value() * kept;
    set_practised(scene, count_of(scene, block.worker, row), row, share, dither(words[0]));
  }
}

}  // namespace models
