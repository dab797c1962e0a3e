#include "models/ranker.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <set>
#include <vector>

#include "sim/draw.hpp"
#include "tests/catch.hpp"

namespace {

using namespace models;

/// Contents and popularity of courses, in the columns that rankers read.
class Shelved {
 public:
  Shelved(std::vector<std::vector<float>> contents, std::vector<float> popularity)
      : popularity_(std::move(popularity)), columns_(contents.front().size()) {
    for (const auto& content : contents) {
      for (std::size_t k = 0; k < content.size(); ++k) columns_[k].push_back(content[k]);
    }
    for (const auto& column : columns_) pointers_.push_back(column.data());
  }
  Shelved(const Shelved&) = delete;
  Shelved& operator=(const Shelved&) = delete;

  std::vector<float> scores(const Ranker& ranker, const Query& query, const Platform& platform) const {
    std::vector<float> scores(popularity_.size(), -1.0F);
    ranker.score(query, {popularity_.size(), pointers_, popularity_.data()}, platform, scores);
    return scores;
  }

 private:
  std::vector<float> popularity_;
  std::vector<std::vector<float>> columns_;
  std::vector<const float*> pointers_;
};

Platform with_popularity_weight(double weight) {
  Platform platform;
  platform.popularity_weight = weight;
  return platform;
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
  const Shelved shelf({content, {1.0F, 0.0F}}, {0.8F, 0.1F});
  const auto scores = shelf.scores(find_ranker("personalised"), {interest, 0}, with_popularity_weight(1.0));
  // 1e-6: a few roundings of 6e-8 in numbers up to 1.43.
  CHECK(scores[0] == Approx(1.43).margin(1e-6));
  CHECK(scores[1] == Approx(0.7 * 0.7 + 0.1).margin(1e-6));
}

TEST_CASE("The personalised score takes the interest in the topic asked for and weighs popularity") {
  const Shelved shelf({content}, {0.8F});
  const Ranker& personalised = find_ranker("personalised");
  const auto other = shelf.scores(personalised, {interest, 1}, with_popularity_weight(1.0));
  CHECK(other[0] == Approx(0.9 * static_cast<double>(high) + 0.8).margin(1e-6));
  const auto tenth = shelf.scores(personalised, {interest, 0}, with_popularity_weight(0.1));
  CHECK(tenth[0] == Approx(0.9 * 0.7 + 0.1 * 0.8).margin(1e-6));
}

TEST_CASE("The content score is the cosine of interest and content") {
  const Shelved shelf({content, interest, {1.0F, 0.0F}, {0.0F, 1.0F}}, {0.0F, 0.0F, 1.0F, 1.0F});
  const auto scores = shelf.scores(find_ranker("content"), {interest, 0}, {});
  CHECK(scores[0] == Approx(0.9).margin(1e-6));
  CHECK(scores[1] == Approx(1.0).margin(1e-6));
  CHECK(scores[2] == Approx(0.7).margin(1e-6));
  CHECK(scores[3] == Approx(static_cast<double>(high)).margin(1e-6));
}

TEST_CASE("The popularity score orders by popularity, and the random one does not order at all") {
  const Shelved shelf({content, content, content}, {0.2F, 0.9F, 0.4F});
  const auto popular = shelf.scores(find_ranker("popularity"), {interest, 0}, {});
  CHECK(popular[1] > popular[2]);
  CHECK(popular[2] > popular[0]);
  const auto random = shelf.scores(find_ranker("random"), {interest, 0}, {});
  CHECK(random[0] == random[1]);
  CHECK(random[1] == random[2]);
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
  const Shelved shelf(contents, popularity), permuted(permuted_contents, permuted_popularity);
  for (const Ranker& ranker : ranker_table()) {
    for (std::size_t topic = 0; topic < topics; ++topic) {
      const auto scores = shelf.scores(ranker, {somebody, topic}, with_popularity_weight(0.3));
      const auto after = permuted.scores(ranker, {somebody, topic}, with_popularity_weight(0.3));
      for (std::size_t i = 0; i < n; ++i) CHECK(after[i] == scores[order[i]]);
    }
  }
}

TEST_CASE("Rankers are found by the names in their table, which are all different") {
  const auto names = ranker_names();
  CHECK(std::set<std::string_view>(names.begin(), names.end()).size() == ranker_table().size());
  for (const std::string_view name : names) CHECK(find_ranker(name).name == name);
}
