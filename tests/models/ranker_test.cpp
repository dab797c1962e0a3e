#include "models/ranker.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <set>
#include <vector>

#include "models/ranker_memory.hpp"
#include "models/two_tower.hpp"
#include "sim/draw.hpp"
#include "tests/catch.hpp"

namespace {

using namespace models;

/// A few courses with all that rankers read of them.
class Shelved {
 public:
  Shelved(const std::vector<std::vector<float>>& contents, std::vector<float> popularity)
      : popularity_(std::move(popularity)),
        columns_(contents.front().size()),
        parameters_(with_topics(contents.front().size())),
        courses(parameters_),
        zeros_(contents.size()) {
    courses.allocate(contents.size());
    for (const auto& content : contents) {
      const std::size_t row = courses.append();
      std::copy(content.begin(), content.end(), courses.topics.row(row).begin());
      course_.push_back(static_cast<std::uint32_t>(row));
      for (std::size_t k = 0; k < content.size(); ++k) columns_[k].push_back(content[k]);
    }
    for (const auto& column : columns_) pointers_.push_back(column.data());
    price_.resize(courses.size());
    views_.course.resize(courses.size());
    views_.popularity = popularity_;
    const Learners nobody(parameters_);
    memory.allocate({.two_tower = true}, nobody, courses, contents.front().size(), 1, {1, 2});
    memory.two_tower->refresh(nobody, courses, views_, {}, {1, 2}, 0);
  }
  Shelved(const Shelved&) = delete;
  Shelved& operator=(const Shelved&) = delete;

  /// What is due for a course at enrolment [cent].
  void price(std::size_t course, std::int32_t cents) { price_[course] = cents; }

  void set_difficulty(std::size_t course, float difficulty) {
    courses.difficulty[course] = views_.course[course].difficulty = difficulty;
  }

  /// Learners of whom `both` own courses a and b, and `alone` each only one of them.
  void share_learners(std::uint32_t a, std::uint32_t b, std::size_t alone, std::size_t both) {
    Learners learners(parameters_);
    learners.allocate(2 * alone + both);
    for (std::size_t row = learners.append(learners.capacity()); row < learners.size(); ++row) {
      const auto owned = learners.owned.row(row);
      if (row < both + alone) owned[0] = a + 1;
      if (row < both || row >= both + alone) owned[1] = b + 1;
    }
    views_.course.resize(courses.size());
    sim::Team team(1);
    memory.co_enrolment.allocate(courses.size(), learners.size(), learners.owned.width(), 1);
    memory.co_enrolment.refresh(learners, views_, team);
  }

  std::vector<float> scores(const Ranker& ranker, const Query& query, const Platform& platform) {
    std::vector<float> scores(popularity_.size(), -1.0F);
    const Candidates candidates{popularity_.size(), pointers_, popularity_.data(), course_.data(), nullptr};
    ranker.score({parameters_, platform, courses, views_, memory, price_, zeros_}, query, candidates, scores);
    CHECK(std::count(zeros_.begin(), zeros_.end(), 0.0F) == static_cast<std::ptrdiff_t>(zeros_.size()));
    return scores;
  }

 private:
  static Parameters with_topics(std::size_t n) {
    Parameters parameters;
    parameters.market.topics = static_cast<std::int64_t>(n);
    return parameters;
  }

  std::vector<float> popularity_;
  std::vector<std::vector<float>> columns_;
  std::vector<const float*> pointers_;
  std::vector<std::uint32_t> course_;
  Parameters parameters_;
  Views views_;

 public:
  Courses courses;
  RankerMemory memory;

 private:
  std::vector<std::int32_t> price_;
  std::vector<float> zeros_;
};

Platform with_popularity_weight(double weight) {
  Platform platform;
  platform.popularity_weight = weight;
  return platform;
}

const std::vector<float> no_skill(5, 0.0F);

Query query_for(const std::vector<float>& wishes, std::size_t topic) {
  return {wishes, topic, {no_skill.data(), wishes.size()}, {}, {}};
}

const float high = std::sqrt(1.0F - 0.49F);

/// Intensity 0.7 in the topic asked for.
const std::vector<float> interest{0.7F, high};

/// At a cosine of 0.9 with that interest: the interest turned by arccos 0.9.
const std::vector<float> content{0.7F * 0.9F - high * std::sqrt(0.19F), high * 0.9F + 0.7F * std::sqrt(0.19F)};

std::vector<float> random_vector(sim::Stream& stream, std::size_t n) {
  std::vector<float> x(n);
  float square = 0.0F;
  for (float& v : x) {
    v = static_cast<float>(stream.uniform());
    square += v * v;
  }
  for (float& v : x) v /= std::sqrt(square);
  return x;
}

}  // namespace

