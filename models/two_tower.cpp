#include "models/two_tower.hpp"

#include <algorithm>

#include "models/purpose.hpp"
#include "sim/distribution.hpp"
#include "sim/maths.hpp"

namespace models {
namespace {

/// Features of a course besides its content, a constant among them.
constexpr std::size_t labels = 6;

constexpr double never = -1e300;  // a logit whose exponential is 0

/// interests, mean content of courses taken, a constant
std::size_t learner_features(std::size_t n_topics) { return 2 * n_topics + 1; }

/// Adds up the contents of courses owned; the mean is what it is scaled to.
template <class Number>
void add_mean_content(std::span<const std::uint32_t> owned, std::uint32_t left_out, const Courses& courses,
                      std::size_t n_topics, Number* mean) {
  Number n = 0;
  std::fill_n(mean, n_topics, Number{0});
  for (const std::uint32_t course : owned) {
    if (course == 0 || course == left_out) continue;
    const auto content = courses.topics.row(course - 1);
    for (std::size_t k = 0; k < n_topics; ++k) mean[k] += static_cast<Number>(content[k]);
    n += 1;
  }
  for (std::size_t k = 0; n > 0 && k < n_topics; ++k) mean[k] /= n;
}

std::vector<float> by_input(const Matrix& weights) {
  std::vector<float> copy(static_cast<std::size_t>(weights.size()));
  std::transform(weights.data(), weights.data() + weights.size(), copy.begin(),
                 [](double weight) { return static_cast<float>(weight); });
  return copy;
}

/// The loss −Σᵢ ln softmaxᵢ(i)/n over the columns i, whose slopes take the place of the logits.
double softmax_slopes(Matrix& logits) {
  const Eigen::Index n = logits.cols();
  double loss = 0.0;
  for (Eigen::Index i = 0; i < n; ++i) {
    double* column = logits.col(i).data();
    const double own = column[i], most = *std::max_element(column, column + n);
    for (Eigen::Index j = 0; j < n; ++j) column[j] = sim::exp(column[j] - most);
    double sum = 0.0;
    for (Eigen::Index j = 0; j < n; ++j) sum += column[j];
    loss += most + sim::log(sum) - own;
    for (Eigen::Index j = 0; j < n; ++j) column[j] /= sum * static_cast<double>(n);
    column[i] -= 1.0 / static_cast<double>(n);
  }
  return loss / static_cast<double>(n);
}

}  // namespace

void TwoTower::allocate(std::size_t courses, std::size_t n_topics, sim::Key key) {
  n_topics_ = n_topics;
  const auto inputs = [](std::size_t n) { return static_cast<Eigen::Index>(n); };
  learner_tower_.draw(inputs(learner_features(n_topics)), key, {0, market_kind, tower_draw, 0, 0});
  course_tower_.draw(inputs(n_topics + labels), key, {1, market_kind, tower_draw, 0, 0});
  frequency_.resize(courses);
  course_.resize(courses * Tower::width);
}

void TwoTower::draw_examples(const Learners& learners, const Platform& platform, sim::Key key, std::uint32_t step) {
  const double share =
      static_cast<double>(platform.training_samples) / static_cast<double>(std::max<std::size_t>(1, learners.size()));
  examples_.clear();
  std::fill(frequency_.begin(), frequency_.end(), 0);
  for (std::size_t row = 0; row < learners.size(); ++row) {
    const std::uint64_t id = learners.id(row);
    const sim::Words words = sim::draw(key, {id, learner_kind, sample_draw, step, 0});
    if (sim::uniform(words[0]) >= share) continue;
    const auto owned = learners.owned.row(row);
    const auto n =
        static_cast<std::uint32_t>(owned.size() - static_cast<std::size_t>(std::count(owned.begin(), owned.end(), 0U)));
    if (n == 0) continue;
    const std::uint32_t course = owned[sim::below(words[1], n)] - 1;
    examples_.push_back({words[2], id, row, course});
    ++frequency_[course];
  }
  std::sort(examples_.begin(), examples_.end(),
            [](const Example& a, const Example& b) { return a.word != b.word ? a.word < b.word : a.id < b.id; });
}

void TwoTower::describe_course(const Courses& courses, const Views& views, std::size_t course, double* features) const {
  const auto content = courses.topics.row(course);
  const CourseView& view = views.course[course];
  for (std::size_t k = 0; k < n_topics_; ++k) features[k] = static_cast<double>(content[k]);
  double* label = features + n_topics_;
  label[0] = static_cast<double>(views.popularity[course]);
  label[1] = static_cast<double>(view.perceived);
  label[2] = 1e-4 * view.price;  // [100 USD]
  label[3] = static_cast<double>(courses.hours[course]) / 100.0;
  label[4] = static_cast<double>(courses.difficulty[course]);
  label[5] = 1.0;
}

void TwoTower::train_batch(std::span<const Example> examples, double rate) {
  const Matrix& u = learner_tower_.forward(learner_input_);
  const Matrix& v = course_tower_.forward(course_input_);
  multiply_transposed(v, u, logits_);
  for (std::size_t j = 0; j < examples.size(); ++j) {
    const std::uint32_t course = examples[j].course;
    const double assumed = sim::log(static_cast<double>(frequency_[course]));
    for (std::size_t i = 0; i < examples.size(); ++i) {
      double& logit = logits_(static_cast<Eigen::Index>(j), static_cast<Eigen::Index>(i));
      logit = i != j && examples[i].course == course ? never : logit - assumed;
    }
  }
  loss_ = softmax_slopes(logits_);
  multiply(v, logits_, learner_slope_);
  multiply_by_transposed(u, logits_, course_slope_);
  learner_tower_.backward(learner_input_, learner_slope_);
  course_tower_.backward(course_input_, course_slope_);
  rounds_ += 1.0;
  learner_tower_.descend(rate, rounds_);
  course_tower_.descend(rate, rounds_);
}

void TwoTower::train(const Learners& learners, const Courses& courses, const Views& views, double rate) {
  learner_input_.resize(static_cast<Eigen::Index>(learner_features(n_topics_)), batch);
  course_input_.resize(static_cast<Eigen::Index>(n_topics_ + labels), batch);
  // What is left over of the last batch is left out: a smaller one would be an easier question.
  for (std::size_t first = 0; first + batch <= examples_.size(); first += batch) {
    for (std::size_t i = 0; i < batch; ++i) {
      const Example& example = examples_[first + i];
      double* learner = learner_input_.col(static_cast<Eigen::Index>(i)).data();
      const auto interest = learners.interest.row(example.row);
      for (std::size_t k = 0; k < n_topics_; ++k) learner[k] = interest[k].value();
      add_mean_content(learners.owned.row(example.row), example.course + 1, courses, n_topics_, learner + n_topics_);
      learner[2 * n_topics_] = 1.0;
      describe_course(courses, views, example.course, course_input_.col(static_cast<Eigen::Index>(i)).data());
    }
    train_batch({examples_.data() + first, batch}, rate);
  }
  first_ = by_input(learner_tower_.first.value);
  second_ = by_input(learner_tower_.second.value);
}

void TwoTower::read_courses(const Courses& courses, const Views& views, std::size_t from) {
  for (std::size_t first = from; first < courses.size(); first += batch) {
    const std::size_t n = std::min(batch, courses.size() - first);
    course_input_.resize(static_cast<Eigen::Index>(n_topics_ + labels), static_cast<Eigen::Index>(n));
    for (std::size_t i = 0; i < n; ++i) {
      describe_course(courses, views, first + i, course_input_.col(static_cast<Eigen::Index>(i)).data());
    }
    const Matrix& v = course_tower_.forward(course_input_);
    for (Eigen::Index i = 0; i < v.size(); ++i) {
      course_[first * Tower::width + static_cast<std::size_t>(i)] = static_cast<float>(v.data()[i]);
    }
  }
  n_read_ = courses.size();
}

void TwoTower::refresh(const Learners& learners, const Courses& courses, const Views& views, const Platform& platform,
                       sim::Key key, std::uint32_t step) {
  draw_examples(learners, platform, key, step);
  train(learners, courses, views, platform.training_rate);
  read_courses(courses, views, 0);
}

void TwoTower::read_new(const Courses& courses, const Views& views) { read_courses(courses, views, n_read_); }

TwoTower::Embedding TwoTower::read_learner(std::span<const float> interest, std::span<const std::uint32_t> owned,
                                           const Courses& courses) const {
  std::array<float, 2 * max_topics + 1> input;
  std::copy(interest.begin(), interest.end(), input.begin());
  add_mean_content(owned, 0, courses, n_topics_, input.data() + n_topics_);
  input[2 * n_topics_] = 1.0F;
  std::array<float, Tower::hidden + 1> activity{};
  for (std::size_t i = 0; i < learner_features(n_topics_); ++i) {
    const float* weights = first_.data() + i * Tower::hidden;
    for (std::size_t h = 0; h < Tower::hidden; ++h) activity[h] += weights[h] * input[i];
  }
  for (float& a : activity) a = std::max(a, 0.0F);
  activity[Tower::hidden] = 1.0F;
  Embedding embedding{};
  for (std::size_t h = 0; h < activity.size(); ++h) {
    const float* weights = second_.data() + h * Tower::width;
    for (std::size_t w = 0; w < Tower::width; ++w) embedding[w] += weights[w] * activity[h];
  }
  return embedding;
}

std::uint64_t TwoTower::bytes() const { return bytes_for(frequency_.size()) + examples_.capacity() * sizeof(Example); }

}  // namespace models
