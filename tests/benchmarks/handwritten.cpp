#include "tests/benchmarks/handwritten.hpp"

#include <algorithm>
#include <bit>

#include "models/purpose.hpp"
#include "sim/distribution.hpp"
#include "sim/fixed.hpp"

namespace handwritten {
namespace {

constexpr std::size_t topics = 8, candidates = 64, slate = 8;
constexpr double dt = 0.25, weeks = 4.345 * 0.25;
constexpr std::size_t refund_lags = 4;

struct Step {
  const models::Courses& courses;
  const models::Views& views;
  const models::Storefront& front;
  const models::StarScale stars;
  sim::Key key;
  std::uint32_t step;
  Totals& totals;
  std::array<double, slate> log_rank;
};

sim::Words draw(const Step& s, const Person& p, sim::Purpose purpose, std::uint32_t index) {
  return sim::draw(s.key, {p.id, models::learner_kind, purpose, s.step, index});
}

float lanes(const float* a, const float* b) {
  float l[8];
  for (int k = 0; k < 8; ++k) l[k] = a[k] * b[k];
  return ((l[0] + l[4]) + (l[2] + l[6])) + ((l[1] + l[5]) + (l[3] + l[7]));
}

double utility(const Step& s, const Person& p, const float* skill, std::uint32_t course) {
  const models::CourseView& view = s.views.course[course];
  const float* content = s.courses.topics.row(course).data();
  float square[topics];
  for (std::size_t k = 0; k < topics; ++k) square[k] = content[k] * content[k];
  const double distance =
      sim::absolute(static_cast<double>(view.difficulty) - static_cast<double>(lanes(skill, square)));
  return static_cast<double>(view.appeal) + 1.2 * static_cast<double>(lanes(p.interest.data(), content)) -
         0.8 * distance - 0.016 * 0.01 * view.price * (1.0 - static_cast<double>(s.views.returned[course]));
}

double shock(const Step& s, const Person& p, const models::CourseView& view) {
  const sim::Words mood = draw(s, p, models::mood_draw, view.maker * 0x9E3779B9 + view.count);
  if (sim::uniform(mood[1]) >= 0.5) return sim::gumbel(sim::uniform(mood[0]));
  const sim::Address lasting{p.id, models::learner_kind, models::taste_draw, view.count, view.maker};
  return sim::gumbel(sim::uniform(sim::draw(s.key, lasting)[0]));
}

/// Index of the course chosen among n, or n.
std::size_t choose(const Step& s, const Person& p, const std::uint32_t* shown, std::size_t n, bool ranked,
                   std::uint32_t word) {
  float skill[topics];
  for (std::size_t k = 0; k < topics; ++k) skill[k] = static_cast<float>(p.skill[k] * (1.0 / 65535.0));
  double best = 3.0 + sim::gumbel(sim::uniform(word));
  std::size_t chosen = n;
  for (std::size_t i = 0; i < n; ++i) {
    const models::CourseView& view = s.views.course[shown[i]];
    if (view.price > p.cash) continue;
    const double rank = ranked ? 0.4 * s.log_rank[i] : 0.0;
    const double v = utility(s, p, skill, shown[i]) - rank + shock(s, p, view);
    if (v <= best) continue;
    best = v;
    chosen = i;
  }
  return chosen;
}

void enrol(const Step& s, Person& p, std::uint32_t course, std::uint32_t word) {
  const models::CourseView& view = s.views.course[course];
  s.totals.enrolments += 1;
  s.totals.spent += view.price;
  p.cash -= view.price;
  for (int i = 7; i > 0; --i) p.owned[i] = p.owned[i - 1];
  p.owned[0] = course + 1;
  if (sim::uniform(word) < (view.price > 0 ? 0.05 : 0.40)) {
    s.totals.ended += 1;
    s.totals.left += 1;
    return;
  }
  Open& open = p.open[0].course == 0 ? p.open[0] : p.open[1];
  open = {course + 1,
          0.0F,
          view.price,
          static_cast<std::int16_t>(std::clamp(1000.0 * static_cast<double>(view.perceived), -32767.0, 32767.0)),
          static_cast<std::uint16_t>(s.step),
          0};
}

SIM_HOT void noisy_scores(const float* const* content, const float* popularity, const float* interest, float intensity,
                          const std::uint32_t* words, std::size_t n, float* score) {
  for (std::size_t i = 0; i < n; ++i) score[i] = 0.0F;
  for (std::size_t k = 0; k < topics; ++k) {
    for (std::size_t i = 0; i < n; ++i) score[i] += interest[k] * content[k][i];
  }
  for (std::size_t i = 0; i < n; ++i) {
    score[i] = score[i] * intensity + 0.1F * popularity[i];
    score[i] += 0.4F * sim::gumbel_float(words[i]);
  }
}

void browse(const Step& s, Person& p) {
  const sim::Words w = draw(s, p, models::query_draw, 0);
  float sum = 0.0F;
  for (const float x : p.interest) sum += x;
  float rest = static_cast<float>(sim::uniform(w[0])) * sum;
  std::size_t topic = 0;
  for (; topic + 1 < topics; ++topic) {
    rest -= p.interest[topic];
    if (rest < 0.0F) break;
  }
  const std::size_t found = s.front.shelf().n(topic), n = std::min(found, candidates);
  const std::size_t start = n < found ? sim::below(w[1], static_cast<std::uint32_t>(found)) : 0;
  const float* content[topics];
  const models::Candidates list = s.front.shelf().candidates(topic, start, n, content);
  std::uint32_t words[candidates];
  float score[candidates];
  sim::draw_run(s.key, {p.id, models::learner_kind, models::rank_draw, s.step, 0}, {words, (n + 3) / 4 * 4});
  noisy_scores(content, list.popularity, p.interest.data(), p.interest[topic], words, n, score);
  const std::uint32_t* courses = s.front.shelf().courses(topic, start);
  std::uint32_t shown[slate];
  std::size_t kept = 0;
  sim::Words tries{};
  for (; kept < slate; ++kept) {
    if (kept % 4 == 0) tries = draw(s, p, models::explore_draw, static_cast<std::uint32_t>(kept / 4));
    bool fresh_only = sim::uniform(tries[kept % 4]) < 0.13;
    std::size_t best = n;
    for (std::size_t i = 0; i <= n; ++i) {
      if (i == n) {
        if (best < n || !fresh_only) break;
        fresh_only = false;  // nothing new is left
        i = 0;
      }
      if (fresh_only && list.fresh[i] == 0) continue;
      if (score[i] == -std::numeric_limits<float>::infinity()) continue;
      if (best < n && score[i] < score[best]) continue;
      if (best < n && score[i] == score[best] && words[i] >> 9 < words[best] >> 9) continue;  // a tie, by lot
      if (std::find(p.owned.begin(), p.owned.end(), courses[i] + 1) != p.owned.end()) continue;
      best = i;
    }
    if (best == n) break;
    shown[kept] = courses[best];
    score[best] = -std::numeric_limits<float>::infinity();
  }
  const std::size_t chosen = choose(s, p, shown, kept, true, w[2]);
  if (chosen < kept) enrol(s, p, shown[chosen], w[3]);
}

void call(const Step& s, Person& p) {
  if (p.open[0].course != 0 && p.open[1].course != 0) return;
  const sim::Words w = draw(s, p, models::direct_draw, 0);
  const std::uint32_t creator = s.views.pull.pick(sim::uniform(w[0]), sim::uniform(w[1]));
  static std::vector<std::uint32_t> shown;
  shown.clear();
  for (const std::uint32_t course : s.front.courses_of(creator)) {
    if (std::find(p.owned.begin(), p.owned.end(), course + 1) == p.owned.end()) shown.push_back(course);
  }
  const std::size_t chosen = choose(s, p, shown.data(), shown.size(), false, w[2]);
  if (chosen < shown.size()) enrol(s, p, shown[chosen], w[3]);
}

double accuracy(const Step& s, const Person& p, std::size_t course) {
  const float* content = s.courses.topics.row(course).data();
  double knowledge = 0.0;
  for (std::size_t k = 0; k < topics; ++k) {
    knowledge += p.skill[k] * (1.0 / 65535.0) * static_cast<double>(content[k]) * static_cast<double>(content[k]);
  }
  return 0.26 + (1.0 - 0.26 - 0.21) * std::min(1.0, knowledge);
}

void learn(const Step& s, Person& p, std::size_t course, double hours, std::uint32_t word) {
  const float* content = s.courses.topics.row(course).data();
  const double exposure = 0.06 * 24.0 / static_cast<double>(s.courses.hours[course]) * hours;
  const double dither = ((word & 0xFFFF) + 0.5) * 0x1p-16;
  for (std::size_t k = 0; k < topics; ++k) {
    const double gap = 1.0 - p.skill[k] * (1.0 / 65535.0);
    const double kept = 1.0 - gap * sim::exp(-exposure * static_cast<double>(content[k] * content[k]));
    const auto after = static_cast<std::uint16_t>(kept * 65535.0 + dither);
    s.totals.skill_gain += after - p.skill[k];
    p.skill[k] = after;
  }
}

void finish(const Step& s, const Person& p, Open& open, bool completed, bool left) {
  const double hours = open.hours;
  const double progress = std::min(1.0, hours / static_cast<double>(s.courses.hours[open.course - 1]));
  s.totals.ended += 1;
  s.totals.completed += completed ? 1 : 0;
  s.totals.left += left ? 1 : 0;
  s.totals.outcome += sim::fixed(progress * accuracy(s, p, open.course - 1) * hours);
  open = {};
}

bool asks_back(const Step& s, const Person& p, const Open& open, std::uint32_t slot) {
  const std::uint16_t lag = static_cast<std::uint16_t>(s.step - open.step);
  const std::size_t course = open.course - 1;
  if (open.paid == 0 || lag >= refund_lags || open.hours >= 0.30 * static_cast<double>(s.courses.hours[course]))
    return false;
  const sim::Address at{p.id, models::learner_kind, models::reaction_draw, s.step - lag, slot};
  if (sim::uniform(sim::draw(s.key, at)[1]) >= 0.25) return false;
  const double e = sim::normal(
      sim::uniform(sim::draw(s.key, {p.id, models::learner_kind, models::experience_draw, s.step - lag, slot})[0]));
  return s.courses.quality[course] - open.expected * 0.001 + e < -0.5;
}

void work(const Step& s, Person& p, std::uint32_t slot, double scale, double hours, double p_exit) {
  Open& open = p.open[slot];
  const std::size_t course = open.course - 1;
  const sim::Words w = draw(s, p, models::progress_draw, slot);
  if (scale > 0.0) {
    const bool first = open.active_weeks == 0;
    open.active_weeks = static_cast<std::uint16_t>(std::clamp(open.active_weeks + 128.0 * scale + 0.5, 1.0, 65535.0));
    open.hours += static_cast<float>(hours);
    s.totals.sessions += 1;
    s.totals.hours += sim::fixed(hours);
    learn(s, p, course, hours, w[2]);
    const double right = accuracy(s, p, course);
    const auto items = static_cast<std::int64_t>(6.0 * hours + 0.5);
    s.totals.items += items;
    s.totals.correct += sim::binomial(items, right, sim::uniform(w[2]));
    const double logit = 0.19 - 2.66 * (p.regulation - 0.5) + (open.paid > 0 ? -4.9 : 0.0);
    if (first && sim::uniform(w[1]) * (1.0 + sim::exp(-logit)) < 1.0) {
      finish(s, p, open, false, true);
    } else if (open.hours >= s.courses.hours[course]) {
      finish(s, p, open, sim::binomial(20, right, sim::uniform(w[3])) >= 11, false);
    } else if (asks_back(s, p, open, slot)) {
      p.cash += open.paid;
      s.totals.refunded += open.paid;
      finish(s, p, open, false, true);
    }
  }
  if (open.course != 0 && sim::uniform(w[0]) < p_exit) finish(s, p, open, false, true);
}

void study(const Step& s, Person& p) {
  std::array<double, 2> scale{}, hours{};
  double wanted = 0.0;
  for (std::uint32_t slot = 0; slot < 2; ++slot) {
    if (p.open[slot].course == 0) continue;
    const sim::Words w = draw(s, p, models::session_draw, slot);
    const double weekly = 0.22 + 0.30 * p.regulation + 0.02 * (p.open[slot].paid > 0 ? 1.0 : 0.0);
    wanted += weekly * (1.26 * 3.0);
    const double p_step = 1.0 - sim::exp(sim::log(1.0 - weekly) * weeks);
    if (p.open[slot].active_weeks > 0 && !(sim::uniform(w[0]) < p_step)) continue;
    scale[slot] = weekly * weeks / p_step;
    const double product = sim::uniform(w[1]) * (1.0 - (1.0 - sim::uniform(w[2]))) * (1.0 - (1.0 - sim::uniform(w[3])));
    hours[slot] = scale[slot] * 1.26 * (1.0 - (1.0 + sim::log(product)));
  }
  const double budget = p.study_budget * (1.0 / 60.0);
  const double excess = wanted > budget ? wanted / budget - 1.0 : 0.0;
  const std::array<bool, 2> was_open{p.open[0].course != 0, p.open[1].course != 0};
  for (std::uint32_t slot = 0; slot < 2; ++slot) {
    if (!was_open[slot]) continue;
    if (wanted > budget) hours[slot] *= budget / wanted;
    const double active = p.open[slot].active_weeks * (1.0 / 128.0);
    const double eta = -1.0 + -0.75 * sim::log(1.0 + active + scale[slot]) + -3.2 * (p.regulation - 0.5) +
                       -2.6 * (p.open[slot].paid > 0 ? 1.0 : 0.0) + 0.2 * excess;
    work(s, p, slot, scale[slot], hours[slot], 1.0 - sim::exp(-sim::exp(eta) * weeks));
  }
}

std::array<std::uint64_t, 3> thresholds(double rate) {
  std::array<std::uint64_t, 3> limit{};
  for (int open = 0; open < 3; ++open) {
    limit[static_cast<std::size_t>(open)] =
        static_cast<std::uint64_t>((1.0 - sim::exp(-(rate * (1.0 - open / 2.0)) * dt)) * 0x1p32);
  }
  return limit;
}

void receive_allowance(Person& p) {
  std::int64_t bits = 0;
  for (const std::uint16_t skill : p.skill) bits += skill;
  const double income = p.income * sim::exp(0.10 * static_cast<double>(bits) / (65535.0 * topics));
  const auto allowance = static_cast<std::int32_t>(0.02 * income + 0.5);
  p.cash += std::clamp(6 * allowance - p.cash, 0, allowance);
}

}  // namespace

std::vector<Person> people_of(const models::Market& market) {
  const models::Learners& from = market.learners();
  std::vector<Person> people(from.size());
  for (std::size_t row = 0; row < people.size(); ++row) {
    Person& p = people[row];
    p.id = from.id(row);
    p.regulation = from.regulation[row].value();
    p.study_budget = from.study_budget[row];
    p.income = from.income[row];
    p.cash = from.cash[row];
    for (std::size_t k = 0; k < topics; ++k) {
      p.interest[k] = static_cast<float>(from.interest.row(row)[k].value());
      p.skill[k] = from.skill.row(row)[k].bits();
      p.owned[k] = from.owned.row(row)[k];
    }
    for (std::size_t slot = 0; slot < 2; ++slot) {
      const models::Enrolment& e = from.enrolment.row(row)[slot];
      p.open[slot] = {e.course, e.hours, e.price, e.expected, e.step, e.active_weeks};
    }
  }
  return people;
}

void step(std::vector<Person>& people, const models::Market& market, const models::Parameters& parameters, sim::Key key,
          std::int64_t clock_step, Totals& totals) {
  Step s{market.courses(),
         market.views(),
         market.stores().front().front,
         models::StarScale(parameters.feedback, parameters.course),
         key,
         static_cast<std::uint32_t>(clock_step),
         totals,
         {}};
  for (std::size_t i = 0; i < slate; ++i) s.log_rank[i] = sim::log(static_cast<double>(i + 1));
  const auto visit = thresholds(parameters.visit.rate);
  const auto direct = thresholds(parameters.visit.direct_rate * market.views().mean_pull);
  totals.cash = totals.enrolled = 0;
  for (Person& p : people) {
    if (clock_step % 4 == 0) receive_allowance(p);
    const sim::Words w = draw(s, p, models::attend_draw, 0);
    const std::size_t open = (p.open[0].course != 0 ? 1U : 0U) + (p.open[1].course != 0 ? 1U : 0U);
    const bool visits = w[0] < visit[open], calls = w[1] < direct[open];
    totals.visits += (visits ? 1 : 0) + (calls ? 1 : 0);
    if (visits) browse(s, p);
    if (calls) call(s, p);
    study(s, p);
    totals.cash += p.cash;
    totals.enrolled += p.open[0].course != 0 || p.open[1].course != 0 ? 1 : 0;
  }
}

}  // namespace handwritten
