#include <algorithm>
#include <initializer_list>
#include <limits>

#include "models/event_tables.hpp"

namespace models {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// Places in event_tables().
enum Place : std::size_t { students, courses, enrolments, purchases, visits, study_weeks, completions, refunds };

void add_row(EventValues& table, std::initializer_list<double> values) {
  std::size_t column = 0;
  for (const double value : values) table[column++].push_back(value);
}

/// [month] since the end of the burn-in, at the end of a step or so many steps before.
double time_after(const sim::Calendar& calendar, std::int64_t step, std::int64_t lag = 0) {
  return static_cast<double>(step + 1 - lag - calendar.burn_in) / static_cast<double>(calendar.steps_per_month);
}

void add_students(EventValues& table, const EventSample& sample, const Learners& learners,
                  const sim::Calendar& calendar) {
  std::vector<std::pair<std::uint64_t, std::int64_t>> known;  // pseudonym, step after which the learner was there
  for (std::size_t row = 0; row < learners.size(); ++row) {
    const std::uint64_t id = learners.id(row);
    if (!sample.keeps(id)) continue;
    known.emplace_back(pseudonym(sample.key, id), static_cast<std::int64_t>(id >> id_index_bits) - 1);
  }
  std::sort(known.begin(), known.end());
  for (const auto& [name, step] : known) add_row(table, {static_cast<double>(name), time_after(calendar, step)});
}

void add_courses(EventValues& table, const Courses& courses, const sim::Calendar& calendar) {
  const double burn_in = static_cast<double>(calendar.burn_in) / static_cast<double>(calendar.steps_per_month);
  for (std::size_t c = 0; c < courses.size(); ++c) {
    const auto content = courses.topics.row(c);
    const auto topic = std::max_element(content.begin(), content.end()) - content.begin();
    add_row(table,
            {static_cast<double>(c), static_cast<double>(courses.creator[c]), static_cast<double>(courses.number[c]),
             static_cast<double>(topic), courses.price[c] / 100.0, static_cast<double>(courses.hours[c]),
             static_cast<double>(courses.difficulty[c]), courses.released[c] - burn_in});
  }
}

void add_event(std::vector<EventValues>& tables, const Event& event, const sim::Calendar& calendar) {
  const auto who = static_cast<double>(event.student);
  const auto what = static_cast<double>(event.place);
  const auto word = static_cast<double>(event.word);
  const double now = time_after(calendar, event.step), begun = time_after(calendar, event.step, event.lag);
  const auto& [first, second, third] = event.value;
  switch (event.type) {
    case EventType::visit: {
      const bool direct = event.word == static_cast<std::uint8_t>(Channel::creator);
      return add_row(tables[visits], {who, now, word, direct ? missing : what, direct ? what : missing});
    }
    case EventType::enrolment:
      add_row(tables[enrolments], {who, what, now});
      if (first > 0.0)
        add_row(tables[purchases], {who, what, now, static_cast<double>(Item::course), first, word, second, begun});
      return;
    case EventType::payment: {
      const auto item = static_cast<Item>(third);
      const bool early = item == Item::access || item == Item::pledge;
      return add_row(tables[purchases], {who, item == Item::access ? missing : what, now, third, first, word, second,
                                         early ? missing : begun});
    }
    case EventType::study: return add_row(tables[study_weeks], {who, what, begun, now, first, second, third});
    case EventType::ending: return add_row(tables[completions], {who, what, begun, now, word, first, second, third});
    case EventType::refund: return add_row(tables[refunds], {who, what, second > 0.0 ? missing : begun, now, first});
  }
}

double kept_learners(const Parameters& parameters) {
  return parameters.run.event_share * static_cast<double>(learner_capacity(parameters));
}

}  // namespace

std::vector<EventValues> event_values(const EventLog& log, const EventSample& sample, const Learners& learners,
                                      const Courses& of_run, const sim::Calendar& calendar) {
  std::vector<EventValues> tables;
  for (const EventTable& table : event_tables()) tables.emplace_back(table.columns.size());
  add_students(tables[students], sample, learners, calendar);
  add_courses(tables[courses], of_run, calendar);
  for (std::size_t i = 0; i < log.size(); ++i) add_event(tables, log.event[i], calendar);
  return tables;
}

std::int64_t event_rows(const Parameters& parameters, std::int64_t n_courses) {
  if (parameters.run.event_share == 0.0) return 0;
  return n_courses + static_cast<std::int64_t>(kept_learners(parameters) + expected_events(parameters) + 0.5);
}

std::uint64_t event_bytes(const Parameters& parameters, std::int64_t n_courses) {
  if (parameters.run.event_share == 0.0) return 0;
  // With point and replicate students have four columns, courses ten, and events mostly seven to nine.
  const double values =
      4.0 * kept_learners(parameters) + 10.0 * static_cast<double>(n_courses) + 8.0 * expected_events(parameters);
  return static_cast<std::uint64_t>(8.0 * values);
}

}  // namespace models
