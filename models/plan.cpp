#include "models/plan.hpp"

#include <algorithm>

#include "models/rows.hpp"
#include "sim/maths.hpp"

namespace models {

constexpr Plan plans_by_place[] = {
    {"per_course", "the learner pays the price of a course at enrolment", "D1.7", terms_per_course},
    {"subscription", "the learner pays the platform by the month for all courses", "D1.7", terms_subscription,
     Access::subscriber, Stake::access, true},
    {"membership", "the learner pays one creator by the month, for all courses of that creator", "D1.7",
     terms_membership, Access::member, Stake::access},
    {"instalments", "the learner pays the price in parts, as the course is studied", "D2.6", terms_instalments,
     Access::anyone, Stake::payer, true},
    {"success_fee", "the learner pays once the course is mastered, and nothing otherwise", "D2.6", terms_success_fee,
     Access::anyone, Stake::none},
    {"crowdfunding", "backers pledge the price before a course is made, all or nothing; made, it is sold", "D1.7",
     terms_crowdfunding, Access::backer, Stake::payer},
    {"paid_qa", "courses are free, and a question to the creator has a price", "D1.7", terms_paid_qa, Access::anyone,
     Stake::none, true},
    {"certificate", "courses are free, and who completes one may buy the credential at the price of the course", "D2.6",
     terms_certificate, Access::anyone, Stake::credential},
    {"seat_licence", "an enterprise pays for its employees' seats in a course, the more the cheaper each", "D2.6",
     terms_seat_licence, Access::employee, Stake::access, true},
    {"open_access", "nobody pays for a course; what it costs to run is the sponsor's or the platform's", "D3.7",
     terms_open_access, Access::anyone, Stake::none},
};

std::span<const Plan> plan_table() { return plans_by_place; }

const Plan& find_plan(std::string_view name) { return row_named(plan_table(), name); }

std::uint8_t place_of(const Plan& plan) { return static_cast<std::uint8_t>(&plan - plans_by_place); }

std::vector<std::string_view> plan_names() { return names_in(plan_table()); }

std::int64_t share_of(std::int64_t amount, double share) {
  const auto exact = static_cast<double>(amount) * share;
  const auto down = static_cast<std::int64_t>(sim::floor(exact + 1e-12 * static_cast<double>(amount)));
  return std::min(amount, down);
}

Split split_by_commission(std::int64_t price, double commission) {
  const std::int64_t creator = share_of(price, 1.0 - commission);
  return {creator, price - creator};
}

}  // namespace models
