#pragma once
/// @file The tables of events, shaped like the databases of a learning platform.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "models/course.hpp"
#include "models/event_log.hpp"
#include "models/learner.hpp"
#include "sim/clock.hpp"

namespace models {

/// integer: a whole number, of which an `optional` one may be missing · id: a name of a person · word: a place among
/// the column's words.
enum class EventForm : std::uint8_t { real, integer, optional, id, word };

struct EventColumn {
  std::string_view name;
  std::string_view unit;
  std::string_view meaning;
  EventForm form = EventForm::real;
  std::vector<std::string_view> words = {};
};

/// One row of the table of tables.
struct EventTable {
  std::string_view name;
  std::string_view row;  // what a row is
  std::string_view meaning;
  std::vector<EventColumn> columns;
};

/// The one table of tables of events.
std::span<const EventTable> event_tables();

/// The values of a table, [column][row]; NaN where there is none.
using EventValues = std::vector<std::vector<double>>;

/// What a run leaves behind, a table of values for each of event_tables().
///
/// Students are in order of their pseudonyms, courses in order of their ids, events in that of the log. Times are
/// months since the end of the burn-in at the end of the step, so that those up to an entry of the time axis are what
/// flows up to it count.
std::vector<EventValues> event_values(const EventLog& log, const EventSample& sample, const Learners& learners,
                                      const Courses& courses, const sim::Calendar& calendar);

/// [byte] that the tables are expected to take with so many courses, eight for each value.
std::uint64_t event_bytes(const Parameters& parameters, std::int64_t n_courses);

/// [row] expected in all tables together.
std::int64_t event_rows(const Parameters& parameters, std::int64_t n_courses);

}  // namespace models
