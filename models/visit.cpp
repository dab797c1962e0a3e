#include "models/visit.hpp"

#include <algorithm>
#include <array>

#include "models/access.hpp"
#include "models/choice.hpp"
#include "models/crowdfunding.hpp"
#include "models/employer.hpp"
#include "models/event_notes.hpp"
#include "models/homing.hpp"
#include "models/piracy.hpp"
#include "models/purpose.hpp"
#include "models/slate.hpp"
#include "models/surplus.hpp"
#include "models/voucher.hpp"
#include "sim/clock.hpp"
#include "sim/hot.hpp"

namespace models {
namespace {

/// Probabilities as thresholds for a random word, by number of open courses.
using Thresholds = std::array<std::uint64_t, max_open_courses + 1>;

Thresholds thresholds(const Scene& scene, double rate) {
  Thresholds threshold{};
  const auto places = static_cast<double>(scene.parameters.study.max_open);
  for (std::size_t open = 0; open <= max_open_courses; ++open) {
    const double free = std::max(0.0, 1.0 - static_cast<double>(open) / places);
    threshold[open] = static_cast<std::uint64_t>(sim::p_within(rate * free, scene.clock.dt()) * 0x1p32);
  }
  return threshold;
}

std::size_t n_open(const Learners& learners, std::size_t row) {
  std::size_t n = 0;
  for (const Enrolment& enrolment : learners.enrolment.row(row)) n += enrolment.open() ? 1 : 0;
  return n;
}

/// Ask for what a visit reads of a learner, ahead of time: where the next visitor stands the processor cannot guess.
/// Inlined, because g++ 12 leaves out calls of functions that do nothing but this.
SIM_INLINE void expect(const Learners& learners, std::size_t row) {
  __builtin_prefetch(learners.interest.row(row).data());
  __builtin_prefetch(learners.skill.row(row).data());
  __builtin_prefetch(learners.owned.row(row).data());
  __builtin_prefetch(&learners.cash[row]);
}

/// A topic with probability proportional to interest.
std::size_t ask(std::span<const float> interest, double u) {
  float sum = 0.0F;
  for (const float x : interest) sum += x;
  float left = static_cast<float>(u) * sum;
  std::size_t topic = 0;
  for (; topic + 1 < interest.size(); ++topic) {
    left -= interest[topic];
    if (left < 0.0F) break;
  }
  return topic;
}

Visitor welcome(const Scene& scene, const Block& block, std::size_t place) {
  const std::size_t row = block.first + place;
  Scratch& scratch = block.worker.scratch;
  const auto interest = scene.learners.interest.row(row);
  const auto skill = scene.learners.skill.row(row);
  for (std::size_t k = 0; k < interest.size(); ++k) {
    scratch.interest[k] = static_cast<float>(interest[k].value());
    scratch.skill[k] = static_cast<float>(skill[k].value());
  }
  const auto finished = scene.learners.finished.row(row);
  for (std::size_t k = 0; k < finished.size(); ++k) scratch.history[k] = static_cast<float>(finished[k].value());
  const bool seat = holds(scene.learners.seat, row), coupon = holds(scene.learners.coupon, row);
  return {row,
          scratch.id[place],
          scene.learners.cash[row],
          seat,
          coupon,
          home_of(scene, row).place,
          !seat && !coupon && holds_no_pass(scene.learners, row),
          employer_of(scene, row)};
}

/// Whether each visit goes to any platform, and not home.
bool goes_anywhere(const Scene& scene) { return scene.stores.size() > 1 && scene.parameters.visit.homing != "single"; }

void take(const Scene& scene, Worker& worker, const Visitor& visitor, std::size_t place, bool referred,
          std::uint32_t word) {
  const std::uint32_t course = worker.scratch.shown[place];
  if (stage_of(scene.courses, course) == Stage::pledged) {
    put_down(scene, worker, visitor, course, worker.scratch.deal[place].due());
    return;
  }
  if (worker.scratch.deal[place].cost > 0.0 && copies(scene, visitor, course)) {
    copy(scene, worker, visitor, course, word);
    return;
  }
  enrol(scene, worker, visitor, {course, worker.scratch.deal[place], referred, word});
}

/// Where to buy from a creator: the learner's own platform, or else the first that the creator sells on.
const Store& store_for(const Scene& scene, std::size_t row, std::size_t creator) {
  const Store& home = home_of(scene, row);
  if (!home.front.courses_of(creator).empty()) return home;
  const auto sells = [creator](const Store& store) { return !store.front.courses_of(creator).empty(); };
  const auto found = std::find_if(scene.stores.begin(), scene.stores.end(), sells);
  return found == scene.stores.end() ? home : *found;
}

void browse_once(const Scene& scene, const Block& block, std::size_t nth, const sim::Words& words) {
  Visitor visitor = welcome(scene, block, block.worker.scratch.visitors.place[nth]);
  if (goes_anywhere(scene)) visitor.platform = block.worker.scratch.destination.picked[nth];
  const std::span<const float> interest(block.worker.scratch.interest.data(), scene.n_topics());
  const std::size_t topic = ask(interest, sim::uniform(words[0]));
  note_visit(scene, block.worker, visitor.id, Channel::platform, topic);
  const std::size_t n = fill_slate(scene, block.worker, visitor, topic, words[1]);
  for (std::size_t i = 0; i < n; ++i) ++block.worker.tally.shown[block.worker.scratch.shown[i]];
  const auto picked = choose(scene, block.worker, {visitor, n, true, words[2]});
  if (picked) take(scene, block.worker, visitor, *picked, false, words[3]);
}

void call_once(const Scene& scene, const Block& block, std::size_t nth, const sim::Words& words) {
  const PlaceList& callers = block.worker.scratch.callers;
  const std::size_t place = callers.place[nth];
  const std::uint32_t creator = scene.views.pull.pick(sim::uniform(words[0]), sim::uniform(words[1]));
  note_visit(scene, block.worker, callers.id[nth], Channel::creator, creator);
  if (n_open(scene.learners, block.first + place) >= scene.learners.enrolment.width()) return;
  Visitor visitor = welcome(scene, block, place);
  const Store& store = store_for(scene, visitor.row, creator);
  visitor.platform = store.place;
  std::size_t n = 0;
  for (const std::uint32_t course : store.front.courses_of(creator)) {
    if (!owns(scene.learners, visitor.row, course)) block.worker.scratch.shown[n++] = course;
  }
  const auto picked = choose(scene, block.worker, {visitor, n, false, words[2]});
  if (picked) take(scene, block.worker, visitor, *picked, true, words[3]);
}

/// Carry out the visits of learners, each with words for the purpose.
template <class Visit>
void visit_each(const Scene& scene, const Block& block, const PlaceList& learners, sim::Purpose purpose,
                const Visit& visit) {
  auto& words = block.worker.scratch.words;
  sim::draw_each(scene.key, {learners.id.data(), learners.n}, {0, learner_kind, purpose, scene.step(), 0},
                 columns_from(words, 0));
  for (std::size_t i = 0; i < learners.n; ++i) {
    if (i + 1 < learners.n) expect(scene.learners, block.first + learners.place[i + 1]);
    visit(scene, block, i, {words[0][i], words[1][i], words[2][i], words[3][i]});
  }
  count_surplus(scene, block.worker);
}

}  // namespace

void read_ids(const Scene& scene, const Block& block) {
  for (std::size_t i = 0; i < block.n; ++i) block.worker.scratch.id[i] = scene.learners.id(block.first + i);
}

void attend(const Scene& scene, const Block& block) {
  Scratch& scratch = block.worker.scratch;
  sim::draw_each(scene.key, {scratch.id.data(), block.n}, {0, learner_kind, attend_draw, scene.step(), 0},
                 columns_from(scratch.words, 0));
  const bool any_open =
      std::any_of(scene.stores.begin(), scene.stores.end(), [](const Store& store) { return store.open(); });
  const Thresholds visit = thresholds(scene, any_open ? scene.parameters.visit.rate : 0.0);
  const Thresholds call = thresholds(scene, scene.parameters.visit.direct_rate * scene.views.mean_pull);
  scratch.visitors.n = scratch.callers.n = 0;
  for (std::size_t i = 0; i < block.n; ++i) {
    const std::size_t open = n_open(scene.learners, block.first + i);
    if (scratch.words[0][i] < visit[open]) scratch.visitors.add(i, scratch.id[i]);
    if (scratch.words[1][i] < call[open]) scratch.callers.add(i, scratch.id[i]);
  }
  for (std::size_t i = 0; i < scratch.visitors.n; ++i) {
    count_of(scene, block.worker, block.first + scratch.visitors.place[i]).visits += 1;
  }
  for (std::size_t i = 0; i < scratch.callers.n; ++i) {
    LearnerTally& tally = count_of(scene, block.worker, block.first + scratch.callers.place[i]);
    tally.visits += 1;
    tally.direct_visits += 1;
  }
}

void browse(const Scene& scene, const Block& block) {
  Scratch& scratch = block.worker.scratch;
  const PlaceList& visitors = scratch.visitors;
  if (goes_anywhere(scene)) {
    pick_platforms({scene.stores, scene.parameters.visit}, scene.key, {visitors.id.data(), visitors.n},
                   {0, learner_kind, visit_draw, scene.step(), 0}, {}, scratch);
  }
  visit_each(scene, block, visitors, query_draw, browse_once);
}

void call_on_creators(const Scene& scene, const Block& block) {
  visit_each(scene, block, block.worker.scratch.callers, direct_draw, call_once);
}

}  // namespace models
