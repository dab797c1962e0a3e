#include "experiments/export.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "experiments/csv_file.hpp"
#include "experiments/storage.hpp"
#include "experiments/training.hpp"

namespace experiments {
namespace {

void head_of_point(CsvFile& csv, const Results& results) {
  csv.cells("scenario", "row");
  for (const auto& parameter : results.parameters) csv.cell(parameter_name(parameter.path));
}

void cells_of_point(CsvFile& csv, const Results& results, std::size_t point) {
  csv.cells(results.scenario[point], results.row[point]);
  for (const auto& parameter : results.parameters) {
    std::visit([&](const auto& values) { csv.cell(values[point]); }, parameter.values);
  }
}

/// Calls `row` for every point and replicate, with the number of the run.
template <typename Row>
void for_each_run(const Results& results, Row row) {
  for (std::size_t point = 0; point < results.n_points(); ++point) {
    for (std::size_t replicate = 0; replicate < results.n_replicates; ++replicate) {
      row(point, replicate, point * results.n_replicates + replicate);
    }
  }
}

void export_measures(const Results& results, const std::filesystem::path& folder) {
  CsvFile csv(folder / "measures.csv");
  head_of_point(csv, results);
  csv.cells("replicate", "time");
  for (const auto& measure : results.measures) csv.cell(measure.name);
  csv.end_row();
  for_each_run(results, [&](std::size_t point, std::size_t replicate, std::size_t run) {
    for (std::size_t t = 0; t < results.time.size(); ++t) {
      cells_of_point(csv, results, point);
      csv.cells(replicate, results.time[t]);
      for (const auto& measure : results.measures) csv.cell(measure.values[run * results.time.size() + t]);
      csv.end_row();
    }
  });
  csv.commit();
}

/// As measures.csv, with a row for each group.
void export_groups(const Results& results, const std::filesystem::path& folder) {
  const auto n_groups = results.groups.size(), n_times = results.time.size();
  CsvFile csv(folder / "groups.csv");
  head_of_point(csv, results);
  csv.cells("replicate", "time", results.group_by);
  for (std::size_t i = 0; i < results.by_group.size(); i += n_groups) csv.cell(results.by_group[i].name);
  csv.end_row();
  for_each_run(results, [&](std::size_t point, std::size_t replicate, std::size_t run) {
    for (std::size_t place = 0; place < n_times * n_groups; ++place) {
      const auto t = place / n_groups, group = place % n_groups;
      cells_of_point(csv, results, point);
      csv.cells(replicate, results.time[t], results.groups[group]);
      for (auto i = group; i < results.by_group.size(); i += n_groups) {
        csv.cell(results.by_group[i].values[run * n_times + t]);
      }
      csv.end_row();
    }
  });
  csv.commit();
}

void export_runs(const Results& results, const std::filesystem::path& folder) {
  CsvFile csv(folder / "runs.csv");
  csv.cells("scenario", "row", "replicate", "seed", "status");
  csv.end_row();
  for_each_run(results, [&](std::size_t point, std::size_t replicate, std::size_t run) {
    csv.cells(results.scenario[point], results.row[point], replicate, results.seed[run], results.status[run]);
    csv.end_row();
  });
  csv.commit();
}

using Columns = std::vector<const AgentValues*>;

/// The columns of each table of agents, tables in order of appearance.
std::vector<Columns> tables_of(const Results& results) {
  std::vector<Columns> tables;
  for (const auto& column : results.agents) {
    const auto same = [&](const Columns& columns) { return columns.front()->table == column.table; };
    const auto found = std::find_if(tables.begin(), tables.end(), same);
    (found == tables.end() ? tables.emplace_back() : *found).push_back(&column);
  }
  return tables;
}

void export_agents(const Results& results, const Columns& columns, const std::filesystem::path& folder) {
  const auto& table = columns.front()->table;
  const auto n_agents = columns.front()->n_agents;
  CsvFile csv(folder / fmt::format("agents_{}.csv", table));
  head_of_point(csv, results);
  csv.cells("replicate", table);
  for (const auto* column : columns) csv.cell(column->name);
  csv.end_row();
  for_each_run(results, [&](std::size_t point, std::size_t replicate, std::size_t run) {
    for (std::size_t agent = 0; agent < n_agents; ++agent) {
      const auto value = [&](const AgentValues* column) { return column->values[run * n_agents + agent]; };
      const auto missing = [&](const AgentValues* column) { return std::isnan(value(column)); };
      if (std::all_of(columns.begin(), columns.end(), missing)) continue;
      cells_of_point(csv, results, point);
      csv.cells(replicate, agent);
      for (const auto* column : columns) {
        const double number = value(column);
        if (column->words.empty() || std::isnan(number)) {
          csv.cell(number);
        } else {
          csv.cell(column->words[static_cast<std::size_t>(number)]);
        }
      }
      csv.end_row();
    }
  });
  csv.commit();
}

/// Who was recommended what, why, and what came of it, a row for each profile and course.
void export_training(const Results& results, const std::filesystem::path& folder) {
  CsvFile csv(folder / "training.csv");
  head_of_point(csv, results);
  csv.cells("enterprise", "profile", "employees", "course", "recommended", "score", "degree", "gap", "similar",
            "network", "taken", "mastered", "gain");
  csv.end_row();
  for (std::size_t point = 0; point < results.n_points(); ++point) {
    for (const auto& profile : training_by_profile(results, point)) {
      for (const auto& advice : profile.courses) {
        cells_of_point(csv, results, point);
        csv.cells(profile.enterprise, profile.profile, profile.employees, advice.course, advice.recommended,
                  advice.score, advice.degree, advice.gap, advice.similar, advice.network, advice.taken,
                  advice.mastered, advice.gain);
        csv.end_row();
      }
    }
  }
  csv.commit();
}

/// Name, unit and meaning of the columns of training.csv.
std::vector<std::array<std::string_view, 3>> training_columns() {
  return {{"employees", "employee", "employees of the profile; all are means over replicates"},
          {"recommended", "employee", "to how many of them the course was recommended"},
          {"score", "1", "score of the last recommendation, a mean over them as what follows"},
          {"degree", "1", "the degree given with the course"},
          {"gap", "1", "share of what is missing that the course is about"},
          {"similar", "1", "success of employees who missed the same"},
          {"network", "1", "what the network expected"},
          {"taken", "employee", "how many began it"},
          {"mastered", "employee", "how many mastered what they took it for"},
          {"gain", "1", "skill gained by it in topics asked for, added up; a mean over those who began it"}};
}

void export_units(const Results& results, const std::filesystem::path& folder) {
  CsvFile csv(folder / "units.csv");
  const auto row = [&csv](const auto&... values) {
    csv.cells(values...);
    csv.end_row();
  };
  row("table", "column", "unit", "form", "long_name");
  row("measures", "time", time_unit, "", time_meaning);
  for (const auto& parameter : results.parameters) {
    row("measures", parameter_name(parameter.path), parameter.unit, "", parameter.meaning);
  }
  for (const auto& measure : results.measures) {
    row("measures", measure.name, measure.unit, measure.form, measure.long_name);
  }
  const auto n_groups = std::max<std::size_t>(1, results.groups.size());
  for (std::size_t i = 0; i < results.by_group.size(); i += n_groups) {
    const auto& measure = results.by_group[i];
    row("groups", measure.name, measure.unit, measure.form, measure.long_name);
  }
  for (const auto& column : results.agents) {
    row(fmt::format("agents_{}", column.table), column.name, column.unit, "", column.meaning);
  }
  if (has_training(results)) {
    for (const auto& [name, unit, meaning] : training_columns()) row("training", name, unit, "", meaning);
  }
  for (const auto& table : results.events) {
    for (const auto& column : std::span(table.columns).subspan(2)) {
      row(table.name, column.name, column.unit, "", column.meaning);
    }
  }
  csv.commit();
}

/// Tables in the folder besides those of these results.
std::vector<std::string> other_tables(const Results& results, const std::filesystem::path& folder) {
  std::set<std::string> own{"measures.csv", "runs.csv", "units.csv"};
  if (!results.by_group.empty()) own.insert("groups.csv");
  if (has_training(results)) own.insert("training.csv");
  for (const auto& column : results.agents) own.insert(fmt::format("agents_{}.csv", column.table));
  for (const auto& table : results.events) own.insert(fmt::format("{}.csv", table.name));
  std::vector<std::string> others;
  std::error_code unreadable;  // then there is nothing to tell
  for (const auto& entry : std::filesystem::directory_iterator(folder, unreadable)) {
    const auto name = entry.path().filename().string();
    if (entry.path().extension() == ".csv" && own.find(name) == own.end()) others.push_back(name);
  }
  std::sort(others.begin(), others.end());
  return others;
}

}  // namespace

std::vector<std::string> export_csv(const Results& results, const std::filesystem::path& folder) {
  export_measures(results, folder);
  if (!results.by_group.empty()) export_groups(results, folder);
  export_runs(results, folder);
  for (const auto& columns : tables_of(results)) export_agents(results, columns, folder);
  if (has_training(results)) export_training(results, folder);
  for (const auto& table : results.events) export_events(results, table, folder);
  export_units(results, folder);
  return other_tables(results, folder);
}

}  // namespace experiments
