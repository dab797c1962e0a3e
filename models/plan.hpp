#pragma once
/// @file The table of payment plans: who pays, when, and how a payment is split.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace models {

struct Platform;

/// [cent] a payment, split.
struct Split {
  std::int64_t creator = 0;
  std::int64_t platform = 0;

  Split& operator+=(const Split& more) {
    creator += more.creator;
    platform += more.platform;
    return *this;
  }
  Split& operator-=(const Split& less) {
    creator -= less.creator;
    platform -= less.platform;
    return *this;
  }
};

/// [cent] What a learner owes for a course, by when it is due.
struct Terms {
  std::int32_t at_enrolment = 0;
  std::int32_t by_progress = 0;    // in all, in equal parts as the course is studied
  std::int32_t at_completion = 0;  // by those alone who want the credential
  std::int32_t at_mastery = 0;     // by those whose mastery reaches the target in the end
  std::int32_t per_question = 0;   // that the creator answers
  std::int32_t borne = 0;          // not by the learner: what it costs to have one more in the course
};

/// What taking up a course under a plan requires, and what is paid for it month by month.
enum class Access { anyone, subscriber, member, backer, employee };

/// What having paid under a plan does to a learner's commitment to a course.
enum class Stake {
  price,       // that of a payer, who may ask the price back
  payer,       // that of a payer, for good
  access,      // that of one who has access to many courses
  credential,  // none, but for who wants the credential
  none,
};

/// One row of the plan table; `terms` are those of a list price under a platform's policy.
struct Plan {
  std::string_view name;
  std::string_view meaning;
  std::string_view source;
  Terms (*terms)(std::int32_t price, const Platform& policy);
  Access access = Access::anyone;
  Stake stake = Stake::price;
  bool by_session = false;  // whether studying is counted or charged as it happens
};

/// The rows by place, for who looks one up many times in a step.
extern const Plan plans_by_place[];

std::span<const Plan> plan_table();

/// The row called `name`; the name must be in the table.
const Plan& find_plan(std::string_view name);

/// Its place in the table, which enrolments remember.
std::uint8_t place_of(const Plan& plan);

std::vector<std::string_view> plan_names();

/// [cent] floor(amount·share), where 0.37 of 10,000 cents is 3,700 however 1 − 0.63 is rounded: one part in 10¹² is
/// added.
std::int64_t share_of(std::int64_t amount, double share);

/// creator = floor(price·(1 − commission)), the remainder goes to the platform.
/// @source D1.7
Split split_by_commission(std::int64_t price, double commission);

Terms terms_per_course(std::int32_t price, const Platform& policy);
Terms terms_subscription(std::int32_t price, const Platform& policy);
Terms terms_membership(std::int32_t price, const Platform& policy);
Terms terms_instalments(std::int32_t price, const Platform& policy);
Terms terms_success_fee(std::int32_t price, const Platform& policy);
Terms terms_crowdfunding(std::int32_t price, const Platform& policy);
Terms terms_paid_qa(std::int32_t price, const Platform& policy);
Terms terms_certificate(std::int32_t price, const Platform& policy);
Terms terms_seat_licence(std::int32_t price, const Platform& policy);
Terms terms_open_access(std::int32_t price, const Platform& policy);

}  // namespace models
