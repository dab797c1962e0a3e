#include "models/parameter_sections.hpp"

namespace models {

void learner_group_rows(std::vector<Parameter>& table) {
  using S = LearnerGroup;
  Section<S> group(
      table, "learner_group.*",
      [](auto& p, std::string_view entity) -> auto& { return named(p.learner_group, entity); });
  group.fixed(&S::weight, "weight",
              {"", {0, 1e9}, "D3.7", "how many learners belong to it, relative to the weights of other groups"});
  group.fixed(&S::income, "income", {"", not_negative, "D3.7", "income as a share of that of [learner]; 0 for none"});
  group.fixed(&S::study_budget, "study_budget",
              {"", {0.001, 1000}, "D3.7", "weekly hours for study as a share of those of [learner]"});
  group.fixed(&S::regulation_lift, "regulation_lift",
              {"",
               {-1, 1},
               "D3.8",
               "above 0 the share of what is missing to full self-regulation (1) that is added, below 0 the share of "
               "self-regulation that is taken away"});
  group.changing(&S::guidance, "guidance", {"", {}, "D4.4", "whether its learners can be guided"});
  group.fixed(&S::sponsored, "sponsored",
              {"", {}, "D3.7", "whether its learners can ask the sponsor for a seat in a course they cannot pay"});
  group.fixed(&S::employer, "employer", {"", {}, "D2.3", "the enterprise its learners work for; none named: none"})
      .entity_of = "enterprise.*";
}

void sponsor_rows(std::vector<Parameter>& table) {
  using S = SponsorSettings;
  Section<S> sponsor(
      table, "sponsor", [](auto& p, std::string_view) -> auto& { return p.sponsor; });
  sponsor.changing(&S::grant_per_month, "grant_per_month",
                   {"USD/month", {0, 1e9}, "D3.7", "what the sponsor puts into the account for seats"});
  sponsor.fixed(&S::most_price, "most_price", {"USD", {0, 1e6}, "D3.7", "highest price that a seat covers"});
  sponsor.changing(&S::seat_months, "seat_months",
                   {"month", {1, 250}, judgement, "months after which a seat that was not used lapses"});
}

}  // namespace models