// Worked case D4.3.
TEST_CASE("Relevance 0.9, interest 0.7 and popularity 0.8 score 1.43") {
  Shelved shelf({content, {1.0F, 0.0F}}, {0.8F, 0.1F});
  const auto scores = shelf.scores(find_ranker("personalised"), query_for(interest, 0), with_popularity_weight(1.0));
  // 1e-6: a few roundings of 6e-8 in numbers up to 1.43.
  CHECK(scores[0] == Approx(1.43).margin(1e-6));
  CHECK(scores[1] == Approx(0.7 * 0.7 + 0.1).margin(1e-6));
}

TEST_CASE("The personalised score takes the interest in the topic asked for and weighs popularity") {
  Shelved shelf({content}, {0.8F});
  const Ranker& personalised = find_ranker("personalised");
  const auto other = shelf.scores(personalised, query_for(interest, 1), with_popularity_weight(1.0));
  CHECK(other[0] == Approx(0.9 * static_cast<double>(high) + 0.8).margin(1e-6));
  const auto tenth = shelf.scores(personalised, query_for(interest, 0), with_popularity_weight(0.1));
  CHECK(tenth[0] == Approx(0.9 * 0.7 + 0.1 * 0.8).margin(1e-6));
}

TEST_CASE("The content score is the cosine of interest and content") {
  Shelved shelf({content, interest, {1.0F, 0.0F}, {0.0F, 1.0F}}, {0.0F, 0.0F, 1.0F, 1.0F});
  const auto scores = shelf.scores(find_ranker("content"), query_for(interest, 0), {});
  CHECK(scores[0] == Approx(0.9).margin(1e-6));
  CHECK(scores[1] == Approx(1.0).margin(1e-6));
  CHECK(scores[2] == Approx(0.7).margin(1e-6));
  CHECK(scores[3] == Approx(static_cast<double>(high)).margin(1e-6));
}

TEST_CASE("The popularity score orders by popularity, and the random one does not order at all") {
  Shelved shelf({content, content, content}, {0.2F, 0.9F, 0.4F});
  const auto popular = shelf.scores(find_ranker("popularity"), query_for(interest, 0), {});
  CHECK(popular[1] > popular[2]);
  CHECK(popular[2] > popular[0]);
  const auto random = shelf.scores(find_ranker("random"), query_for(interest, 0), {});
  CHECK(random[0] == random[1]);
  CHECK(random[1] == random[2]);
}

/// A unit vector at the given cosine with the first axis.
std::vector<float> at_cosine(double cosine) {
  return {static_cast<float>(cosine), static_cast<float>(std::sqrt(1.0 - cosine * cosine))};
}

// Worked case D4.1.
TEST_CASE("Similarities 0.8, 0.6 and 0.7 with weights 0.4, 0.3 and 0.3 score 0.71") {
  Shelved shelf({{1.0F, 0.0F}, {0.0F, 1.0F}}, {0.0F, 0.0F});
  Query query = query_for({0.6F, 0.8F}, 0);
  const std::vector<float> wishes{0.6F, 0.8F}, finished{0.4F, 0.3F};  // at a cosine of 0.8, of length 1/2
  const std::vector<std::uint32_t> owned{2, 0};                       // the second course
  query.interest = wishes;
  query.history = finished;
  query.owned = owned;
  shelf.share_learners(0, 1, 3, 7);  // 7 learners of 10 and 10: 7/√(10·10)
  const auto scores = shelf.scores(find_ranker("weighted"), query, {});
  CHECK(scores[0] == Approx(0.71).margin(1e-6));  // floats below 1
  CHECK(scores[1] == Approx(0.4 * 0.6 + 0.3 * 0.8).margin(1e-6));
}

