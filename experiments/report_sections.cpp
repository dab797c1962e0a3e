#include "experiments/report_sections.hpp"

#include <algorithm>
#include <string_view>

namespace experiments {
namespace {

struct Heading {
  std::string_view title;
  std::vector<std::string_view> measures;
};

std::vector<Heading> headings() {
  return {
      {"Money",
       {"gmv", "payments", "commission", "processor_fees", "payouts", "refunds", "escrow", "platform_profit",
        "sponsored", "creator_surplus", "consumer_surplus", "decision_surplus", "welfare", "ledger_imbalance"}},
      {"Learners",
       {"active_learners", "registrations", "visits", "purchases", "unaffordable", "sponsored_seats", "coupons",
        "pledges", "funding_rate", "pirated", "answers", "subscribers", "satisfaction", "churn", "income_gain",
        "learner_roi"}},
      {"Learning",
       {"completions", "certificates", "completion_rate", "dropout", "engagement", "mastery", "effectiveness",
        "outcome", "skill", "practised", "skill_gini", "guided", "guidance_cost"}},
      {"Recommendation", {"match", "precision", "recall", "ndcg", "coverage", "exposure_gini"}},
      {"Concentration",
       {"creator_gini", "creator_top1_share", "course_gini", "course_top1_share", "course_top10_share",
        "platform_hhi"}},
      {"Choice of courses",
       {"efficiency", "progress", "courses_chosen", "hours_chosen", "money_chosen", "plan_value", "optimality_gap"}},
      {"Training of employees",
       {"demand_met", "licensed_seats", "enterprise_recall", "enterprise_precision", "enterprise_f1", "enterprise_loss",
        "enterprise_training_hours"}},
      {"Worth of training",
       {"enterprise_productivity", "enterprise_spend", "enterprise_time_cost", "enterprise_surplus"}},
      {"Creators",
       {"creators", "entries", "exits", "effort", "content_share", "revisions", "capability", "brand", "social"}},
      {"More", {}},
  };
}

std::size_t heading_of(const MeasureValues& measure) {
  const auto list = headings();
  const auto found = std::find_if(list.begin(), list.end(), [&](const Heading& heading) {
    return std::find(heading.measures.begin(), heading.measures.end(), measure.name) != heading.measures.end();
  });
  return found == list.end() ? list.size() - 1 : static_cast<std::size_t>(found - list.begin());
}

}  // namespace

std::vector<Section> report_sections(const Results& results) {
  std::vector<Section> sections;
  for (const auto& heading : headings()) sections.push_back({std::string(heading.title), {}});
  for (const auto& measure : results.measures) sections[heading_of(measure)].measures.push_back(&measure);
  std::erase_if(sections, [](const Section& section) { return section.measures.empty(); });
  return sections;
}

}  // namespace experiments
