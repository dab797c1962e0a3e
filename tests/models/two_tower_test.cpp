#include "models/two_tower.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "tests/catch.hpp"
#include "tests/models/small_market.hpp"
#include "tests/statistics.hpp"

namespace {

using Catch::Matchers::WithinAbs;
using models::Matrix;
using models::TwoTower;
using tests::SmallMarket;

constexpr sim::Key key{3, 4};

/// Entries between −1 and 1.
Matrix noise(Eigen::Index rows, Eigen::Index columns, std::uint64_t which) {
  sim::Stream words(key, {which, sim::Kind{9}, sim::Purpose{9}, 0, 0});
  Matrix matrix(rows, columns);
  for (Eigen::Index i = 0; i < matrix.size(); ++i) matrix.data()[i] = 2.0 * words.uniform() - 1.0;
  return matrix;
}

constexpr std::size_t n_topics = 4, per_topic = 10, n_courses = n_topics * per_topic;

/// Courses of one topic each, and learners who care for one topic each.
models::Parameters one_topic_each() {
  models::Parameters p = tests::small_market_parameters(2000, n_courses);
  p.market.topics = n_topics;
  p.platform["main"].ranker = "two_tower";
  return p;
}

struct School {
  explicit School(const models::Parameters& p = one_topic_each()) : market(p) {
    towers.allocate(n_courses, n_topics, SmallMarket::key);
    for (std::size_t c = 0; c < n_courses; ++c) {
      const auto content = market.courses.topics.row(c);
      for (std::size_t k = 0; k < n_topics; ++k) content[k] = k == c % n_topics ? 1.0F : 0.0F;
    }
    for (std::size_t row = 0; row < market.learners.size(); ++row) {
      const auto interest = market.learners.interest.row(row);
      for (std::size_t k = 0; k < n_topics; ++k) interest[k] = sim::Unit16(k == topic_of(row) ? 1.0 : 0.0);
    }
    market.refresh();
  }

  static std::size_t topic_of(std::size_t row) { return row % n_topics; }

  void teach(std::uint32_t months) {
    for (std::uint32_t month = 0; month < months; ++month) {
      towers.refresh(market.learners, market.courses, market.views, market.policy(), SmallMarket::key, month);
    }
  }

  double score(std::size_t row, std::size_t course) const {
    std::vector<float> interest(n_topics, 0.0F);
    interest[topic_of(row)] = 1.0F;
    const auto u = towers.read_learner(interest, market.learners.owned.row(row), market.courses);
    const auto v = towers.read_course(course);
    double sum = 0.0;
    for (std::size_t w = 0; w < v.size(); ++w) sum += static_cast<double>(u[w]) * static_cast<double>(v[w]);
    return sum;
  }

  SmallMarket market;
  TwoTower towers;
};

}  // namespace

TEST_CASE("Products of matrices added up in one order are the products") {
  const Matrix a = noise(5, 7, 0), b = noise(7, 3, 1), c = noise(4, 7, 2), d = noise(5, 6, 3);
  Matrix out;
  models::multiply(a, b, out);
  CHECK((out - a * b).norm() < 1e-14);
  models::multiply_by_transposed(a, c, out);
  CHECK((out - a * c.transpose()).norm() < 1e-14);
  models::multiply_transposed(a, d, out);
  CHECK((out - a.transpose() * d).norm() < 1e-14);
}

TEST_CASE("A tower's slopes are the differences of its loss") {
  models::Tower tower;
  tower.draw(5, key, {0, sim::Kind{1}, sim::Purpose{1}, 0, 0});
  const Matrix x = noise(5, 9, 4), slope = noise(models::Tower::width, 9, 5);
  const auto loss = [&] { return tower.forward(x).cwiseProduct(slope).sum(); };
  loss();
  tower.backward(x, slope);
  for (models::Weights* layer : {&tower.first, &tower.second}) {
    const Matrix found = layer->slope;
    for (Eigen::Index i = 0; i < layer->value.size(); ++i) {
      constexpr double h = 1e-6;  // the loss is linear between kinks, so only rounding is left: about 1e-16/h
      double& weight = layer->value.data()[i];
      const double before = weight;
      weight = before + h;
      const double above = loss();
      weight = before - h;
      const double below = loss();
      weight = before;
      CHECK_THAT(found.data()[i], WithinAbs((above - below) / (2.0 * h), 1e-8));
    }
  }
}

