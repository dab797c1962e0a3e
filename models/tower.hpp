#pragma once
/// @file A small neural network with gradients, of which the two-tower ranker has two.

#include <Eigen/Core>
#include <array>
#include <cstdint>

#include "sim/draw.hpp"

namespace models {

/// [row][column]; examples are columns.
using Matrix = Eigen::MatrixXd;

/// out = a·b, added up one column of `a` after the other: the library's own product adds in an order that depends on
/// the machine's caches. The two below are out = a·bᵀ and out = aᵀ·b in the same way.
void multiply(const Matrix& a, const Matrix& b, Matrix& out);
void multiply_by_transposed(const Matrix& a, const Matrix& b, Matrix& out);
void multiply_transposed(const Matrix& a, const Matrix& b, Matrix& out);

/// One matrix of weights with its gradient and what Adam remembers of earlier gradients.
struct Weights {
  Matrix value, slope, mean, square;

  /// Weights from N(0, 2/inputs), the draws addressed by place. @source He et al. 2015
  void draw(Eigen::Index outputs, Eigen::Index inputs, sim::Key key, const sim::Address& at);

  /// One step down the slope. @param rate step length, @param round 1 for the first step
  /// @source Kingma & Ba 2015, "Adam", with their settings 0.9, 0.999 and 1e-8
  void descend(double rate, double round);
};

/// inputs → 16 rectified → 8. Sums are formed in one order on every machine, so weights have the same bits everywhere.
///
/// A constant among the inputs takes the place of a bias in the first layer; the second has a constant of its own.
class Tower {
 public:
  static constexpr Eigen::Index hidden = 16;
  static constexpr Eigen::Index width = 8;

  /// @param at address of the weights; words of its index and the ones after it are used
  void draw(Eigen::Index inputs, sim::Key key, sim::Address at);

  /// @param x [input][example] @returns [8][example]; kept for `backward`
  const Matrix& forward(const Matrix& x);

  /// Slopes of the weights for the examples of the last `forward`. @param slope [8][example] of the loss by the output
  void backward(const Matrix& x, const Matrix& slope);

  void descend(double rate, double round);

  Weights first, second;  // [16][input], [8][17]

 private:
  Matrix activity_;  // [17][example] after rectifying; the last row is 1
  Matrix output_;    // [8][example]
  Matrix passed_;    // [17][example] slope of the loss by the activity
};

}  // namespace models
