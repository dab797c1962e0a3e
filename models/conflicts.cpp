#include <algorithm>
#include <string>

#include "models/conflicts_creator.hpp"
#include "models/conflicts_employer.hpp"
#include "models/creator.hpp"
#include "models/learner.hpp"
#include "models/learner_group.hpp"
#include "models/menu.hpp"
#include "models/parameters.hpp"

namespace models {
namespace {

// Places in a learner's group column.
constexpr std::size_t most_groups = 256;
// A number of creators beyond any market, below which their columns fit into a machine.
constexpr std::int64_t most_creators = 10'000'000;
// The largest value of learner.number.
constexpr std::int64_t most_learners = 67'108'863;

void check_shares(const Parameters& parameters, std::vector<Conflict>& found) {
  for (const auto& [name, group] : parameters.creator_group) {
    const double work = group.content_share + group.promotion_share + group.monetisation_share;
    if (work + group.reply_share > 1.0 + 1e-9) {
      found.push_back(
          {"creator_group." + name + (work > 1.0 + 1e-9 ? ".content_share" : ".reply_share"),
           "the shares of content, promotion, monetisation and replies add up to more than 1: lower one of them"});
    }
  }
}

void check_arrivals(const LearnerSettings& learner, std::vector<Conflict>& found) {
  if (learner.arrivals == "poisson") {
    if (learner.potential > 0) {
      found.push_back({"learner.potential", "nobody comes out of it under poisson: set learner.arrivals to bass"});
    }
    if (learner.word_of_mouth > 0.0) {
      found.push_back({"learner.word_of_mouth",
                       "it moves imitation, and under poisson nobody imitates: set "
                       "learner.arrivals to bass"});
    }
    return;
  }
  if (learner.arrivals_per_month > 0.0) {
    found.push_back(
        {"learner.arrivals_per_month", "under bass innovation and imitation decide how many come: set it to 0"});
  }
  if (learner.potential == 0) {
    found.push_back({"learner.potential", "under bass nobody can come out of none: set it above 0"});
  }
  if (learner.number + learner.potential > most_learners) {
    found.push_back({"learner.potential", "with learner.number more than " + std::to_string(most_learners) +
                                              " learners, beyond what ids can name: lower it"});
  }
}

void check_groups(const Parameters& p, std::vector<Conflict>& found) {
  if (p.learner_group.size() > most_groups) {
    found.push_back({"learner_group", "more than " + std::to_string(most_groups) + " groups of learners: join some"});
  }
  if (!p.learner_group.empty() && std::all_of(p.learner_group.begin(), p.learner_group.end(),
                                              [](const auto& group) { return group.second.weight <= 0.0; })) {
    found.push_back({"learner_group", "all groups have weight 0, so no learner belongs to any: raise a weight"});
  }
  if (p.run.group_by == "learner_group" && p.learner_group.size() < 2) {
    found.push_back({"run.group_by", "there is one group of learners only: name more in [learner_group.NAME]"});
  }
  if (p.sponsor.grant_per_month > 0.0 && !has_sponsored(p)) {
    found.push_back({"sponsor.grant_per_month", "nobody may ask for a seat: set learner_group.NAME.sponsored"});
  }
}

void check_menus(const Parameters& p, std::vector<Conflict>& found) {
  for (const auto& [name, policy] : p.platform) {
    const Menu menu(policy);
    const std::string path = "platform." + name + ".";
    if (menu.offers(Access::subscriber) && policy.subscription_price == 0.0) {
      found.push_back({path + "subscription_price", "the plan subscription has no fee: set it above 0"});
    }
    if (menu.offers(Access::member) && policy.membership_price == 0.0) {
      found.push_back({path + "membership_price", "the plan membership has no fee: set it above 0"});
    }
    if (menu.offers("paid_qa") && policy.question_price == 0.0) {
      found.push_back({path + "question_price", "the plan paid_qa has no price for an answer: set it above 0"});
    }
    const bool nobody_answers = std::all_of(p.creator_group.begin(), p.creator_group.end(),
                                            [](const auto& group) { return group.second.reply_share == 0.0; });
    if (menu.offers("paid_qa") && nobody_answers) {
      found.push_back(
          {path + "plan", "under paid_qa somebody has to answer: set creator_group.NAME.reply_share above 0"});
    }
    if (menu.offers("open_access") && menu.plans().size() > 1) {
      found.push_back({path + "plan", "beside open_access nobody would pay: leave it or the other plans out"});
    }
    if (menu.offers("certificate") && policy.coupons_per_month + policy.points_per_completion > 0 &&
        menu.plans().size() == 1) {
      found.push_back({path + "plan",
                       "coupons lower prices at enrolment, and under certificate there are none: set "
                       "coupons_per_month and points_per_completion to 0"});
    }
  }
}

void check_guesses(const StudySettings& study, std::vector<Conflict>& found) {
  if (study.guess + study.slip >= 1.0) {
    found.push_back({"study.guess", "guess and slip add up to 1 or more, so knowledge would not help: lower one"});
  }
}

void check_market(const Parameters& p, std::vector<Conflict>& found) {
  const InfluenceSettings& influence = p.influence;
  if (p.platform.empty()) {
    found.push_back({"platform", "the market model needs at least one: name it as [platform.NAME]"});
  }
  if (p.platform.size() > most_platforms) {
    found.push_back({"platform", std::to_string(p.platform.size()) + " platforms: there can be at most " +
                                     std::to_string(most_platforms)});
  }
  if (!p.platform.empty() &&
      std::none_of(p.platform.begin(), p.platform.end(), [](const auto& platform) { return platform.second.open; })) {
    found.push_back({"platform." + p.platform.begin()->first + ".open", "no platform does business: open one"});
  }
  const bool contagious = influence.variant == "coupled" || influence.variant == "ben_porath";
  if (contagious && influence.decay_social > 0.0 && influence.contagion >= influence.decay_social) {
    found.push_back(
        {"influence.contagion", "social reach would grow without effort: set it below influence.decay_social"});
  }
  if (influence.integrator == "dopri5") {
    found.push_back({"influence.integrator", "dopri5 is for the influence model: choose rk4 or euler"});
  }
  if (p.study.knowledge == "bkt" && p.study.forgetting > 0.0) {
    found.push_back({"study.forgetting", "under bkt topics are forgotten at items, by study.bkt_forget: set it to 0"});
  }
  if (p.study.exit_peers != 0.0 && p.course.cohort_share > 0.0 && p.course.cohort_weeks == 0.0) {
    found.push_back({"study.exit_peers", "cohorts without an end have no count of peers: raise course.cohort_weeks"});
  }
  if (p.choice.rule == "willingness_to_pay" && p.choice.price <= 0.0) {
    found.push_back({"choice.price", "without a weight of price no utility has a value in money: set it above 0"});
  }
  if (p.course.price_least > p.course.price_most) {
    found.push_back({"course.price_least", "the lowest price is above course.price_most: lower it"});
  }
  check_guesses(p.study, found);
  if (p.market.catalogue.empty() && p.market.max_courses > 0 && p.market.max_courses < p.market.courses) {
    found.push_back(
        {"market.max_courses", "room for fewer courses than market.courses: raise it, or 0 to work it out"});
  }
  if (p.learner.max_number > 0 && p.learner.max_number < p.learner.number) {
    found.push_back(
        {"learner.max_number", "room for fewer learners than learner.number: raise it, or 0 to work it out"});
  }
  check_arrivals(p.learner, found);
  check_menus(p, found);
  check_groups(p, found);
}

void check_selection(const Parameters& p, std::vector<Conflict>& found) {
  if (p.market.catalogue.empty()) {
    found.push_back({"market.catalogue", "no courses to choose from: the selection model needs a catalogue file"});
  }
}

void check_enterprise(const std::string& name, const EnterpriseSettings& s, std::vector<Conflict>& found) {
  const std::string path = "enterprise." + name + ".";
  if (s.survey.empty()) {
    found.push_back({path + "survey", "nobody to train: the enterprise model needs a survey file"});
  }
  if (s.courses.empty()) {
    found.push_back({path + "courses", "nothing to train with: the enterprise model needs a file of courses"});
  }
  if (s.excellent < s.good || s.good < s.average || s.average < s.medium) {
    found.push_back({path + "medium",
                     "a better grade has a lower least score: order them medium, average, good, "
                     "excellent"});
  }
  if (s.recall_weight + s.precision_weight + s.f1_weight <= 0.0) {
    found.push_back({path + "recall_weight",
                     "all weights of the loss are 0, so nothing is asked of a recommender: "
                     "raise one of them"});
  }
}

}  // namespace

std::vector<Conflict> conflicts(const Parameters& parameters, std::string_view model) {
  std::vector<Conflict> found;
  if (model == "selection") {
    check_selection(parameters, found);
    return found;
  }
  if (model == "enterprise") {
    for (const auto& [name, settings] : parameters.enterprise) check_enterprise(name, settings, found);
    check_guesses(parameters.study, found);
    return found;
  }
  check_shares(parameters, found);
  check_creators(parameters, model, found);
  if (model != "market" && parameters.run.group_by != "nothing") {
    found.push_back({"run.group_by", "the model " + std::string(model) + " tells no groups apart: leave it out"});
  }
  if (n_creators(parameters) == 0) {
    found.push_back({"creator_group", "no creator in any group: a model needs at least one"});
  }
  if (n_creators(parameters) > most_creators) {
    found.push_back({"creator_group", "more than " + std::to_string(most_creators) +
                                          " creators in all groups together: lower creator_group.NAME.number"});
  }
  if (model == "market") {
    check_market(parameters, found);
    check_employers(parameters, found);
  }
  return found;
}

}  // namespace models
