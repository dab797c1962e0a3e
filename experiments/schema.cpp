#include "experiments/schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "experiments/layout.hpp"
#include "models/event_tables.hpp"
#include "models/measure.hpp"

namespace experiments {
namespace {

struct Piece {
  std::string_view name;
  std::string_view meaning;
};

constexpr std::string_view introduction =
    "A result file is HDF5 that netCDF-4 programs read as well: every axis is a dimension scale, text is UTF-8, and a "
    "value that is not there is NaN. Its last 32 bytes are a checksum over all the others.";

constexpr std::array attributes{
    Piece{"schema", "\"stoa-results\""},
    Piece{"schema_version", "\"MAJOR.MINOR\"; a reader must refuse a MAJOR it does not know"},
    Piece{"question", "the question of the experiment"},
    Piece{"model", "the name of the model"},
    Piece{"baseline", "the name of the scenario that others are compared with"},
    Piece{"answer",
          "three words: the measure that answers, over time (end, sum or mean), and which is better (higher "
          "or lower)"},
};

constexpr std::array dimensions{
    Piece{"point", "a scenario at a row of the design, the scenario changing slowest"},
    Piece{"replicate",
          "repetitions of a point with other random numbers; the same number faces every scenario with the "
          "same draws"},
    Piece{"time",
          "[months] since the end of the burn-in, an entry every record_every steps; the first, at 0, is the "
          "state before the first step"},
    Piece{
        "group",
        "only with run.group_by: the names of the groups that results tell apart; the attribute group_by says by what"},
};

constexpr std::array coordinates{
    Piece{"scenario(point)", "name of the scenario"},
    Piece{"row(point)", "row of the design, 0 without one"},
    Piece{"param_PATH(point)",
          "a setting that differs between points, at month 0; PATH is its dotted path with __ for "
          "each dot, also given whole in the attribute path"},
    Piece{"param_at__MONTH__PATH(point)", "what such a setting is from a later month on, where a scenario changes it"},
    Piece{"seed(point, replicate)", "the key of the run's random numbers"},
    Piece{"status(point, replicate)", "\"done\", or \"failed: \" and the reason; the values of a failed run are NaN"},
};

constexpr std::array groups{
    Piece{"/agents/TABLE",
          "the state of each agent at the end of a run, one variable per property with the dimensions "
          "point, replicate and TABLE, where agents stand in order of identity; a value that stands for a word is its "
          "place in the attribute words, and a flag with flag_values and flag_meanings"},
    Piece{"/events/TABLE",
          "what learners did, when run.event_share is above 0: a variable per column, along the table's one dimension; "
          "point and replicate tell the run, a word is a flag with flag_values and flag_meanings, and a whole "
          "number that is not there is -1"},
    Piece{"/provenance",
          "texts that tell where the file comes from: the resolved configuration, digests of the input "
          "files, the program's version, commit, build and packages, and the key over all that decides "
          "the numbers"},
};

template <class Pieces>
std::string listed(std::string_view heading, const Pieces& pieces) {
  std::string text = "\n" + std::string(heading) + "\n";
  for (const Piece& piece : pieces) {
    text += "  " + std::string(piece.name) + "\n" + wrapped(piece.meaning, 6);
  }
  return text;
}

std::string measures_text() {
  std::size_t width = 0;
  for (const models::Measure& measure : models::measure_table()) width = std::max(width, measure.name.size());
  std::string text = "\nVariables (point, replicate, time)\n" +
                     wrapped(
                         "float64, one per measure that was recorded, with the attributes units, long_name, form and "
                         "coordinates. A stock holds at its time; a flow is summed since the entry before, and is 0 "
                         "at time 0; a ratio is NaN where its denominator is 0.",
                         2);
  text += wrapped(
      "With run.group_by there is also MEASURE_by_group (point, replicate, time, group) of each measure that groups "
      "have.",
      2);
  for (const models::Measure& measure : models::measure_table()) {
    const std::string unit = fmt::format("[{}]", measure.unit.empty() ? "1" : measure.unit);
    text += "  " + padded(measure.name, width + 2) + padded(unit, 16) + std::string(measure.long_name) + "\n";
  }
  return text;
}

}  // namespace

std::string events_text() {
  std::string text;
  for (const models::EventTable& table : models::event_tables()) {
    text += fmt::format("{}\n", table.name) + wrapped(table.meaning, 4);
    for (const models::EventColumn& column : table.columns) {
      const std::string words = column.words.empty() ? "" : fmt::format(": {}", fmt::join(column.words, ", "));
      text += wrapped(fmt::format("{} [{}] {}{}", column.name, column.unit, column.meaning, words), 6);
    }
  }
  return text;
}

std::string schema_text() {
  return wrapped(introduction, 0) + listed("Attributes of the file", attributes) + listed("Dimensions", dimensions) +
         listed("Coordinates", coordinates) + measures_text() + listed("Groups", groups) + "\nTables of events\n" +
         events_text();
}

}  // namespace experiments
