#include "models/deal.hpp"

#include <limits>

#include "models/menu.hpp"
#include "tests/catch.hpp"
#include "tests/models/small_market.hpp"

namespace {

constexpr std::int64_t n_courses = 60;

models::Parameters selling(std::string_view plans) {
  models::Parameters p = tests::small_market_parameters(1, n_courses);
  p.platform["main"].plan = plans;
  p.platform["main"].subscription_price = 15.0;
  p.platform["main"].subscription_tiers = 2;
  p.platform["main"].membership_price = 4.0;
  p.choice.subscription = 0.4;
  p.choice.membership = -0.3;
  return p;
}

void check_same(const models::Deal& one, const models::Deal& other) {
  CHECK(one.place == other.place);
  CHECK(one.utility == other.utility);
  CHECK(one.cost == other.cost);
  CHECK(one.due() == other.due());
  CHECK(one.joins == other.joins);
}

}  // namespace

TEST_CASE("The standing deal is the best for who holds nothing and has cash enough, under every plan and any menu") {
  std::vector<std::string> menus{"per_course+subscription", "certificate+membership+instalments",
                                 "per_course+subscription+membership+success_fee+crowdfunding"};
  for (const models::Plan& plan : models::plan_table()) menus.emplace_back(plan.name);
  for (const std::string& menu : menus) {
    INFO(menu);
    tests::SmallMarket market(selling(menu));
    for (std::size_t c = 0; c < n_courses; ++c) {
      market.courses.n_ratings[c] = static_cast<std::int64_t>(c);  // what is expected back differs
    }
    market.refresh();
    const models::Visitor visitor{0, market.learners.id(0), std::numeric_limits<std::int32_t>::max()};
    for (std::uint32_t c = 0; c < n_courses; ++c) {
      check_same(models::best_deal(market.scene(), visitor, c), market.store().front.standing(c));
    }
  }
}

TEST_CASE("A pledge is paid out of one's own pocket, whatever seat or coupon is held") {
  tests::SmallMarket market(selling("crowdfunding"));
  market.courses.price[0] = 50'00;
  const auto due = [&](models::Stage stage) {
    market.courses.campaign[0].stage = stage;
    market.refresh();
    models::Visitor visitor{0, market.learners.id(0), 1000'00};
    std::array<std::int32_t, 3> with{};
    for (const bool seat : {false, true}) {
      visitor.seat = seat;
      visitor.coupon = !seat;
      with[seat ? 1 : 2] = models::best_deal(market.scene(), visitor, 0).due();
    }
    visitor.seat = visitor.coupon = false;
    with[0] = models::best_deal(market.scene(), visitor, 0).due();
    return with;
  };
  const auto made = due(models::Stage::on_sale), pledged = due(models::Stage::pledged);
  CHECK(made[0] == 50'00);
  CHECK(made[1] == 0);
  CHECK(made[2] == models::with_coupon(50'00, market.policy().coupon_discount));
  CHECK(pledged == std::array<std::int32_t, 3>{50'00, 50'00, 50'00});
}