TEST_CASE("The two-tower ranker learns that learners take courses of their topic") {
  School school;
  for (std::size_t row = 0; row < school.market.learners.size(); ++row) {
    for (std::size_t i = 0; i < 3; ++i) {
      const std::size_t course = School::topic_of(row) + n_topics * ((row / n_topics + 3 * i) % per_topic);
      school.market.learners.owned.row(row)[i] = static_cast<std::uint32_t>(course) + 1;
    }
  }
  school.teach(30);
  // To tell four topics apart saves ln 4 nats of the ln 64 there are to tell 64 courses apart.
  CHECK(school.towers.loss() < std::log(64.0) - 0.9 * std::log(4.0));
  for (std::size_t row = 0; row < 100; ++row) {
    double own = 1e9, other = -1e9;
    for (std::size_t c = 0; c < n_courses; ++c) {
      if (c % n_topics == School::topic_of(row)) {
        own = std::min(own, school.score(row, c));
      } else {
        other = std::max(other, school.score(row, c));
      }
    }
    CHECK(own > other);
  }
}

TEST_CASE("Without tastes the two-tower score is the logarithm of how often a course is taken", "[limit]") {
  School school;
  std::vector<double> taken(n_courses);
  for (std::size_t row = 0; row < school.market.learners.size(); ++row) {
    // Every third learner takes one of the first four courses, one of each topic; the others any of the rest.
    const std::size_t draw = sim::draw(key, {row, sim::Kind{2}, sim::Purpose{2}, 0, 0})[0];
    const std::size_t course = row % 3 == 0 ? draw % n_topics : n_topics + draw % (n_courses - n_topics);
    school.market.learners.owned.row(row)[0] = static_cast<std::uint32_t>(course) + 1;
    taken[course] += 1.0;
  }
  for (std::size_t c = 0; c < n_courses; ++c) school.market.courses.popularity[c] = taken[c];
  school.market.refresh();
  school.teach(60);
  double difference = 0.0;
  constexpr std::size_t people = 200;
  for (std::size_t row = 0; row < people; ++row) {
    double often = 0.0, seldom = 0.0;
    for (std::size_t c = 0; c < n_courses; ++c) (c < n_topics ? often : seldom) += school.score(row, c);
    difference += often / n_topics - seldom / (n_courses - n_topics);
  }
  const double ratio = (1.0 / 3.0 / n_topics) / (2.0 / 3.0 / (n_courses - n_topics));
  // 2,000 learners a month and steps of 0.01 leave the weights moving; a fifth of ln 4.5 is far from ln 1 and ln 20.
  CHECK_THAT(difference / people, WithinAbs(std::log(ratio), 0.2 * std::log(ratio)));
}

TEST_CASE("A course released between two lessons is read as one like it was at the last") {
  School school;
  models::Courses courses(school.market.parameters);
  courses.allocate(2);
  models::Views& views = school.market.views;
  const auto release = [&] {
    const std::size_t row = courses.append();
    courses.topics.row(row)[1] = 1.0F;
    courses.hours[row] = 20.0F;
  };
  release();
  TwoTower towers;
  towers.allocate(2, n_topics, key);
  towers.refresh(school.market.learners, courses, views, school.market.policy(), key, 0);
  release();
  views.course[1] = views.course[0];
  views.popularity[1] = views.popularity[0];
  towers.read_new(courses, views);
  const auto old = towers.read_course(0), fresh = towers.read_course(1);
  CHECK(std::equal(old.begin(), old.end(), fresh.begin()));
  CHECK(std::any_of(fresh.begin(), fresh.end(), [](float x) { return x != 0.0F; }));
}
