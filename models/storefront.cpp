#include "models/storefront.hpp"

#include <algorithm>

#include "models/crowdfunding.hpp"
#include "models/listing.hpp"
#include "models/menu.hpp"
#include "models/purpose.hpp"

namespace models {
namespace {

/// [cent] The list price, lowered in the months in which the course is on sale.
std::int32_t price_today(const Stock& stock, const Platform& policy, std::size_t course) {
  const std::int32_t price = stock.courses.price[course];
  if (policy.sale_share <= 0.0 || price == 0) return price;
  const auto month = static_cast<std::uint32_t>(stock.clock.step / stock.clock.calendar.steps_per_month);
  const std::uint64_t maker = stock.creators.id[stock.courses.creator[course]];
  const sim::Words words = sim::draw(stock.key, {maker, course_kind, sale_draw, month, stock.courses.number[course]});
  if (sim::uniform(words[0]) >= policy.sale_share) return price;
  return static_cast<std::int32_t>(share_of(price, 1.0 - policy.sale_depth));
}

}  // namespace

void Storefront::allocate(const Courses& courses, std::size_t n_topics, std::size_t creators, std::size_t window) {
  listed_.reserve(courses.capacity());
  fresh_.reserve(courses.capacity());
  list_price_.reserve(courses.capacity());
  price_.reserve(courses.capacity());
  standing_.reserve(courses.capacity());
  shelf_.allocate(courses, n_topics, window);
  portfolio_.reserve(courses.capacity());
  portfolio_first_.reserve(creators + 1);
}

void Storefront::arrange(const Platform& policy, std::size_t place, bool open, const Stock& stock) {
  const Courses& courses = stock.courses;
  const Creators& creators = stock.creators;
  const double month = static_cast<double>(stock.clock.step) * stock.clock.dt();
  const Listing listing(stock.parameters, policy);
  const Menu menu(policy);
  list_price_.resize(courses.size());
  price_.resize(courses.size());
  standing_.resize(courses.size());
  listed_.resize(courses.size());
  fresh_.resize(courses.size());
  n_listed_ = 0;
  for (std::size_t c = 0; c < courses.size(); ++c) {
    const std::size_t maker = courses.creator[c];
    const Stage stage = stage_of(courses, c);
    const bool made = stage == Stage::on_sale || (stage == Stage::pledged && courses.campaign[c].platform == place);
    const bool sells = made && open && creators.is_active(maker) && creators.sells_on(maker, place);
    listed_[c] = sells && listing.lists(courses, c, creators.id[maker], stock.key) ? 1 : 0;
    fresh_[c] = month - courses.released[c] < policy.exploration_months ? 1 : 0;
    list_price_[c] = price_today(stock, policy, c);
    price_[c] = menu.entry_price(list_price_[c], policy);
    const Quote quote{stock.parameters.choice, policy, list_price_[c], static_cast<double>(stock.returned[c]),
                      static_cast<double>(courses.difficulty[c])};
    standing_[c] = stage == Stage::pledged ? Deal{} : standing_deal(quote, menu);
    n_listed_ += listed_[c];
  }
  sort_portfolios(courses, creators.size());
  const std::span<const std::uint64_t> names(creators.id.data(), creators.size());
  shelf_.restock(courses, names, {stock.popularity, listed_, fresh_}, stock.key,
                 static_cast<std::uint32_t>(stock.clock.step));
}

/// Counting sort of listed courses by creator.
void Storefront::sort_portfolios(const Courses& courses, std::size_t n_creators) {
  portfolio_first_.assign(n_creators + 1, 0);
  for (std::size_t c = 0; c < courses.size(); ++c) portfolio_first_[courses.creator[c] + 1] += listed_[c];
  for (std::size_t j = 0; j < n_creators; ++j) portfolio_first_[j + 1] += portfolio_first_[j];
  portfolio_.resize(n_listed_);
  for (std::size_t c = courses.size(); c-- > 0;) {
    if (listed_[c] == 0) continue;
    portfolio_[--portfolio_first_[courses.creator[c] + 1]] = static_cast<std::uint32_t>(c);
  }
  // Filling from the back moved every boundary to the beginning of its creator; the last one is the end.
  std::rotate(portfolio_first_.begin(), portfolio_first_.begin() + 1, portfolio_first_.end());
  portfolio_first_.back() = static_cast<std::uint32_t>(n_listed_);
}

std::uint64_t Storefront::bytes() const {
  return listed_.capacity() + fresh_.capacity() + 2 * price_.capacity() * sizeof(std::int32_t) +
         standing_.capacity() * sizeof(Deal) + shelf_.bytes() +
         (portfolio_.capacity() + portfolio_first_.capacity()) * sizeof(std::uint32_t);
}

}  // namespace models
