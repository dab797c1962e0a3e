#include "models/parameter_sections.hpp"
#include "models/plan.hpp"
#include "models/ranker.hpp"

namespace models {

void platform_rows(std::vector<Parameter>& table) {
  using S = Platform;
  Section<S> platform(
      table, "platform.*", [](auto& p, std::string_view entity) -> auto& { return named(p.platform, entity); });
  platform.changing(&S::commission, "commission",
                    {"", share, "course market 2017", "platform's share of a sale it made"});
  platform.changing(&S::commission_referred, "commission_referred",
                    {"", share, "course market 2017", "platform's share of a sale the creator brought"});
  platform.fixed(&S::plan, "plan", {"", {}, "D1.7", "how courses are paid for"}).names = plan_names();
  platform.changing(&S::ranker, "ranker", {"", {}, "D4.3", "how candidates are ordered"}).names = ranker_names();
  platform.changing(&S::slate, "slate", {"course", {1, 10000}, judgement, "courses shown in a visit"});
  platform.changing(&S::candidates, "candidates",
                    {"course", {0, 100000}, judgement, "courses ranked in a visit; 0 ranks all found under the topic"});
  platform.changing(&S::popularity_weight, "popularity_weight",
                    {"", {0, 100}, "D4.3", "weight of popularity in the personalised and item_item scores"});
  platform.changing(&S::history_weight, "history_weight",
                    {"", share, "D4.1", "weight of similarity to the courses finished in the weighted score"});
  platform.changing(&S::preference_weight, "preference_weight",
                    {"", share, "D4.1", "weight of similarity to the interests in the weighted score"});
  platform.changing(&S::behaviour_weight, "behaviour_weight",
                    {"", share, "D4.1", "weight of similarity by co-enrolment in the weighted score"});
  platform.changing(&S::score_noise, "score_noise", {"", {0, 100}, fitted, "scale of the Gumbel noise on scores"});
}

}  // namespace models
