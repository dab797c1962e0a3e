#include <algorithm>
#include <array>
#include <limits>

#include "models/measure.hpp"
#include "models/observation.hpp"
#include "sim/fixed.hpp"

namespace models {
namespace {

using O = Observation;

double money(std::int64_t cents) { return 0.01 * static_cast<double>(cents); }
double count(std::int64_t n) { return static_cast<double>(n); }

double ratio(double numerator, double denominator) {
  return denominator != 0.0 ? numerator / denominator : std::numeric_limits<double>::quiet_NaN();
}

/// What both sets hold / `whole`.
double shared(const SetCounts& sets, std::int64_t whole) { return ratio(count(sets.both), count(whole)); }

/// (interactions + hours + questions) / hours planned. @source D3.1
double engagement(const O& o) {
  const StudySettings& s = o.parameters->study;
  const double hours = sim::real(o.flow.hours);
  const double planned = static_cast<double>(o.flow.planned_minutes) * o.weeks / 60.0;
  return ratio(hours * (1.0 + s.interactions_per_hour + s.questions_per_hour), planned);
}

/// @source D3.2
double mastery(const O& o) { return ratio(count(o.flow.correct), count(o.flow.items)); }

/// @source D3.3
double effectiveness(const O& o) {
  const StudySettings& s = o.parameters->study;
  return s.engagement_weight * engagement(o) + s.mastery_weight * mastery(o);
}

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// Whether the rule of choice tells what a choice is worth in money.
bool has_surplus(const O& o) { return o.parameters->choice.rule != "knapsack" && o.parameters->choice.price > 0.0; }

/// [USD] Choices before payment, less what was paid in the end.
double surplus(const O& o) {
  if (!has_surplus(o)) return missing;
  return sim::real(o.flow.surplus) - money(o.flow.paid());
}

double enterprise_surplus(const O& o) {
  return money(o.enterprise.productivity - o.enterprise.fees - o.enterprise.time_cost);
}

constexpr auto table = std::to_array<Measure>({
    {"gmv", "Gross sales", "USD", Form::flow, "all that is paid for courses, credentials and access", "sales", "market",
     "learner creator", [](const O& o) { return o.sales_told ? money(o.flow.spent) : missing; }},
    {"payments", "Payments", "1", Form::flow, "payments for courses, parts of them, credentials, answers, access and pledges",
     "payments", "market", "learner", [](const O& o) { return count(o.flow.payments); }},
    {"commission", "Commission earned", "USD", Form::flow,
     "platform's share of fees, and of sales whose refund window closed", "sales", "market", "creator",
     [](const O& o) { return o.commission_told ? money(o.commission) : missing; }},
    {"processor_fees", "Processor's fees", "USD", Form::flow, "what processors take of payments", "sales", "market", "",
     [](const O& o) { return money(o.processor_fees); }},
    {"platform_profit", "Platforms' profit", "USD", Form::flow,
     "change of the platforms' balances: commission and what guided learners pay, less fees and costs", "platforms",
     "market", "", [](const O& o) { return money(o.platform_profit); }},
    {"platform_hhi", "Concentration of platforms", "1", Form::ratio,
     "Herfindahl-Hirschman index: sum of squared shares of what is paid since the entry before", "platforms", "market",
     "", [](const O& o) { return o.platform_hhi; }},
    {"consumer_surplus", "Consumer surplus", "USD", Form::flow,
     "log-sums of choices with what courses turn out to be worth, and of credentials, before any payment, less payments "
     "and plus refunds",
     "visits", "market", "learner", [](const O& o) { return surplus(o); }},
    {"decision_surplus", "Consumer surplus as decided on", "USD", Form::flow,
     "log-sums of choices by what was expected of courses and payments", "visits", "market", "learner",
     [](const O& o) { return has_surplus(o) ? sim::real(o.flow.decision_surplus) : missing; }},
    {"unaffordable", "Courses beyond the budget", "1", Form::ratio,
     "courses shown that could not be paid / courses shown that could be wanted", "visits", "market", "learner",
     [](const O& o) { return ratio(count(o.flow.unaffordable), count(o.flow.considered)); }},
    {"creator_surplus", "Creators' surplus", "USD", Form::flow,
     "income that became certain less hours at work at the outside wage", "creators", "market", "",
     [](const O& o) { return money(o.creator_income) - o.creator_cost; }},
    {"welfare", "Welfare", "USD", Form::flow,
     "consumer surplus + creators' surplus + platforms' profit + enterprises' surplus - sponsor's outlay", "all",
     "market", "",
     [](const O& o) {
       return surplus(o) + money(o.creator_income) - o.creator_cost + money(o.platform_profit) +
              enterprise_surplus(o) - money(o.sponsor_outlay);
     }},
    {"pledges", "Pledges", "1", Form::flow, "pledges put down for courses that are yet to be made", "learners", "market",
     "learner creator", [](const O& o) { return count(o.flow.pledges); }},
    {"funding_rate", "Campaigns that succeed", "1", Form::ratio, "campaigns that reached their goal / campaigns decided",
     "campaigns", "market", "", [](const O& o) { return ratio(count(o.funded), count(o.funded + o.failed)); }},
    {"pirated", "Courses copied", "course", Form::flow, "courses begun by copying instead of paying", "learners",
     "market", "learner creator", [](const O& o) { return count(o.flow.pirated); }},
    {"answers", "Answers paid for", "1", Form::flow, "questions that creators answered and learners paid for", "learners",
     "market", "learner creator", [](const O& o) { return count(o.flow.answers); }},
    {"subscribers", "Subscriptions and memberships", "1", Form::stock, "subscriptions and memberships held", "learners",
     "market", "", [](const O& o) { return count(o.passes); }},
    {"churn", "Churn of subscribers and members", "1", Form::ratio,
     "subscriptions and memberships ended / held at the beginning of a month, both of the month so far or since the entry "
     "before",
     "subscriptions and memberships", "market", "learner",
     [](const O& o) { return ratio(count(o.flow.passes_ended), count(o.flow.passes_due)); }},
    {"payouts", "Paid out to creators", "USD", Form::flow, "payable balances at the end of each month", "creators",
     "market", "creator", [](const O& o) { return money(o.payouts); }},
    {"refunds", "Refunds", "USD", Form::flow, "prices given back", "sales", "market", "learner creator",
     [](const O& o) { return money(o.flow.refunded); }},
    {"escrow", "Held in escrow", "USD", Form::stock, "sales whose refund window is open", "sales", "market", "",
     [](const O& o) { return money(o.escrow); }},
    {"active_learners", "Learners with an open course", "learner", Form::stock, "learners with an open course",
     "learners", "market", "learner", [](const O& o) { return count(o.enrolled); }},
    {"registrations", "Registrations", "learner", Form::flow, "learners who registered", "learners", "market",
     "learner", [](const O& o) { return count(o.registrations); }},
    {"visits", "Visits", "visit", Form::flow, "platform and direct visits", "learners", "market", "learner",
     [](const O& o) { return count(o.flow.visits); }},
    {"purchases", "Courses taken up, free ones included", "course", Form::flow, "enrolments", "learners", "market",
     "learner creator", [](const O& o) { return count(o.flow.enrolments); }},
    {"completions", "Completions", "course", Form::flow, "courses finished with the pass mark", "enrolments", "market",
     "learner creator", [](const O& o) { return count(o.flow.completed); }},
    {"completion_rate", "Completion rate", "1", Form::ratio, "completions / enrolments ended", "enrolments that ended",
     "market", "learner creator", [](const O& o) { return ratio(count(o.flow.completed), count(o.flow.ended)); }},
    {"dropout", "Dropout", "1", Form::ratio, "enrolments left unfinished / enrolments ended", "enrolments that ended",
     "market", "learner creator", [](const O& o) { return ratio(count(o.flow.left), count(o.flow.ended)); }},
    {"engagement", "Engagement", "1", Form::ratio, "(interactions + hours + questions) / hours planned",
     "learners with a course under way", "market", "learner", engagement},
    {"mastery", "Mastery", "1", Form::ratio, "correct answers / quiz items", "study sessions", "market",
     "learner creator", mastery},
    {"effectiveness", "Learning effectiveness", "1", Form::ratio, "0.6 engagement + 0.4 mastery (weights are settings)",
     "learners with an open course", "market", "learner", effectiveness},
    {"outcome", "Outcome score", "h", Form::ratio, "progress x accuracy x hours, summed / enrolments ended",
     "enrolments that ended", "market", "learner creator",
     [](const O& o) { return ratio(sim::real(o.flow.outcome), count(o.flow.ended)); }},
    {"guided", "Learners guided", "learner", Form::stock, "learners guided in the last step", "learners with a course",
     "market", "learner", [](const O& o) { return count(o.guided); }},
    {"guidance_cost", "Cost of guidance", "USD", Form::flow, "cost of guiding less what guided learners paid for it",
     "platform", "market", "learner", [](const O& o) { return money(o.flow.guidance_cost - o.flow.guidance_paid); }},
    {"certificates", "Certificates bought", "certificate", Form::flow, "credentials bought at completion",
     "completions", "market", "learner creator", [](const O& o) { return count(o.flow.certificates); }},
    {"sponsored", "Paid by the sponsor", "USD", Form::flow, "prices of courses taken with a sponsored seat", "sales",
     "market", "learner creator", [](const O& o) { return money(o.flow.sponsored); }},
    {"sponsored_seats", "Sponsored seats used", "course", Form::flow, "enrolments with a sponsored seat", "enrolments",
     "market", "learner creator", [](const O& o) { return count(o.flow.seats_used); }},
    {"coupons", "Coupons used", "course", Form::flow, "enrolments at a price lowered by a coupon", "enrolments",
     "market", "learner creator", [](const O& o) { return count(o.flow.coupons_used); }},
    {"income_gain", "Income gained by skill", "USD", Form::flow, "income less that of the same learner without courses",
     "learners", "market", "learner", [](const O& o) { return money(o.flow.income_gain); }},
    {"learner_roi", "Return on learning", "1", Form::ratio,
     "income gained / (paid, guidance included + value of the hours studied, practised and taught in person), both "
     "discounted and since time 0",
     "learners", "market", "learner", [](const O& o) { return ratio(o.value.gain, o.value.cost); }},
    {"satisfaction", "Satisfaction", "1", Form::ratio, "ratings of 4 or 5 / ratings", "ratings", "market",
     "learner creator", [](const O& o) { return ratio(count(o.flow.positive), count(o.flow.rated)); }},
    {"coverage", "Catalogue coverage", "1", Form::ratio, "courses on sale that were shown since the entry before / courses on sale",
     "courses", "market", "", [](const O& o) { return ratio(count(o.courses_shown), count(o.courses)); }},
    {"exposure_gini", "Gini of exposure over courses", "1", Form::ratio, "places in slates since time 0", "courses",
     "market", "", [](const O& o) { return o.exposure.gini; }},
    {"match", "Match of courses shown", "utility", Form::level,
     "what a course is worth as it will turn out, mean over places in slates", "slates appraised", "market", "learner",
     [](const O& o) { return ratio(sim::real(o.flow.slate.match), count(o.flow.slate.places)); }},
    {"precision", "Precision of slates", "1", Form::ratio, "relevant courses shown / courses shown", "slates appraised",
     "market", "learner",
     [](const O& o) { return ratio(count(o.flow.slate.relevant_shown), count(o.flow.slate.places)); }},
    {"recall", "Recall of slates", "1", Form::ratio, "relevant courses shown / relevant candidates", "slates appraised",
     "market", "learner",
     [](const O& o) { return ratio(count(o.flow.slate.relevant_shown), count(o.flow.slate.relevant)); }},
    {"ndcg", "NDCG of slates", "1", Form::ratio,
     "normalised discounted cumulative gain: discounted relevant places / most there could be",
     "slates with a relevant candidate", "market", "learner",
     [](const O& o) { return ratio(sim::real(o.flow.slate.ndcg), count(o.flow.slate.ranked)); }},
    {"creator_gini", "Gini of creators' income", "1", Form::ratio, "income since time 0, net of refunds", "creators",
     "market", "creator", [](const O& o) { return o.income.gini; }},
    {"creator_top1_share", "Income share of the top 1 % of creators", "1", Form::ratio,
     "income of the top 1 % / income, since time 0", "creators", "market", "creator",
     [](const O& o) { return o.income.top_1; }},
    {"course_gini", "Gini of learners over courses", "1", Form::ratio, "enrolments since time 0", "courses on sale",
     "market", "", [](const O& o) { return o.enrolments.gini; }},
    {"course_top1_share", "Learner share of the top 1 % of courses", "1", Form::ratio,
     "enrolments of the top 1 % / enrolments, since time 0", "courses on sale", "market", "",
     [](const O& o) { return o.enrolments.top_1; }},
    {"course_top10_share", "Learner share of the top 10 % of courses", "1", Form::ratio,
     "enrolments of the top 10 % / enrolments, since time 0", "courses on sale", "market", "",
     [](const O& o) { return o.enrolments.top_10; }},
    {"capability", "Mean capability of creators", "1", Form::stock, "mean of C", "creators", "influence market",
     "creator", [](const O& o) { return o.capability; }},
    {"brand", "Mean brand awareness of creators", "1", Form::stock, "mean of B", "creators", "influence market",
     "creator", [](const O& o) { return o.brand; }},
    {"social", "Mean social reach of creators", "1", Form::stock, "mean of S", "creators", "influence market",
     "creator", [](const O& o) { return o.social; }},
    {"content_share", "Share of work that is content making", "1", Form::ratio, "hours for content / hours at work",
     "creators", "influence market", "creator", [](const O& o) { return ratio(o.content_hours, o.effort); }},
    {"effort", "Mean hours at work", "h/month", Form::stock, "hours for content, promotion, monetisation and replies",
     "creators", "influence market", "creator", [](const O& o) { return o.effort; }},
    {"creators", "Creators", "creator", Form::stock, "creators who have not left", "creators", "market", "creator",
     [](const O& o) { return count(o.creators); }},
    {"entries", "Creators who entered", "creator", Form::flow, "creators who entered", "creators", "market", "creator",
     [](const O& o) { return count(o.entries); }},
    {"exits", "Creators who left", "creator", Form::flow, "creators who left", "creators", "market", "creator",
     [](const O& o) { return count(o.exits); }},
    {"revisions", "Courses revised", "course", Form::flow, "courses made anew instead of another one", "courses",
     "market", "creator", [](const O& o) { return count(o.revisions); }},
    {"skill", "Mean skill", "1", Form::stock, "knowledge, mean over topics and learners or employees",
     "learners, employees", "market enterprise", "learner", [](const O& o) { return o.skill; }},
    {"skill_gini", "Gini of skill", "1", Form::ratio, "mean skill of learners, from a histogram of 1024 cells",
     "learners", "market", "learner", [](const O& o) { return o.skill_gini; }},
    {"practised", "Mean practised skill", "1", Form::stock,
     "practised skill, mean over learners; none without projects", "learners", "market", "learner",
     [](const O& o) { return o.practised; }},
    {"efficiency", "Efficiency of the courses chosen", "1/(h USD)", Form::stock,
     "mean of F: the sum of f = q/t, or of f times g", "learners", "selection", "",
     [](const O& o) { return o.chosen.efficiency; }},
    {"progress", "Progress by the courses chosen", "1", Form::stock, "mean of G: hours chosen / hours there are",
     "learners", "selection", "", [](const O& o) { return o.chosen.progress; }},
    {"courses_chosen", "Courses chosen", "course", Form::stock, "mean number of courses", "learners", "selection", "",
     [](const O& o) { return o.chosen.courses; }},
    {"hours_chosen", "Hours of the courses chosen", "h", Form::stock, "mean of hours of study", "learners", "selection",
     "", [](const O& o) { return o.chosen.hours; }},
    {"money_chosen", "Price of the courses chosen", "USD", Form::stock, "mean of prices added up", "learners",
     "selection", "", [](const O& o) { return o.chosen.money; }},
    {"plan_value", "Value of the plan", "1", Form::stock, "mean of w F/F(all courses) + (1 - w) G", "learners",
     "selection", "", [](const O& o) { return o.chosen.value; }},
    {"optimality_gap", "Optimality gap", "1", Form::ratio, "(LP bound - value of the plan) / LP bound", "learners",
     "selection", "", [](const O& o) { return ratio(o.chosen.bound - o.chosen.value, o.chosen.bound); }},
    {"enterprise_recall", "Recall of recommendations", "1", Form::ratio,
     "missing topics that courses recommended are about / topics missing at the first survey", "employees",
     "enterprise", "",
     [](const O& o) { return shared(o.enterprise.counts.recommended, o.enterprise.counts.recommended.relevant); }},
    {"enterprise_precision", "Precision of training", "1", Form::ratio,
     "missing topics graded at least medium / topics graded at least medium", "employees", "enterprise", "",
     [](const O& o) { return shared(o.enterprise.counts.passed, o.enterprise.counts.passed.found); }},
    {"enterprise_f1", "F1 of training", "1", Form::ratio,
     "2 missing topics graded at least medium / (topics missing + topics graded at least medium)", "employees",
     "enterprise", "",
     [](const O& o) {
       return 2.0 * shared(o.enterprise.counts.passed, o.enterprise.counts.passed.relevant + o.enterprise.counts.passed.found);
     }},
    {"enterprise_loss", "Loss of the recommender", "1", Form::ratio,
     "weighted lack of recall, precision and F1 after a year's training of the panel", "panels of employees",
     "enterprise", "", [](const O& o) { return ratio(o.enterprise.loss, count(o.enterprise.members)); }},
    {"demand_met", "Demand met", "1", Form::ratio, "skill up to the level asked for / level asked for",
     "employees and topics", "market enterprise", "",
     [](const O& o) { return std::min(ratio(sim::real(o.enterprise.met), sim::real(o.enterprise.asked)), 1.0); }},
    {"enterprise_training_hours", "Hours of training", "h", Form::flow, "hours trained", "employees", "market enterprise", "",
     [](const O& o) { return sim::real(o.enterprise.hours); }},
    {"enterprise_spend", "Spent on training", "USD", Form::flow, "paid for courses and for courses made to order",
     "enterprises", "market enterprise", "", [](const O& o) { return money(o.enterprise.fees); }},
    {"enterprise_time_cost", "Cost of the hours trained", "USD", Form::flow, "wage of the hours trained", "employees",
     "market enterprise", "", [](const O& o) { return money(o.enterprise.time_cost); }},
    {"enterprise_productivity", "Gain in productivity", "USD", Form::flow,
     "worth of the skill gained, up to the level asked for", "employees", "market enterprise", "",
     [](const O& o) { return money(o.enterprise.productivity); }},
    {"enterprise_surplus", "Surplus of training", "USD", Form::flow,
     "gain in productivity - spent on training - cost of the hours trained", "enterprises", "market enterprise", "",
     enterprise_surplus},
    {"licensed_seats", "Seats licensed", "1", Form::flow, "seats in courses that enterprises bought for employees",
     "enterprises", "market", "", [](const O& o) { return count(o.enterprise.seats); }},
    {"ledger_imbalance", "Ledger imbalance", "cent", Form::stock,
     "sum of all balances, the largest in size since the entry before", "accounts", "market", "",
     [](const O& o) { return count(o.imbalance); }},
});

}  // namespace

std::span<const Measure> measure_table() { return table; }

std::string_view name_of(Form form) {
  constexpr std::array<std::string_view, 4> names{"stock", "flow", "ratio", "level"};
  return names[static_cast<std::size_t>(form)];
}

}  // namespace models
