#include "tests/models/conflict_paths.hpp"

using tests::Paths;
using tests::paths;
using tests::sound;

TEST_CASE("The defaults are at odds with nothing") {
  CHECK(paths(sound()).empty());
  CHECK(paths(sound(), "influence").empty());
}

TEST_CASE("Shares of more than all hours are refused, of all hours not") {
  models::Parameters p = sound();
  p.creator_group["busy"].content_share = 0.61;
  CHECK(paths(p) == Paths{"creator_group.busy.content_share"});
  CHECK(paths(p, "influence") == Paths{"creator_group.busy.content_share"});
  p.creator_group["busy"] = {.reply_share = 0.01};  // beside the defaults, which are all hours
  CHECK(paths(p) == Paths{"creator_group.busy.reply_share"});
  p.creator_group["busy"] = {.content_share = 0.7, .promotion_share = 0.2, .monetisation_share = 0.1};
  CHECK(paths(p).empty());
}

TEST_CASE("What is heard of courses brings nobody where nobody imitates") {
  models::Parameters p = sound();
  p.learner.word_of_mouth = 0.5;
  CHECK(paths(p) == Paths{"learner.word_of_mouth"});
}

TEST_CASE("Groups that are told apart are two at least, and a grant is for somebody") {
  models::Parameters p = sound();
  p.run.group_by = "learner_group";
  CHECK(paths(p) == Paths{"run.group_by"});
  p.learner_group["main"];
  CHECK(paths(p) == Paths{"run.group_by"});
  p.learner_group["other"];
  CHECK(paths(p).empty());
  p.sponsor.grant_per_month = 1.0;
  CHECK(paths(p) == Paths{"sponsor.grant_per_month"});
  p.learner_group["other"].sponsored = true;
  CHECK(paths(p).empty());
  p.learner_group["main"].weight = p.learner_group["other"].weight = 0.0;
  CHECK(paths(p) == Paths{"learner_group"});
  CHECK(paths(p, "influence") == Paths{"run.group_by"});
}

TEST_CASE("The influence and market models do not run without creators") {
  models::Parameters p = sound();
  p.creator_group["main"].number = 0;
  CHECK(paths(p) == Paths{"creator_group"});
  CHECK(paths(p, "influence") == Paths{"creator_group"});
  p.creator_group.clear();
  CHECK(paths(p) == Paths{"creator_group"});
}

TEST_CASE("A market has at least one platform that is open, the influence model needs none") {
  models::Parameters p = sound();
  p.platform["second"];
  CHECK(paths(p).empty());
  for (auto& [name, policy] : p.platform) policy.open = false;
  CHECK(paths(p) == Paths{"platform." + p.platform.begin()->first + ".open"});
  p.platform.clear();
  CHECK(paths(p) == Paths{"platform"});
  for (int i = 0; i <= 16; ++i) p.platform["p" + std::to_string(i)];
  CHECK(paths(p) == Paths{"platform"});
  p.platform.clear();
  CHECK(paths(p, "influence").empty());
}

TEST_CASE("Social reach that grows without effort is refused in a market and free in the influence model") {
  models::Parameters p = sound();
  p.influence.contagion = p.influence.decay_social;
  CHECK(paths(p) == Paths{"influence.contagion"});
  CHECK(paths(p, "influence").empty());
  p.influence.decay_social = 0.0;
  CHECK(paths(p).empty());
  p.influence.decay_social = 0.01;
  p.influence.variant = "saturating";  // knows no contagion
  CHECK(paths(p).empty());
}

TEST_CASE("The selection model needs a catalogue and nobody but learners") {
  models::Parameters p;
  CHECK(paths(p, "selection") == Paths{"market.catalogue"});
  p.market.catalogue = "some.csv";
  CHECK(paths(p, "selection").empty());
}

TEST_CASE("An enterprise needs its two files, grades in their order, and a loss that asks for something") {
  models::Parameters p;
  models::EnterpriseSettings& acme = p.enterprise["acme"];
  CHECK(paths(p, "enterprise") == Paths{"enterprise.acme.survey", "enterprise.acme.courses"});
  acme.survey = acme.courses = "file.csv";
  CHECK(paths(p, "enterprise").empty());
  acme.good = acme.excellent;
  CHECK(paths(p, "enterprise").empty());
  acme.average = 0.9;
  CHECK(paths(p, "enterprise") == Paths{"enterprise.acme.medium"});
  acme = {.survey = "file.csv", .courses = "file.csv", .recall_weight = 0.0, .precision_weight = 0.0, .f1_weight = 0.0};
  CHECK(paths(p, "enterprise") == Paths{"enterprise.acme.recall_weight"});
  acme.f1_weight = 1.0;
  p.study.guess = 0.8;
  CHECK(paths(p, "enterprise") == Paths{"study.guess"});
}

