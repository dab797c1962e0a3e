#include "models/tower.hpp"

#include "sim/distribution.hpp"
#include "sim/maths.hpp"

namespace models {

void multiply(const Matrix& a, const Matrix& b, Matrix& out) {
  out.setZero(a.rows(), b.cols());
  for (Eigen::Index k = 0; k < a.cols(); ++k) out.noalias() += a.col(k).lazyProduct(b.row(k));
}

void multiply_by_transposed(const Matrix& a, const Matrix& b, Matrix& out) {
  out.setZero(a.rows(), b.rows());
  for (Eigen::Index i = 0; i < a.cols(); ++i) out.noalias() += a.col(i).lazyProduct(b.col(i).transpose());
}

void multiply_transposed(const Matrix& a, const Matrix& b, Matrix& out) {
  out.setZero(a.cols(), b.cols());
  for (Eigen::Index k = 0; k < a.rows(); ++k) out.noalias() += a.row(k).transpose().lazyProduct(b.row(k));
}

void Weights::draw(Eigen::Index outputs, Eigen::Index inputs, sim::Key key, const sim::Address& at) {
  sim::Stream words(key, at);
  value.resize(outputs, inputs);
  const double sd = sim::sqrt(2.0 / static_cast<double>(inputs));
  for (Eigen::Index i = 0; i < value.size(); ++i) value.data()[i] = sd * sim::normal(words.uniform());
  slope.setZero(outputs, inputs);
  mean.setZero(outputs, inputs);
  square.setZero(outputs, inputs);
}

void Weights::descend(double rate, double round) {
  constexpr double keep_mean = 0.9, keep_square = 0.999, tiny = 1e-8;
  const double mean_scale = 1.0 / (1.0 - sim::exp(round * sim::log(keep_mean)));
  const double square_scale = 1.0 / (1.0 - sim::exp(round * sim::log(keep_square)));
  for (Eigen::Index i = 0; i < value.size(); ++i) {
    const double g = slope.data()[i];
    double &m = mean.data()[i], &s = square.data()[i];
    m = keep_mean * m + (1.0 - keep_mean) * g;
    s = keep_square * s + (1.0 - keep_square) * g * g;
    value.data()[i] -= rate * mean_scale * m / (sim::sqrt(square_scale * s) + tiny);
  }
}

void Tower::draw(Eigen::Index inputs, sim::Key key, sim::Address at) {
  first.draw(hidden, inputs, key, at);
  at.index += static_cast<std::uint32_t>(first.value.size());
  second.draw(width, hidden + 1, key, at);
}

const Matrix& Tower::forward(const Matrix& x) {
  multiply(first.value, x, passed_);
  activity_.resize(hidden + 1, x.cols());
  activity_.topRows(hidden) = passed_.cwiseMax(0.0);
  activity_.row(hidden).setOnes();
  multiply(second.value, activity_, output_);
  return output_;
}

void Tower::backward(const Matrix& x, const Matrix& slope) {
  multiply_by_transposed(slope, activity_, second.slope);
  multiply_transposed(second.value, slope, passed_);
  const Matrix below = (activity_.array() > 0.0).select(passed_, 0.0).topRows(hidden);
  multiply_by_transposed(below, x, first.slope);
}

void Tower::descend(double rate, double round) {
  first.descend(rate, round);
  second.descend(rate, round);
}

}  // namespace models
