#include <array>
#include <bit>
#include <limits>
#include <map>

#include "models/enterprise_model.hpp"

namespace models {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// Words in order of appearance, and their places.
class Words {
 public:
  double place(const std::string& word) {
    const auto [found, added] = places_.emplace(word, words_.size());
    if (added) words_.push_back(word);
    return static_cast<double>(found->second);
  }
  const std::vector<std::string>& all() const { return words_; }

 private:
  std::map<std::string, std::size_t> places_;
  std::vector<std::string> words_;
};

/// Whose words a column's values are places among.
enum class Vocabulary { none, enterprise, profile, topic, course, taken, grade };

/// A row of one of the tables.
struct Subject {
  const Enterprise& enterprise;
  const Employee& employee;
  double place;      // of the employee
  std::size_t item;  // topic or course
  std::map<Vocabulary, Words>& words;

  double word(Vocabulary vocabulary, const std::string& text) const { return words[vocabulary].place(text); }
  const Training& training() const { return employee.course[item]; }
};

struct Column {
  StateVariable about;
  Vocabulary vocabulary;
  double (*value)(const Subject&);
};

double mean_over_demand(const Subject& s, const TopicValues& skill) {
  double sum = 0.0, n = 0.0;
  for (std::size_t k = 0; k < s.enterprise.survey().demand.size(); ++k) {
    if (s.enterprise.survey().demand[k] <= 0.0) continue;
    sum += skill[k];
    n += 1.0;
  }
  return sum / n;
}

/// Grades are told as their words; before any evaluation there is none.
double grade_place(Grade grade) { return grade == Grade::none ? nothing : static_cast<double>(grade) - 1.0; }

/// Of the topics evaluated, the mean score; NaN when none was.
double mean_score(const Employee& employee) {
  double sum = 0.0, n = 0.0;
  for (std::size_t k = 0; k < employee.grade.size(); ++k) {
    if (employee.grade[k] == Grade::none) continue;
    sum += employee.score[k];
    n += 1.0;
  }
  return n > 0.0 ? sum / n : nothing;
}

double n_taken(const Employee& employee, Taken least) {
  double n = 0.0;
  for (const Training& training : employee.course) n += training.taken >= least ? 1.0 : 0.0;
  return n;
}

using S = Subject;
using V = Vocabulary;

double profile_of(const S& s) { return s.word(V::profile, s.enterprise.survey().profiles[s.employee.profile].name); }

constexpr std::string_view employee_table = "employee";
constexpr std::string_view evaluation_table = "evaluation";
constexpr std::string_view recommendation_table = "recommendation";

constexpr auto columns = std::to_array<Column>({
    {{employee_table, "enterprise", "1", "enterprise the employee works for"},
     V::enterprise,
     [](const S& s) { return s.word(V::enterprise, s.enterprise.name()); }},
    {{employee_table, "profile", "1", "profile in the survey"}, V::profile, profile_of},
    {{employee_table, "skill_before", "1", "skill at the first survey, mean over topics asked for"},
     V::none,
     [](const S& s) { return mean_over_demand(s, s.employee.start); }},
    {{employee_table, "skill_after", "1", "skill at the end, mean over topics asked for"},
     V::none,
     [](const S& s) { return mean_over_demand(s, s.employee.skill); }},
    {{employee_table, "topics_missing", "topic", "topics known less than asked for at the first survey"},
     V::none,
     [](const S& s) { return static_cast<double>(std::popcount(s.employee.missing)); }},
    {{employee_table, "topics_recommended", "topic", "those of them that courses recommended are about"},
     V::none,
     [](const S& s) { return static_cast<double>(std::popcount(s.employee.missing & s.employee.recommended)); }},
    {{employee_table, "topics_passed", "topic", "those of them graded at least medium at the end"},
     V::none,
     [](const S& s) { return static_cast<double>(std::popcount(s.employee.missing & s.employee.passed)); }},
    {{employee_table, "courses_taken", "course", "courses begun"},
     V::none,
     [](const S& s) { return n_taken(s.employee, Taken::open); }},
    {{employee_table, "courses_mastered", "course", "courses whose aims were all graded at least medium"},
     V::none,
     [](const S& s) { return n_taken(s.employee, Taken::mastered); }},
    {{employee_table, "hours", "h", "hours trained"}, V::none, [](const S& s) { return s.employee.hours; }},
    {{employee_table, "spent", "USD", "paid for the employee's courses"},
     V::none,
     [](const S& s) { return 0.01 * static_cast<double>(s.employee.spent); }},
    {{employee_table, "score", "1", "score of the last evaluations, mean over topics evaluated"},
     V::none,
     [](const S& s) { return mean_score(s.employee); }},
    {{evaluation_table, "employee", "1", "place in /agents/employee"}, V::none, [](const S& s) { return s.place; }},
    {{evaluation_table, "topic", "1", "topic asked for"},
     V::topic,
     [](const S& s) { return s.word(V::topic, s.enterprise.survey().topics[s.item]); }},
    {{evaluation_table, "demand", "1", "level asked for"},
     V::none,
     [](const S& s) { return s.enterprise.survey().demand[s.item]; }},
    {{evaluation_table, "skill_before", "1", "skill at the first survey"},
     V::none,
     [](const S& s) { return s.employee.start[s.item]; }},
    {{evaluation_table, "skill_after", "1", "skill at the end"},
     V::none,
     [](const S& s) { return s.employee.skill[s.item]; }},
    {{evaluation_table, "grade", "1", "grade of the last evaluation"},
     V::grade,
     [](const S& s) { return grade_place(s.employee.grade[s.item]); }},
    {{recommendation_table, "employee", "1", "place in /agents/employee"}, V::none, [](const S& s) { return s.place; }},
    {{recommendation_table, "course", "1", "course recommended"},
     V::course,
     [](const S& s) { return s.word(V::course, s.enterprise.courses()[s.item].name); }},
    {{recommendation_table, "month", "months", "when it was first recommended"},
     V::none,
     [](const S& s) { return static_cast<double>(s.training().month); }},
    {{recommendation_table, "score", "1", "score when it was last recommended"},
     V::none,
     [](const S& s) { return s.training().score; }},
    {{recommendation_table, "degree", "1", "why: the degree given with the course"},
     V::none,
     [](const S& s) { return s.training().reasons[0]; }},
    {{recommendation_table, "gap", "1", "why: share of what is missing that the course is about"},
     V::none,
     [](const S& s) { return s.training().reasons[1]; }},
    {{recommendation_table, "similar", "1", "why: success of employees who missed the same"},
     V::none,
     [](const S& s) { return s.training().reasons[2]; }},
    {{recommendation_table, "network", "1", "why: what the network expected"},
     V::none,
     [](const S& s) { return s.training().reasons[3]; }},
    {{recommendation_table, "taken", "1", "what came of it"},
     V::taken,
     [](const S& s) { return static_cast<double>(s.training().taken); }},
    {{recommendation_table, "gain", "1", "skill gained by it in topics asked for, added up"},
     V::none,
     [](const S& s) { return s.training().gain; }},
});

/// The columns with a place for every row.
struct Tables {
  std::map<Vocabulary, Words> words;
  std::vector<AgentColumn> column;

