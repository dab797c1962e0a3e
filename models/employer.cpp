#include "models/employer.hpp"

#include <algorithm>
#include <charconv>

#include "models/enrolment.hpp"
#include "models/enterprise_contract.hpp"
#include "models/ledger.hpp"
#include "models/slate.hpp"
#include "models/word_list.hpp"
#include "sim/fixed.hpp"
#include "sim/maths.hpp"

namespace models {
namespace {

template <class Take>
void each_topic(TopicSet topics, const Take& take) {
  for (; topics != 0; topics &= topics - 1) take(static_cast<std::size_t>(std::countr_zero(topics)));
}

}  // namespace

TopicSet Employer::missing(std::span<const sim::Unit16> skill) const {
  TopicSet missing = 0;
  each_topic(asked_, [&](std::size_t k) {
    if (skill[k].value() < settings_->demand) missing |= TopicSet{1} << k;
  });
  return missing;
}

double Employer::met(std::span<const sim::Unit16> skill) const {
  double sum = 0.0;
  each_topic(asked_, [&](std::size_t k) { sum += std::min(skill[k].value(), settings_->demand); });
  return sum;
}

double Employer::demand() const { return settings_->demand * std::popcount(asked_); }

std::int32_t Employer::price_of_seat(std::int32_t list_price, std::size_t platform) const {
  const std::int64_t seats = std::max<std::int64_t>(1, last_[platform]);
  return static_cast<std::int32_t>(seat_price(list_price, seats, settings_->quantity_discount));
}

std::int64_t Employer::most_price() const { return cents(settings_->most_price); }

std::int64_t Employer::grant(std::int64_t employees) {
  // What seats that are still held may come to is last year's order and is kept.
  const std::int64_t fresh = employees * cents(settings_->budget_per_year) + held_ * most_price();
  const std::int64_t more = fresh - cash_;
  cash_ = fresh;
  return more;
}

void Employer::count(const EmployerTally& tally, double initial_skill, const sim::Clock& clock, EnterpriseSums& sums) {
  cash_ -= tally.spent;
  std::int64_t used = 0;
  for (std::size_t p = 0; p < most_platforms; ++p) {
    bought_[p] += tally.seats_used[p];
    used += tally.seats_used[p];
  }
  held_ += tally.seats_given - used - tally.seats_lapsed;
  if (clock.month_ends()) {
    last_ = bought_;
    bought_ = {};
  }
  const double before = std::min(initial_skill, settings_->demand) * std::popcount(asked_);
  const auto employees = static_cast<double>(tally.employees);
  sums.fees += tally.spent;
  sums.seats += used;
  sums.hours += tally.hours;
  sums.time_cost += cents(settings_->wage * sim::real(tally.hours));
  const double gained = sim::real(tally.met) - employees * before;
  // Who forgets may know less than at first.
  const std::int64_t worth = cents(settings_->value_per_skill * clock.dt() * sim::absolute(gained));
  sums.productivity += gained < 0.0 ? -worth : worth;
  sums.met += tally.met;
  sums.asked += sim::fixed(employees * demand());
}

void Employers::open(const Parameters& parameters) {
  if (!has_employees(parameters)) return;
  const auto n_topics = static_cast<std::size_t>(parameters.market.topics);
  all_.reserve(parameters.enterprise.size());
  for (const auto& [name, settings] : parameters.enterprise)
    all_.emplace_back(settings, topics_asked(settings, n_topics));
  for (const auto& [name, group] : parameters.learner_group) {
    const auto employer = parameters.enterprise.find(group.employer);
    of_group_.push_back(static_cast<std::uint8_t>(std::distance(parameters.enterprise.begin(), employer)));
  }
}

void Employers::adopt(const Parameters& parameters) {
  auto settings = parameters.enterprise.begin();
  for (Employer& employer : all_) employer.adopt((settings++)->second);
}

std::uint64_t Employers::bytes() const {
  std::uint64_t bytes = of_group_.capacity();
  for (const Employer& employer : all_) bytes += sizeof(Employer) + employer.bytes();
  return bytes;
}

TopicSet topics_asked(const EnterpriseSettings& settings, std::size_t n_topics) {
  TopicSet asked = 0;
  each_word(settings.topics, [&](std::string_view word) {
    std::size_t k = n_topics;
    std::from_chars(word.data(), word.data() + word.size(), k);
    if (k < n_topics) asked |= TopicSet{1} << k;
  });
  return asked;
}

const Employer* employer_of(const Scene& scene, std::size_t row) {
  if (scene.employers.all().empty()) return nullptr;
  return scene.employers.of_group(scene.learners.group_of(row));
}

bool is_asked_for(const Scene& scene, const Visitor& visitor, std::size_t course) {
  if (visitor.employer == nullptr) return false;
  const Employer& employer = *visitor.employer;
  const std::int32_t price = scene.stores[visitor.platform].front.list_price(course);
  return price > 0 && price <= employer.most_price() &&
         (scene.courses.found_under[course] & employer.missing(scene.learners.skill.row(visitor.row))) != 0;
}

void receive_licences(const Scene& scene, const Block& block) {
  if (scene.employers.all().empty()) return;
  Learners& learners = scene.learners;
  for (std::size_t row = block.first; row < block.first + block.n; ++row) {
    const Employer* employer = employer_of(scene, row);
    if (employer == nullptr) continue;
    EmployerTally& tally = block.worker.tally.employer[scene.employers.place(*employer)];
    const VoucherNews news = employer->lottery().tell(learners, learners.seat, row, employer->settings().seat_months,
                                                      scene.clock, scene.key);
    tally.seats_given += news.given ? 1 : 0;
    tally.seats_lapsed += news.lapsed ? 1 : 0;
  }
}

void count_training(const Scene& scene, Worker& worker, std::size_t row, const Enrolment& enrolment, double hours) {
  if (scene.employers.all().empty() || plan_of(enrolment).access != Access::employee) return;
  if (const Employer* employer = employer_of(scene, row)) {
    worker.tally.employer[scene.employers.place(*employer)].hours += sim::fixed(hours);
  }
}

void count_employees(const Scene& scene, const Block& block) {
  if (scene.employers.all().empty()) return;
  for (std::size_t row = block.first; row < block.first + block.n; ++row) {
    const Employer* employer = employer_of(scene, row);
    if (employer == nullptr) continue;
    EmployerTally& tally = block.worker.tally.employer[scene.employers.place(*employer)];
    tally.employees += 1;
    tally.met += sim::fixed(employer->met(scene.learners.skill.row(row)));
  }
}

}  // namespace models
