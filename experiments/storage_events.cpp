#include <algorithm>
#include <cmath>
#include <cstdint>

#include "experiments/storage_layout.hpp"
#include "models/event_tables.hpp"

namespace experiments {
namespace {

using models::EventForm;

constexpr std::int32_t missing = -1;  // for whole numbers, none of which is negative

template <typename Number>
std::vector<Number> whole(const std::vector<double>& values) {
  std::vector<Number> numbers;
  numbers.reserve(values.size());
  for (const double value : values) numbers.push_back(static_cast<Number>(std::isnan(value) ? missing : value));
  return numbers;
}

/// Words stand there as their places, with the attributes by which the CF conventions explain such flags.
H5::DataSet write_words(const H5::Group& group, const EventColumnValues& column, Axes axes) {
  const auto variable = write_numbers(group, column.name, whole<std::int8_t>(column.values), axes);
  std::vector<std::int8_t> places;
  std::string words;
  for (const auto& word : column.words) {
    words += (places.empty() ? "" : " ") + word;
    places.push_back(static_cast<std::int8_t>(places.size()));
  }
  const hsize_t size = places.size();
  variable.createAttribute("flag_values", H5::PredType::STD_I8LE, H5::DataSpace(1, &size))
      .write(H5::PredType::NATIVE_INT8, places.data());
  annotate(variable, "flag_meanings", words);
  return variable;
}

H5::DataSet write_column(const H5::Group& group, const EventColumnValues& column, Axes axes) {
  switch (column.form) {
    case EventForm::word: return write_words(group, column, axes);
    case EventForm::id: return write_numbers(group, column.name, whole<std::int64_t>(column.values), axes);
    case EventForm::integer: return write_numbers(group, column.name, whole<std::int32_t>(column.values), axes);
    case EventForm::optional:
      return write_numbers(group, column.name, whole<std::int32_t>(column.values), axes, missing);
    default: return write_measured(group, column.name, column.values, axes);
  }
}

std::vector<std::string> split(const std::string& words) {
  std::vector<std::string> all;
  for (std::size_t first = 0; first < words.size();) {
    const auto end = std::min(words.find(' ', first), words.size());
    all.push_back(words.substr(first, end - first));
    first = end + 1;
  }
  return all;
}

EventForm form_of(const H5::DataSet& dataset) {
  if (dataset.getTypeClass() == H5T_FLOAT) return EventForm::real;
  if (dataset.attrExists("flag_values")) return EventForm::word;
  if (dataset.attrExists("_FillValue")) return EventForm::optional;
  return dataset.getDataType().getSize() == sizeof(std::int64_t) ? EventForm::id : EventForm::integer;
}

EventColumnValues read_column(const std::string& name, const H5::DataSet& dataset) {
  EventColumnValues column{name,
                           read_attribute(dataset, "units"),
                           read_attribute(dataset, "long_name"),
                           form_of(dataset),
                           split(read_attribute(dataset, "flag_meanings")),
                           read_reals(dataset)};
  if (column.form == EventForm::optional) std::replace(column.values.begin(), column.values.end(), -1.0, std::nan(""));
  return column;
}

}  // namespace

void write_events(const H5::Group& root, const Results& results) {
  const auto events = create_group(root, "events");
  for (const auto& table : results.events) {
    const auto group = create_group(events, table.name);
    annotate(group, "long_name", table.meaning);
    const auto axis = write_dimension(group, table.row, table.columns.empty() ? 0 : table.columns[0].values.size());
    for (const auto& column : table.columns) {
      const auto variable = write_column(group, column, {&axis});
      annotate(variable, "units", column.unit);
      annotate(variable, "long_name", column.meaning);
    }
  }
}

std::vector<EventTableValues> read_events(const H5::Group& root) {
  std::vector<EventTableValues> tables;
  if (!root.nameExists("events")) return tables;
  const auto events = root.openGroup("events");
  for (const auto& name : names_in(events)) {
    const auto group = events.openGroup(name);
    const auto names = names_in(group);
    auto& table = tables.emplace_back(EventTableValues{name, names.at(0), read_attribute(group, "long_name"), {}});
    for (std::size_t i = 1; i < names.size(); ++i) {
      table.columns.push_back(read_column(names[i], group.openDataSet(names[i])));
    }
  }
  return tables;
}

}  // namespace experiments
