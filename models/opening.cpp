#include "models/opening.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "models/purpose.hpp"
#include "sim/distribution.hpp"

namespace models {
namespace {

// Steps of the deal's address.
constexpr std::uint32_t creator_order = 0, course_order = 1, pareto_weights = 2, ages = 3;
// Portfolios of creators with several courses are Pareto with this exponent, as in large course markets.
constexpr double portfolio_exponent = 1.5;

std::uint64_t deal_word(sim::Key key, std::uint32_t step, std::uint64_t id) {
  const sim::Words words = sim::draw(key, {id, market_kind, deal_draw, step, 0});
  return static_cast<std::uint64_t>(words[0]) << 32 | words[1];
}

/// 0 … n−1 in random order.
std::vector<std::uint32_t> shuffled(std::size_t n, std::uint32_t step, sim::Key key) {
  std::vector<std::uint32_t> order(n);
  std::iota(order.begin(), order.end(), 0U);
  std::vector<std::uint64_t> hash(n);
  for (std::size_t i = 0; i < n; ++i) hash[i] = deal_word(key, step, i);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return hash[a] < hash[b]; });
  return order;
}

/// Divide `whole` in proportion to weights, to the unit, by largest remainders.
std::vector<std::size_t> apportion(std::size_t whole, const std::vector<double>& weights) {
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  std::vector<std::size_t> parts(weights.size());
  std::vector<std::pair<double, std::size_t>> remainders;
  std::size_t given = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const double exact = static_cast<double>(whole) * weights[i] / sum;
    parts[i] = static_cast<std::size_t>(sim::floor(exact));
    given += parts[i];
    remainders.emplace_back(static_cast<double>(parts[i]) - exact, i);
  }
  std::sort(remainders.begin(), remainders.end());
  for (std::size_t i = 0; given < whole; ++given, ++i) ++parts[remainders[i % remainders.size()].second];
  return parts;
}

/// Courses for each of `n` creators, first those with one.
std::vector<std::size_t> portfolio_sizes(std::size_t n_courses, std::size_t n, sim::Key key) {
  if (n_courses <= n) {
    std::vector<std::size_t> sizes(n, 0);
    std::fill_n(sizes.begin(), n_courses, 1);
    return sizes;
  }
  auto single = static_cast<std::size_t>(sim::floor(single_course_share * static_cast<double>(n) + 0.5));
  single = std::min(single, n - 1);
  // With few courses more creators than 57 % must have one, for the others to have at least two.
  while (single + 1 < n && single + 2 * (n - single) > n_courses) ++single;
  const std::size_t several = n - single;
  std::vector<double> weights;
  for (std::size_t i = 0; i < several; ++i) {
    sim::Stream stream(key, {i, market_kind, deal_draw, pareto_weights, 0});
    weights.push_back(sim::pow(stream.uniform(), -1.0 / portfolio_exponent));
  }
  const std::size_t least = std::min<std::size_t>(2, (n_courses - single) / several);
  const std::vector<std::size_t> more = apportion(n_courses - single - least * several, weights);
  std::vector<std::size_t> sizes(n, 1);
  for (std::size_t i = 0; i < several; ++i) sizes[single + i] = least + more[i];
  return sizes;
}

}  // namespace

Catalogue opening_catalogue(const Parameters& parameters, sim::Key key) {
  if (!parameters.market.catalogue.empty()) return read_catalogue(parameters.market.catalogue);
  Catalogue catalogue;
  const auto n = static_cast<std::size_t>(parameters.market.courses);
  catalogue.courses.resize(n);
  catalogue.creators.resize(n);
  for (std::size_t i = 0; i < n; ++i) {
    sim::Stream stream(key, {i, market_kind, deal_draw, ages, 0});
    catalogue.courses[i].age = parameters.course.freshness_months * stream.uniform();
  }
  return catalogue;
}

std::vector<std::uint32_t> deal(const Catalogue& catalogue, std::size_t n_creators, sim::Key key) {
  const std::size_t n = catalogue.courses.size();
  std::vector<std::uint32_t> maker(n);
  std::map<std::string, std::uint32_t> named;
  std::vector<std::uint32_t> open;
  for (std::size_t c = 0; c < n; ++c) {
    if (catalogue.creators[c].empty()) {
      open.push_back(static_cast<std::uint32_t>(c));
    } else {
      maker[c] = named.try_emplace(catalogue.creators[c], static_cast<std::uint32_t>(named.size())).first->second;
    }
  }
  const std::size_t others = n_creators - std::min(n_creators, named.size());
  if (named.size() > n_creators || (others == 0 && !open.empty())) {
    throw InputFileError({"the catalogue names " + std::to_string(named.size()) +
                          (open.empty() ? " creators" : " creators and leaves the others to more") +
                          ", but there are " + std::to_string(n_creators) + ": raise creator_group.NAME.number"});
  }
  const std::vector<std::uint32_t> people = shuffled(others, creator_order, key);
  const std::vector<std::uint32_t> order = shuffled(open.size(), course_order, key);
  const std::vector<std::size_t> sizes =
      open.empty() ? std::vector<std::size_t>{} : portfolio_sizes(open.size(), others, key);
  std::size_t next = 0;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    for (std::size_t k = 0; k < sizes[i]; ++k) {
      maker[open[order[next++]]] = static_cast<std::uint32_t>(named.size()) + people[i];
    }
  }
  return maker;
}

void check_catalogue(const Parameters& parameters, const Catalogue& catalogue) {
  deal(catalogue, static_cast<std::size_t>(n_creators(parameters)), sim::run_key(0, 0, 0));
  const std::int64_t room = parameters.market.max_courses;
  if (room > 0 && static_cast<std::size_t>(room) < catalogue.courses.size()) {
    throw InputFileError({"market.max_courses = " + std::to_string(room) + ": room for fewer than the " +
                          std::to_string(catalogue.courses.size()) +
                          " courses on sale at the start: raise it, or 0 to work it out"});
  }
}

void stock_courses(Courses& courses, Creators& creators, const Parameters& parameters, const QualityLaw& law,
                   const Catalogue& catalogue, sim::Key key) {
  const std::vector<std::uint32_t> maker = deal(catalogue, creators.size(), key);
  for (std::size_t c = 0; c < catalogue.courses.size(); ++c) {
    const std::uint32_t j = maker[c];
    const Origin origin{creators.id[j], j, creators.n_courses[j]++, creators.capability[j], -catalogue.courses[c].age};
    add_course(courses, parameters, law, origin, catalogue.courses[c], catalogue.subjects.size(), key);
  }
}

}  // namespace models
