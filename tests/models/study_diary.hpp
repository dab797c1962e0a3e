#pragma once
/// @file Enrolments followed one by one, from the beginning to the end.

#include <algorithm>
#include <cstdint>
#include <vector>

#include "models/money.hpp"
#include "models/study.hpp"
#include "models/visit.hpp"
#include "tests/models/small_market.hpp"

namespace tests {

/// One enrolment, as it stands or as it ended.
struct Story {
  std::size_t course = 0;
  bool paid = false;
  bool shown_up = true;  // a no-show never opens the course
  bool open = false;
  bool completed = false;
  std::int64_t bought = 0;  // [step]
  std::int64_t steps = 0;   // until the end, or now
  int sessions = 0;         // steps studied in
  double progress = 0.0;
};

/// A small market in which every learner is a block alone, so that what the step counts is about one person.
class Diary {
 public:
  explicit Diary(models::Parameters p) : market(std::move(p)) {
    last_.resize(market.learners.size() * market.learners.enrolment.width());
  }

  /// Open course number `course` for everybody.
  void enrol_all(std::uint32_t course, std::int32_t paid) {
    for (std::size_t row = 0; row < market.learners.size(); ++row) {
      market.learners.enrolment.row(row)[0] = {.course = course + 1, .price = paid};
      begin(row, 0);
    }
  }

  /// Everybody visits, chooses, studies; without visits only the last.
  void step(bool visits) {
    market.refresh();
    const models::Scene scene = market.scene();
    for (std::size_t row = 0; row < market.learners.size(); ++row) {
      const models::Block block{row, 1, market.worker};
      models::read_ids(scene, block);
      if (scene.clock.month_begins()) models::receive_allowances(scene, block);
      models::attend(scene, block);
      if (visits) shop(scene, block);
      models::be_guided(scene, block);
      work(scene, block);
    }
    ++market.clock.step;
  }

  const std::vector<Story>& stories() const { return stories_; }

  SmallMarket market;

 private:
  std::size_t width() const { return market.learners.enrolment.width(); }

  void begin(std::size_t row, std::size_t slot) {
    const models::Enrolment& enrolment = market.learners.enrolment.row(row)[slot];
    last_[row * width() + slot] = stories_.size();
    Story story;
    story.course = enrolment.course_row();
    story.paid = enrolment.price > 0;
    story.open = true;
    story.bought = market.clock.step;
    stories_.push_back(story);
  }

  void shop(const models::Scene& scene, const models::Block& block) {
    using Visit = void (*)(const models::Scene&, const models::Block&);
    for (const Visit visit : {Visit{models::browse}, Visit{models::call_on_creators}}) {
      const models::LearnerTally& tally = market.worker.tally.learner[0];
      const std::int64_t taken = tally.enrolments, ended = tally.ended, bought = tally.purchases;
      const std::vector<models::Enrolment> before = places(block.first);
      visit(scene, block);
      if (tally.enrolments == taken) continue;
      if (tally.ended > ended) {
        Story story;
        story.paid = tally.purchases > bought;
        story.shown_up = false;
        story.bought = market.clock.step;
        stories_.push_back(story);
        continue;
      }
      const std::vector<models::Enrolment> after = places(block.first);
      for (std::size_t slot = 0; slot < after.size(); ++slot) {
        if (after[slot].open() && !before[slot].open()) begin(block.first, slot);
      }
    }
  }

  void work(const models::Scene& scene, const models::Block& block) {
    models::plan_sessions(scene, block);
    const models::StudyList& list = market.worker.scratch.study;
    const std::int64_t completed = market.worker.tally.learner[0].completed;
    const std::vector<models::Enrolment> before = places(block.first);
    models::study(scene, block);
    const std::vector<models::Enrolment> after = places(block.first);
    const bool passed = market.worker.tally.learner[0].completed > completed;
    for (std::size_t slot = 0, e = 0; slot < before.size(); ++slot) {
      if (!before[slot].open()) continue;
      Story& story = stories_[last_[block.first * width() + slot]];
      const double hours = static_cast<double>(before[slot].hours) + list.hours[e];
      story.progress = std::min(1.0, hours / static_cast<double>(market.courses.hours[story.course]));
      story.sessions += list.scale[e] > 0.0 ? 1 : 0;
      story.steps += 1;
      story.open = after[slot].open();
      story.completed = !story.open && passed && story.progress >= 1.0 - 1e-6;
      ++e;
    }
  }

  std::vector<models::Enrolment> places(std::size_t row) const {
    const auto open = market.learners.enrolment.row(row);
    return {open.begin(), open.end()};
  }

  std::vector<Story> stories_;
  std::vector<std::size_t> last_;  // story by learner and place
};

}  // namespace tests