  Tables() {
    for (const Column& c : columns) {
      column.push_back({std::string(c.about.table),
                        std::string(c.about.name),
                        std::string(c.about.unit),
                        std::string(c.about.meaning),
                        {},
                        {}});
    }
    for (const char* word : {"not_taken", "under_way", "left", "finished", "mastered"}) words[V::taken].place(word);
    for (const char* word : {"insufficient", "medium", "average", "good", "excellent"}) words[V::grade].place(word);
  }

  void add_row(std::string_view table, const Subject& subject) {
    for (std::size_t c = 0; c < column.size(); ++c) {
      if (columns[c].about.table == table) column[c].values.push_back(columns[c].value(subject));
    }
  }
};

}  // namespace

std::vector<AgentColumn> training_columns(const std::vector<Enterprise>& enterprises) {
  Tables tables;
  double place = 0.0;
  for (const Enterprise& enterprise : enterprises) {
    for (const Employee& employee : enterprise.employees()) {
      tables.add_row(employee_table, {enterprise, employee, place, 0, tables.words});
      for (std::size_t k = 0; k < enterprise.survey().demand.size(); ++k) {
        if (enterprise.survey().demand[k] <= 0.0) continue;
        tables.add_row(evaluation_table, {enterprise, employee, place, k, tables.words});
      }
      for (std::size_t j = 0; j < enterprise.courses().size(); ++j) {
        if (employee.course[j].score == 0.0) continue;
        tables.add_row(recommendation_table, {enterprise, employee, place, j, tables.words});
      }
      place += 1.0;
    }
  }
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (columns[c].vocabulary != V::none) tables.column[c].words = tables.words[columns[c].vocabulary].all();
  }
  // Where nobody is told of, as when nothing is recommended, there is no table.
  std::erase_if(tables.column, [](const AgentColumn& column) { return column.values.empty(); });
  return tables.column;
}

std::vector<StateVariable> training_state() {
  std::vector<StateVariable> all;
  for (const Column& column : columns) all.push_back(column.about);
  return all;
}

}  // namespace models
