#include <fmt/format.h>

#include <cmath>

#include "experiments/csv_file.hpp"
#include "experiments/export.hpp"
#include "models/event_tables.hpp"

namespace experiments {
namespace {

void write_cell(CsvFile& csv, const EventColumnValues& column, double value) {
  if (column.form == models::EventForm::real || std::isnan(value)) return csv.cell(value);
  const auto whole = static_cast<std::int64_t>(value);
  if (column.form == models::EventForm::word) return csv.cell(column.words.at(static_cast<std::size_t>(whole)));
  csv.cell(whole);
}

}  // namespace

void export_events(const Results& results, const EventTableValues& table, const std::filesystem::path& folder) {
  CsvFile csv(folder / fmt::format("{}.csv", table.name));
  const auto& columns = table.columns;
  csv.cells("scenario", "row", "replicate");
  for (std::size_t c = 2; c < columns.size(); ++c) csv.cell(columns[c].name);
  csv.end_row();
  for (std::size_t i = 0; i < columns.at(0).values.size(); ++i) {
    const auto point = static_cast<std::size_t>(columns[0].values[i]);
    csv.cells(results.scenario.at(point), results.row.at(point), static_cast<std::int64_t>(columns[1].values[i]));
    for (std::size_t c = 2; c < columns.size(); ++c) write_cell(csv, columns[c], columns[c].values[i]);
    csv.end_row();
  }
  csv.commit();
}

}  // namespace experiments
