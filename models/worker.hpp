#pragma once
/// @file What one thread needs to take a block of learners through a step: its counts and its working memory.

#include <array>
#include <cstdint>
#include <vector>

#include "models/access_needs.hpp"
#include "models/deal.hpp"
#include "models/event.hpp"
#include "models/tally.hpp"
#include "models/topics.hpp"
#include "sim/draw.hpp"
#include "sim/team.hpp"

namespace models {

/// Most courses a learner can have open at once.
inline constexpr std::size_t max_open_courses = 2;

/// Learners of a block who do something, in columns, with room for all.
struct PlaceList {
  std::size_t n = 0;
  std::array<std::uint16_t, sim::block_size> place;
  std::array<std::uint64_t, sim::block_size> id;

  void add(std::size_t p, std::uint64_t name) {
    place[n] = static_cast<std::uint16_t>(p);
    id[n++] = name;
  }
};

/// Where learners go, in columns.
struct Destinations {
  std::array<std::uint64_t, sim::block_size> picked;  // place of a platform
  std::array<double, sim::block_size> fastest;        // speed of the way there
  std::array<std::uint8_t, sim::block_size> here;     // where they are
};

/// Enrolments of a block that are open, in columns; those of slot 0 first.
struct StudyList {
  static constexpr std::size_t room = sim::block_size * max_open_courses;
  std::size_t n = 0;
  std::size_t n_first = 0;  // of slot 0
  std::array<std::uint16_t, room> place;
  std::array<std::uint64_t, room> id;
  std::array<double, room> regulation;
  std::array<double, room> help;   // what guidance adds to the log hazard of giving up
  std::array<double, room> paid;   // commitment: 1 for a paid course, 0 for a free one, in between for a credential
  std::array<double, room> weeks;  // active so far
  std::array<double, room> scale;  // weeks that an active step counts for
  std::array<double, room> hours;  // of this step, 0 when not studied in
  std::array<double, room> want;   // [h/week] expected in the enrolment
  std::array<double, room> peers;  // ln(1 + peers) of the cohort
  std::array<double, room> exit;   // probability to give up in this step
  std::array<std::array<std::uint32_t, room>, 4> words;
  std::array<double, sim::block_size> wanted;  // [h/week] expected, by learner
};

/// Columns of words from place `first` on.
template <std::size_t N>
sim::WordColumns columns_from(std::array<std::array<std::uint32_t, N>, 4>& words, std::size_t first) {
  return {words[0].data() + first, words[1].data() + first, words[2].data() + first, words[3].data() + first};
}

/// Choices weighed and not yet counted, in columns: logarithms are quick many at a time.
struct ChoiceList {
  static constexpr std::size_t room = sim::block_size;
  std::size_t n = 0;
  std::array<double, room> most;    // as in LogitWeights
  std::array<double, room> sum;     // written over by its logarithm
  std::array<double, room> beyond;  // over the sum
  std::array<std::uint32_t, room> row;
  std::array<std::uint8_t, room> platform;
  std::array<bool, room> ranked;  // on the platform, not on a creator's pages
};

/// Minutes that count in the pool, and for whom.
struct Heard {
  std::uint32_t creator = 0;
  std::int32_t minutes = 0;
};

/// Working memory, never freed or grown while stepping. Vectors have room for the longest list of candidates.
struct Scratch {
  /// Courses weighed at once: loops over them end with whole lanes, for a loop that ends anywhere does one at a time.
  static constexpr std::size_t lanes = 8;

  std::array<std::uint64_t, sim::block_size> id;  // of the learners of the block
  std::array<std::array<std::uint32_t, sim::block_size>, 4> words;
  PlaceList visitors;
  PlaceList callers;
  Destinations destination;
  std::array<double, sim::block_size> guided;  // 1 for a learner who is
  StudyList study;
  ChoiceList choices;
  std::array<float, max_topics> interest;
  std::array<float, max_topics> skill;
  std::array<float, max_topics> history;
  std::array<const float*, max_topics> content;
  std::vector<float> affinity;       // zero for every course
  std::vector<std::uint32_t> noise;  // words
  std::vector<float> scores;
  std::vector<std::uint64_t> keys;
  std::vector<std::uint64_t> fresh_keys;
  std::vector<std::uint32_t> order;
  std::vector<std::uint32_t> shown;  // courses in order of rank; room for every course
  std::vector<double> utility;       // of the courses shown, and behind them room to whole lanes
  std::vector<double> weight;        // e^V of a logit choice
  std::vector<double> beyond;  // [utility] that they turn out to be worth more, and that what they cost takes away
  std::vector<std::uint32_t> maker;  // and their names, as in CourseView
  std::vector<std::uint32_t> count;
  std::vector<Deal> deal;                                    // of the courses shown
  std::array<std::vector<Heard>, max_open_courses> heard{};  // in this step, by slot and place in the block
};

/// How much a worker has to hold.
struct WorkerRoom {
  std::size_t courses = 0;
  std::size_t creators = 0;
  std::size_t lags = 1;        // [step] since a sale that are told apart
  std::size_t candidates = 0;  // most that are ranked in a visit
  std::size_t groups = 1;      // of learners that are told apart
  std::size_t platforms = 1;
  AccessNeeds access;
  std::size_t employers = 0;
  std::size_t classes = 0;  // of cohorts of a course
  bool demand = false;      // whether makers set prices by it
};

struct Worker {
  Tally tally;
  Scratch scratch;
  EventPage events;

  void allocate(const WorkerRoom& room);
  std::uint64_t bytes() const;
};

}  // namespace models
