#pragma once
/// @file Topics build on each other: the knowledge tree, and what it does to learning and to what can be begun.

#include <cstddef>
#include <span>

#include "sim/unit16.hpp"

namespace models {

struct Scene;
struct Scratch;

/// The topic that topic k > 0 builds on: the tree is binary, topic 0 its root.
constexpr std::size_t parent_of(std::size_t topic) { return (topic - 1) / 2; }

/// Share of a gain in a topic that is lost for want of what it builds on: integration·(1 − K_parent), none at the root.
/// @param integration, parent 0…1
/// @test tests/models/knowledge_tree_test.cpp
constexpr double lost_share(std::size_t topic, double integration, double parent) {
  return topic == 0 ? 0.0 : integration * (1.0 - parent);
}

/// The same of every topic. @param lost one per topic of `skill`
void find_losses(std::span<const sim::Unit16> skill, double integration, std::span<double> lost);

/// Take away, of the first `n` of scratch.shown, the courses whose visitor knows too little of the parents of their
/// topics: Σ content²·K_parent below `choice.prerequisite_tree`, where the root asks for nothing.
void close_unfounded(const Scene& scene, Scratch& scratch, std::size_t n);

}  // namespace models
