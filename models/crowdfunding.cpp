#include "models/crowdfunding.hpp"

#include <algorithm>

#include "models/enrolment.hpp"
#include "models/event_notes.hpp"
#include "models/menu.hpp"

namespace models {
namespace {

void give_back(const Scene& scene, Worker& worker, std::size_t row, Pledge& pledge) {
  const std::size_t course = pledge.course_row();
  scene.learners.cash[row] += pledge.amount;
  worker.tally.till[scene.courses.campaign[course].platform].pledges -= pledge.amount;
  LearnerTally& tally = count_of(scene, worker, row, course);
  tally.refunded += pledge.amount;
  tally.n_refunds += 1;
  note_pledge_returned(scene, worker, row, pledge.course - 1, pledge.amount);
  pledge = {};
}

void deliver(const Scene& scene, Worker& worker, std::size_t row, Pledge& pledge) {
  const auto places = scene.learners.enrolment.row(row);
  const auto place = std::find_if(places.begin(), places.end(), [](const Enrolment& e) { return !e.open(); });
  if (place == places.end()) return;
  const auto course = static_cast<std::uint32_t>(pledge.course_row());
  begin_backed(scene, worker, row, {course, pledge.amount, scene.courses.campaign[course].platform}, *place);
  pledge = {};
}

}  // namespace

bool has_campaigns(const Parameters& parameters) {
  return std::any_of(parameters.platform.begin(), parameters.platform.end(),
                     [](const auto& platform) { return Menu(platform.second).offers(Access::backer); });
}

std::int64_t campaign_capacity(const Parameters& parameters, std::int64_t creators) {
  std::int64_t shortest = 0;
  for (const auto& [name, policy] : parameters.platform) {
    if (!Menu(policy).offers(Access::backer)) continue;
    shortest = shortest == 0 ? policy.crowdfunding_months : std::min(shortest, policy.crowdfunding_months);
  }
  if (shortest == 0) return 0;
  return creators * ((parameters.run.burn_in + parameters.run.months) / shortest + 1);
}

void put_down(const Scene& scene, Worker& worker, const Visitor& visitor, std::uint32_t course, std::int32_t amount) {
  Learners& learners = scene.learners;
  learners.pledge[visitor.row] = {course + 1, amount};
  learners.cash[visitor.row] -= amount;
  PledgeTally& campaign = worker.tally.campaign[course];
  campaign.backers += 1;
  campaign.pledged += amount;
  worker.tally.till[visitor.platform].pledges += amount;
  worker.tally.till[visitor.platform].spent += amount;
  LearnerTally& tally = count_of(scene, worker, visitor.row, course);
  tally.spent += amount;
  tally.payments += 1;
  note_pledge(scene, worker, visitor.row, course, amount);
  tally.pledges += 1;
}

void keep_pledges(const Scene& scene, const Block& block) {
  if (scene.learners.pledge.width() == 0) return;
  for (std::size_t row = block.first; row < block.first + block.n; ++row) {
    Pledge& pledge = scene.learners.pledge[row];
    if (!pledge.held()) continue;
    const Stage stage = stage_of(scene.courses, pledge.course_row());
    if (stage == Stage::failed) give_back(scene, block.worker, row, pledge);
    if (stage == Stage::on_sale) deliver(scene, block.worker, row, pledge);
    // Whoever was funded and then left owes a course and never makes it: the risk is the backers'.
    const bool owed = stage == Stage::funded && !scene.creators.is_active(scene.courses.creator[pledge.course_row()]);
    if (owed) pledge = {};
  }
}

}  // namespace models