TEST_CASE("Settings that a chosen mechanism cannot use are refused") {
  models::Parameters p = sound();
  p.choice.rule = "willingness_to_pay";
  p.choice.price = 0.0;
  CHECK(paths(p) == Paths{"choice.price"});
  p = sound();
  p.study.knowledge = "bkt";
  CHECK(paths(p).empty());
  p.study.forgetting = 0.1;
  CHECK(paths(p) == Paths{"study.forgetting"});
}

TEST_CASE("Arrivals by word of mouth need a potential that ids can name, and no other arrivals") {
  models::Parameters p = sound();
  p.learner.potential = 1000;
  CHECK(paths(p) == Paths{"learner.potential"});
  p.learner.arrivals = "bass";
  CHECK(paths(p).empty());
  p.learner.arrivals_per_month = 10.0;
  CHECK(paths(p) == Paths{"learner.arrivals_per_month"});
  p.learner.arrivals_per_month = 0.0;
  p.learner.potential = 67108863;
  CHECK(paths(p) == Paths{"learner.potential"});
  p.learner.potential = 0;
  CHECK(paths(p) == Paths{"learner.potential"});
}

TEST_CASE("Settings that cannot be together are named one by one") {
  models::Parameters p = sound();
  p.influence.integrator = "dopri5";
  p.course.price_least = 300.0;
  p.study.guess = 0.8;
  p.learner.max_number = 1;
  CHECK(paths(p) == Paths{"influence.integrator", "course.price_least", "study.guess", "learner.max_number"});
  CHECK(paths(p, "influence").empty());
}

TEST_CASE("A plan whose fee is missing is refused, and so is a creator on no platform") {
  models::Parameters p = sound();
  const std::string platform = "platform." + p.platform.begin()->first;
  models::Platform& policy = p.platform.begin()->second;
  policy.plan = "per_course+subscription+membership";
  CHECK(paths(p) == Paths{platform + ".subscription_price", platform + ".membership_price"});
  policy.subscription_price = policy.membership_price = 9.0;
  CHECK(paths(p).empty());
  policy.plan = "open_access+per_course";
  CHECK(paths(p) == Paths{platform + ".plan"});
  policy.plan = "per_course";
  const std::string group = "creator_group." + p.creator_group.begin()->first;
  p.creator_group.begin()->second.platforms = "elsewhere";
  CHECK(paths(p) == Paths{group + ".platforms"});
}

TEST_CASE("Employers are told apart from names, demand without topics, and licences that nobody can use") {
  models::Parameters p = sound();
  p.platform["main"].plan = "per_course+seat_licence";
  CHECK(paths(p) == Paths{"platform.main.plan"});
  p.learner_group["staff"].employer = "acme";
  CHECK(paths(p) == Paths{"learner_group.staff.employer"});
  p.enterprise["acme"].topics = "0+1";
  CHECK(paths(p).empty());
  for (const char* topics : {"0+", "+1", "0++1", "0+8", "one"}) {
    p.enterprise["acme"].topics = topics;
    CHECK(paths(p) == Paths{"enterprise.acme.topics"});
  }
  p.enterprise["acme"].topics = "";
  CHECK(paths(p) == Paths{"enterprise.acme.topics"});
  p.enterprise["acme"].topics = "0+x+99";
  CHECK(paths(p) == Paths{"enterprise.acme.topics", "enterprise.acme.topics"});
  p.enterprise["acme"].topics = "0";
  p.enterprise["acme"].demand = 0.0;
  CHECK(paths(p) == Paths{"enterprise.acme.demand"});
  p.enterprise["acme"].demand = 0.5;
  p.learner_group["staff"].sponsored = true;
  CHECK(paths(p) == Paths{"learner_group.staff.employer"});
  p.learner_group["staff"].sponsored = false;
  p.enterprise["idle"].topics = "0";
  CHECK(paths(p) == Paths{"enterprise.idle.topics"});
}
