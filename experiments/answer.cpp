#include "experiments/answer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "experiments/numbers.hpp"
#include "experiments/points.hpp"
#include "experiments/summary.hpp"

namespace experiments {
namespace {

/// One point that may be the answer.
struct Candidate {
  std::size_t point;
  std::string label;
  std::vector<double> values;  // one per replicate
  Interval level;
};

/// What is asked, of whom.
struct Contest {
  const Results& results;
  const MeasureValues& measure;
  std::vector<Candidate> candidates;  // best first
  std::vector<std::string> without_value;
};

bool has_value(const Candidate& candidate) { return candidate.level.n > 0; }

/// Leave out a replicate some candidate lacks, so that all means are over the same luck; unless that would cost half.
void keep_common_replicates(std::vector<Candidate>& candidates, std::size_t n_replicates) {
  std::vector<std::size_t> broken;
  for (std::size_t r = 0; r < n_replicates; ++r) {
    if (std::any_of(candidates.begin(), candidates.end(), [&](const auto& c) { return std::isnan(c.values[r]); })) {
      broken.push_back(r);
    }
  }
  if (2 * broken.size() > n_replicates) return;
  for (auto& candidate : candidates) {
    for (const auto r : broken) candidate.values[r] = not_a_number;
    candidate.level = mean_interval(candidate.values);
  }
}

Contest contest(const Results& results, const MeasureValues& measure) {
  Contest contest{results, measure, {}, {}};
  auto& candidates = contest.candidates;
  const auto labels = point_labels(results);
  for (std::size_t p = 0; p < labels.size(); ++p) {
    auto values = run_values(results, measure, p, results.answer.at);
    const auto level = mean_interval(values);
    candidates.push_back({p, labels[p], std::move(values), level});
    if (!has_value(candidates.back())) contest.without_value.push_back(labels[p]);
  }
  std::erase_if(candidates, [](const Candidate& candidate) { return !has_value(candidate); });
  keep_common_replicates(candidates, results.n_replicates);
  const double sign = results.answer.better == "lower" ? 1.0 : -1.0;
  std::stable_sort(candidates.begin(), candidates.end(),
                   [&](const auto& a, const auto& b) { return sign * a.level.mean < sign * b.level.mean; });
  return contest;
}

std::string months_text(double months) { return months == 1.0 ? "month" : number_text(months, "month"); }

std::string when_text(const Contest& contest) {
  const auto& time = contest.results.time;
  if (contest.results.answer.at == "sum") return "over the run";
  if (contest.results.answer.at == "mean") return "on average over the run";
  if (contest.measure.form == "flow" && time.size() > 1)
    return "in the last " + months_text(time.back() - time[time.size() - 2]);
  return "at the end of month " + number_text(time.back(), "");
}

std::string_view superlative(const Results& results) { return results.answer.better == "lower" ? "lowest" : "highest"; }

std::string replicates_text(std::size_t n) { return n == 1 ? "one replicate" : fmt::format("{} replicates", n); }

/// "1.24 million USD over the run (95 % interval 1.20 to 1.28 million USD)"
std::string level_text(const Contest& contest, const Interval& level, const std::string& within_brackets = "") {
  const auto& unit = contest.measure.unit;
  auto text = estimate_text(level.mean, level.low, level.high, unit) + " " + when_text(contest);
  if (level.n < 2) return text;
  return text + fmt::format(" (95 % interval {}{})", interval_text(level.low, level.high, unit), within_brackets);
}

/// How far one candidate is from another, as words: size "12.3 %", direction "more", interval "10 to 14 %".
struct Distance {
  std::string size;
  std::string direction;
  std::string interval;
  bool known;  // beyond the noise
  bool none;   // equal in every replicate
  std::size_t n;
};

Distance distance(const Contest& contest, const Candidate& one, const Candidate& other) {
  const auto difference = paired_difference(one.values, other.values, contest.measure.form);
  const bool relative = !std::isnan(difference.relative.mean);
  const auto& size = relative ? difference.relative : difference.absolute;
  const std::string unit = relative ? "%" : contest.measure.unit;
  const double factor = (relative ? 100.0 : 1.0) * (size.mean < 0.0 ? -1.0 : 1.0);
  const auto bounds = std::minmax({factor * size.low, factor * size.high});
  const bool none = size.mean == 0.0 && (size.n < 2 || size.low == size.high);
  return {estimate_text(factor * size.mean, bounds.first, bounds.second, unit),
          size.mean < 0.0 ? "less" : "more",
          interval_text(bounds.first, bounds.second, unit),
          beyond_noise(size),
          none,
          size.n};
}

/// Whom the best is measured against: its baseline; for the baseline itself and where there is none, the next best.
const Candidate& rival(const Contest& contest) {
  const auto& candidates = contest.candidates;
  if (const auto reference = reference_point(contest.results, candidates.front().point)) {
    const auto found =
        std::find_if(candidates.begin(), candidates.end(), [&](const auto& c) { return c.point == *reference; });
    if (found != candidates.end()) return *found;
  }
  return candidates[1];
}

/// Whether some scenario's difference from its baseline is beyond the noise; also when there is nothing to compare.
bool some_difference(const Contest& contest) {
  std::size_t compared = 0;
  for (const auto& candidate : contest.candidates) {
    const auto reference = reference_point(contest.results, candidate.point);
    for (const auto& other : contest.candidates) {
      if (!reference || other.point != *reference) continue;
      ++compared;
      const auto gap = distance(contest, candidate, other);
      if (gap.n < 2 || gap.known) return true;
    }
  }
  return compared == 0;
}

std::string one_candidate(const Contest& contest) {
  const auto& only = contest.candidates.front();
  const auto n = only.level.n;
  if (n < 2) {
    return fmt::format("{} for {}, from one replicate, which gives no interval.", level_text(contest, only.level),
                       only.label);
  }
  return fmt::format("{} for {}; there is nothing to compare it with.",
                     level_text(contest, only.level, ", " + replicates_text(n)), only.label);
}

std::string all_alike(const Contest& contest) {
  const auto& level = contest.candidates.front().level;
  return fmt::format("no scenario makes a difference; all {} have {}.", contest.candidates.size(),
                     level_text(contest, level, ", " + replicates_text(level.n)));
}

std::string none_beyond_noise(const Contest& contest) {
  const auto& best = contest.candidates.front();
  const auto& other = rival(contest);
  const bool best_is_baseline = !reference_point(contest.results, best.point);
  const auto& baseline = best_is_baseline ? best : other;
  const auto& scenario = best_is_baseline ? other : best;
  const auto gap = distance(contest, scenario, baseline);
  return fmt::format(
      "no scenario differs from {} beyond the noise of {}. {} has {}; {}, the {}, has {} {} (95 % interval {}).",
      baseline_name(contest.results), replicates_text(gap.n), baseline.label, level_text(contest, baseline.level),
      scenario.label, best_is_baseline ? "next best" : superlative(contest.results), gap.size, gap.direction,
      gap.interval);
}

std::string best_and_rival(const Contest& contest) {
  const auto& best = contest.candidates.front();
  const auto& other = rival(contest);
  const auto gap = distance(contest, best, other);
  auto text = fmt::format("{} for {}, {}", superlative(contest.results), best.label, level_text(contest, best.level));
  if (gap.none) return text + fmt::format(", exactly as for {}.", other.label);
  if (gap.n == 0) return text + fmt::format("; no replicate has both this and {} to compare.", other.label);
  if (gap.n == 1) {
    return text + fmt::format(", {} {} than for {} in one replicate, which gives no interval.", gap.size, gap.direction,
                              other.label);
  }
  if (!gap.known) {
    return text + fmt::format(", but its lead of {} over {} is within the noise of {} (95 % interval {}).", gap.size,
                              other.label, replicates_text(gap.n), gap.interval);
  }
  return text + fmt::format(", {} {} than for {} (95 % interval {}, {}).", gap.size, gap.direction, other.label,
                            gap.interval, replicates_text(gap.n));
}

/// A word on the next best, when it is as good as the best.
std::string tie_text(const Contest& contest) {
  const auto& best = contest.candidates[0];
  const auto& next = contest.candidates[1];
  if (&next == &rival(contest)) return "";
  const auto gap = distance(contest, best, next);
  if (gap.none) return fmt::format(" {} has exactly the same.", next.label);
  if (gap.n < 2 || gap.known) return "";
  return fmt::format(" {} cannot be told apart from it (a difference of {}, 95 % interval {}).", next.label, gap.size,
                     gap.interval);
}

std::string missing_text(const Contest& contest) {
  const auto& status = contest.results.status;
  const auto failed = std::count_if(status.begin(), status.end(), [](const auto& s) { return s != "done"; });
  std::string text;
  if (contest.candidates.empty()) return text;
  if (failed > 0)
    text += fmt::format(" {} of {} runs failed and {} left out.", failed, status.size(), failed == 1 ? "is" : "are");
  if (contest.without_value.size() > 3)
    return text + fmt::format(" {} points have no value.", contest.without_value.size());
  for (const auto& label : contest.without_value) text += fmt::format(" {} has no value.", label);
  return text;
}

bool equal_everywhere(const Contest& contest) {
  const auto& candidates = contest.candidates;
  return std::all_of(candidates.begin() + 1, candidates.end(),
                     [&](const auto& other) { return distance(contest, candidates.front(), other).none; });
}

std::string verdict(const Contest& contest) {
  if (contest.candidates.size() == 1) return one_candidate(contest);
  if (equal_everywhere(contest)) return all_alike(contest);
  if (!some_difference(contest)) return none_beyond_noise(contest);
  return best_and_rival(contest) + tie_text(contest);
}

}  // namespace

std::string answer_sentence(const Results& results) {
  const auto& name = results.answer.measure;
  if (name.empty()) return "The experiment names no measure under [answer]; the results speak for themselves.";
  const auto* measure = find_measure(results, name);
  if (!measure) return fmt::format("The question is to be answered by {}, which these results do not hold.", name);
  const auto answers = contest(results, *measure);
  const auto text = answers.candidates.empty() ? "no run has a value, so the question stays open." : verdict(answers);
  return title_of(*measure) + ": " + text + missing_text(answers);
}

}  // namespace experiments