// D0.3: f = 1.996008e-5, 4.992511e-6 and 1.664447e-6. Erratum: the document prints 0.0004, 0.00001 and 0.000005.
TEST_CASE("The efficiency score is the logarithm of 1/((difficulty + price)·hours)") {
  Shelved shelf({{1.0F}, {1.0F}, {1.0F}}, {0.0F, 0.0F, 0.0F});
  // Steps of one from 2 on: the middles of the three tiers are 2, 3 and 4.
  const double hours[] = {50, 100, 200}, difficulty[] = {1.0 / 6.0, 0.5, 5.0 / 6.0}, price[] = {1000, 2000, 3000};
  for (std::size_t i = 0; i < 3; ++i) {
    shelf.courses.hours[i] = static_cast<float>(hours[i]);
    shelf.set_difficulty(i, static_cast<float>(difficulty[i]));
    shelf.price(i, static_cast<std::int32_t>(100 * price[i]));
  }
  const auto scores = shelf.scores(find_ranker("efficiency"), query_for({1.0F}, 0), {});
  const double f[] = {1.996008e-5, 4.992511e-6, 1.664447e-6};
  // ln f is about -12 in single precision: 1e-6 each way, so f to 2e-6 of itself.
  for (std::size_t i = 0; i < 3; ++i) CHECK(std::exp(static_cast<double>(scores[i])) == Approx(f[i]).epsilon(2e-6));
}

TEST_CASE("The oracle scores latent quality, match, price, hours and distance in difficulty") {
  Shelved shelf({at_cosine(0.6), at_cosine(1.0)}, {0.0F, 1.0F});
  shelf.courses.quality[0] = 2.0;
  shelf.courses.quality[1] = -1.0;
  shelf.courses.perceived[1] = 5.0;  // what ratings say does not matter
  shelf.price(0, 5000);
  shelf.courses.hours[0] = 30.0F;
  shelf.set_difficulty(0, 0.75F);
  const std::vector<float> wishes{1.0F, 0.0F}, skill{0.5F, 0.25F};
  Query query = query_for(wishes, 0);
  query.skill = skill;
  const auto scores = shelf.scores(find_ranker("oracle"), query, {});
  const double known = 0.5 * 0.36 + 0.25 * 0.64;
  // Defaults: quality 1, match 1.2, price 0.016, hours 0.01, difficulty 0.8. Single precision of numbers about 1.
  CHECK(scores[0] == Approx(2.0 + 1.2 * 0.6 - 0.016 * 50.0 - 0.01 * 30.0 - 0.8 * (0.75 - known)).margin(1e-6));
  CHECK(scores[1] == Approx(-1.0 + 1.2 - 0.8 * 0.5).margin(1e-6));
}

TEST_CASE("Every ranker gives a course the same score wherever it stands among the candidates") {
  constexpr std::size_t n = 37, topics = 5;  // not a whole number of any vector's lanes
  sim::Stream stream({21, 22}, {0, sim::Kind{0}, sim::Purpose{0}, 0, 0});
  std::vector<std::vector<float>> contents;
  std::vector<float> popularity;
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), 0U);
  for (std::size_t i = 0; i < n; ++i) {
    contents.push_back(random_vector(stream, topics));
    popularity.push_back(static_cast<float>(stream.uniform()));
    std::swap(order[i], order[sim::below(stream(), static_cast<std::uint32_t>(i + 1))]);
  }
  const std::vector<float> somebody = random_vector(stream, topics);
  std::vector<std::vector<float>> permuted_contents;
  std::vector<float> permuted_popularity;
  for (const std::size_t i : order) {
    permuted_contents.push_back(contents[i]);
    permuted_popularity.push_back(popularity[i]);
  }
  Shelved shelf(contents, popularity), permuted(permuted_contents, permuted_popularity);
  for (std::size_t i = 0; i < n; ++i) {
    shelf.courses.hours[i] = 1.0F + static_cast<float>(i);
    permuted.courses.hours[i] = 1.0F + static_cast<float>(order[i]);
  }
  for (const Ranker& ranker : ranker_table()) {
    for (std::size_t topic = 0; topic < topics; ++topic) {
      const auto scores = shelf.scores(ranker, query_for(somebody, topic), with_popularity_weight(0.3));
      const auto after = permuted.scores(ranker, query_for(somebody, topic), with_popularity_weight(0.3));
      for (std::size_t i = 0; i < n; ++i) CHECK(after[i] == scores[order[i]]);
    }
  }
}

TEST_CASE("Rankers are found by the names in their table, which are all different") {
  const auto names = ranker_names();
  CHECK(std::set<std::string_view>(names.begin(), names.end()).size() == ranker_table().size());
  for (const std::string_view name : names) CHECK(find_ranker(name).name == name);
}
