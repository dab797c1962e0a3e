/// @file What creators' rules cannot be together with, told one line each.

#include "tests/models/conflict_paths.hpp"

using tests::Paths;
using tests::paths;
using tests::sound;

TEST_CASE("Time rules that need an income are for the market alone") {
  models::Parameters p = sound();
  for (const char* rule : {"fixed", "equal", "forward_looking", "static_optimum", "hill_climb", "imitate"}) {
    CAPTURE(rule);
    p.creator_group["main"].time_rule = rule;
    CHECK(paths(p).empty());
    const std::string_view name(rule);
    const bool needs = name == "static_optimum" || name == "hill_climb" || name == "imitate";
    CHECK(paths(p, "influence") == (needs ? Paths{"creator_group.main.time_rule"} : Paths{}));
  }
}

TEST_CASE("A rule that its law cannot answer is refused") {
  models::Parameters p = sound();
  p.creator_group["main"].time_rule = "forward_looking";
  p.influence.variant = "linear";
  CHECK(paths(p) == Paths{"creator_group.main.time_rule"});
  p.influence.variant = "ben_porath";
  CHECK(paths(p).empty());
  p.creator_group["main"].time_rule = "static_optimum";
  p.influence.returns = 1.0;
  CHECK(paths(p) == Paths{"creator_group.main.time_rule"});
  p.influence.returns = 0.5;
  models::CreatorGroup& group = p.creator_group["main"];
  group.payoff_content = group.payoff_promotion = group.payoff_monetisation = 0.0;
  CHECK(paths(p) == Paths{"creator_group.main.payoff_content"});
}

TEST_CASE("Bertrand needs logit demand that minds the price, and something kept of it") {
  models::Parameters p = sound();
  p.creator_group["main"].price_rule = "bertrand";
  CHECK(paths(p).empty());
  p.choice.rule = "knapsack";
  CHECK(paths(p) == Paths{"creator_group.main.price_rule"});
  p.choice.rule = "logit";
  p.choice.price = 0.0;
  CHECK(paths(p) == Paths{"creator_group.main.price_rule"});
  p.choice.price = 0.01;
  p.creator_group["main"].unit_cost = 1.0;
  p.platform["main"].commission = 1.0;
  CHECK(paths(p) == Paths{"creator_group.main.unit_cost"});
}

TEST_CASE("Where nothing is sold nobody sets prices, enters, leaves or revises for it") {
  models::Parameters p = sound();
  models::CreatorGroup& group = p.creator_group["main"];
  group.price_rule = "hill_climb";
  group.entry_rate = 1.0;
  group.exit_months = 3;
  group.revise_below = 4.0;
  CHECK(paths(p).empty());
  CHECK(paths(p, "influence") == Paths{"creator_group.main.price_rule", "creator_group.main.entry_rate",
                                       "creator_group.main.exit_months", "creator_group.main.revise_below"});
  group.outside_wage = 0.0;
  CHECK(paths(p) == Paths{"creator_group.main.outside_wage"});
  group.outside_wage = 1.0;
  group.max_creators = group.number - 1;
  CHECK(paths(p) == Paths{"creator_group.main.max_creators"});
}
