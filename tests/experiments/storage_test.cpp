#include "experiments/storage.hpp"

#include <H5Cpp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <chrono>
#include <limits>
#include <stdexcept>
#include <thread>

#include "experiments/error.hpp"
#include "tests/catch.hpp"
#include "tests/experiments/circumstances.hpp"
#include "tests/experiments/sample.hpp"
#include "tests/experiments/temporary_folder.hpp"

namespace {

using namespace experiments;
using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;
using tests::contents;
using tests::put;
using tests::sample_results;
using tests::TemporaryFolder;

constexpr std::uint64_t never_in_memory = 0;

/// The bits of numbers: NaN equals itself, and 0 is not −0.
std::vector<std::uint64_t> bits(const std::vector<double>& numbers) {
  std::vector<std::uint64_t> all;
  for (const double number : numbers) all.push_back(std::bit_cast<std::uint64_t>(number));
  return all;
}

void check_parameters(const std::vector<ParameterAxis>& found, const std::vector<ParameterAxis>& expected) {
  REQUIRE(found.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CHECK(found[i].path == expected[i].path);
    CHECK(found[i].unit == expected[i].unit);
    CHECK(found[i].meaning == expected[i].meaning);
    CHECK(found[i].values == expected[i].values);
  }
}

void check_measures(const std::vector<MeasureValues>& found, const std::vector<MeasureValues>& expected) {
  REQUIRE(found.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CHECK(found[i].name == expected[i].name);
    CHECK(found[i].unit == expected[i].unit);
    CHECK(found[i].long_name == expected[i].long_name);
    CHECK(found[i].form == expected[i].form);
    CHECK(bits(found[i].values) == bits(expected[i].values));
  }
}

void check_agents(const std::vector<AgentValues>& found, const std::vector<AgentValues>& expected) {
  REQUIRE(found.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CHECK(found[i].table == expected[i].table);
    CHECK(found[i].name == expected[i].name);
    CHECK(found[i].unit == expected[i].unit);
    CHECK(found[i].meaning == expected[i].meaning);
    CHECK(found[i].n_agents == expected[i].n_agents);
    CHECK(found[i].words == expected[i].words);
    CHECK(bits(found[i].values) == bits(expected[i].values));
  }
}

void check_events(const std::vector<EventTableValues>& found, const std::vector<EventTableValues>& expected) {
  REQUIRE(found.size() == expected.size());
  for (std::size_t t = 0; t < expected.size(); ++t) {
    CHECK(found[t].name == expected[t].name);
    CHECK(found[t].row == expected[t].row);
    CHECK(found[t].meaning == expected[t].meaning);
    REQUIRE(found[t].columns.size() == expected[t].columns.size());
    for (std::size_t c = 0; c < expected[t].columns.size(); ++c) {
      const auto &column = found[t].columns[c], &like = expected[t].columns[c];
      CHECK(column.name == like.name);
      CHECK(column.unit == like.unit);
      CHECK(column.meaning == like.meaning);
      CHECK(column.form == like.form);
      CHECK(column.words == like.words);
      CHECK(bits(column.values) == bits(like.values));
    }
  }
}

void check_equal(const Results& found, const Results& expected) {
  CHECK(found.question == expected.question);
  CHECK(found.answer.measure == expected.answer.measure);
  CHECK(found.answer.at == expected.answer.at);
  CHECK(found.answer.better == expected.answer.better);
  CHECK(found.model == expected.model);
  CHECK(found.baseline == expected.baseline);
  CHECK(found.scenario == expected.scenario);
  CHECK(found.row == expected.row);
  CHECK(found.n_replicates == expected.n_replicates);
  CHECK(bits(found.time) == bits(expected.time));
  CHECK(found.seed == expected.seed);
  CHECK(found.status == expected.status);
  CHECK(found.provenance == expected.provenance);
  check_parameters(found.parameters, expected.parameters);
  check_measures(found.measures, expected.measures);
  CHECK(found.group_by == expected.group_by);
  CHECK(found.groups == expected.groups);
  check_measures(found.by_group, expected.by_group);
  check_agents(found.agents, expected.agents);
  check_events(found.events, expected.events);
}

void clear_series(Results& results) {
  for (auto& measure : results.measures) measure.values.clear();
  for (auto& measure : results.by_group) measure.values.clear();
}

Results results_with(std::size_t n_points, std::size_t n_measures, std::size_t n_parameters, std::size_t n_columns) {
  Results results;
  results.scenario.assign(n_points, "a scenario of some name");
  results.row.assign(n_points, 0);
  results.n_replicates = 3;
  results.time = {0.0, 1.0};
  results.seed.assign(3 * n_points, 1);
  results.status.assign(3 * n_points, "failed: a reason of some length that is kept for every run of the experiment");
  for (std::size_t i = 0; i < n_measures; ++i) {
    const std::vector<double> values(6 * n_points, 1.0);
    results.measures.push_back({"measure_" + std::to_string(i), "USD", "what it is about", "flow", values});
  }
  for (std::size_t i = 0; i < n_parameters; ++i) {
    const std::vector<std::string> words(n_points, "word");
    results.parameters.push_back({"platform.main.setting_" + std::to_string(i), "1", "what it is about", words});
  }
  for (std::size_t i = 0; i < n_columns; ++i) {
    const std::vector<double> values(15 * n_points, 1.0);
    results.agents.push_back({"creator", "column_" + std::to_string(i), "1", "what it is about", 5, values});
  }
  return results;
}

/// The line with which a file is refused.
std::string refusal_of(const std::filesystem::path& file) {
  try {
    read_results(file);
  } catch (const InputError& error) {
    CHECK(error.lines.size() == 1);
    CHECK_THAT(error.what(), Catch::Matchers::StartsWith(file.string() + ": "));
    return error.what();
  }
  return "accepted";
}

}  // namespace

TEST_CASE("A result file gives back everything that was put into it") {
  const TemporaryFolder folder;
  const auto file = folder.path / "größe.h5";
  write_results(file, sample_results());
  check_equal(read_results(file), sample_results());
}

TEST_CASE("Words of agents survive a round trip as they are, and are flags of the CF conventions") {
  const TemporaryFolder folder;
  auto results = sample_results();
  results.agents[1].words = {"masters cloud basics", "für_all", ""};
  results.agents[1].values.assign(results.agents[1].values.size(), 1.0);
  write_results(folder.path / "words.h5", results);
  check_equal(read_results(folder.path / "words.h5"), results);
  const H5::H5File file((folder.path / "words.h5").string(), H5F_ACC_RDONLY);
  const auto column = file.openDataSet("agents/creator/brand");
  std::string meanings;
  const auto attribute = column.openAttribute("flag_meanings");
  attribute.read(attribute.getStrType(), meanings);
  CHECK(meanings == "masters_cloud_basics für_all ");
  CHECK(column.openAttribute("flag_values").getSpace().getSimpleExtentNpoints() == 3);
  CHECK(column.getNumAttrs() <= 8);
}

TEST_CASE("Results without points, times, settings or agents survive a round trip") {
  const TemporaryFolder folder;
  const auto file = folder.path / "empty.h5";
  auto results = sample_results();
  SECTION("nothing at all") { results = Results(); }
  SECTION("no points") {
    results.baseline = 0;
    results.scenario.clear();
    results.row.clear();
    results.seed.clear();
    results.status.clear();
    clear_series(results);
    for (auto& column : results.agents) column.values.clear();
    for (auto& parameter : results.parameters) std::visit([](auto& values) { values.clear(); }, parameter.values);
  }
  SECTION("no times") {
    results.time.clear();
    clear_series(results);
  }
  write_results(file, results);
  check_equal(read_results(file), results);
}

TEST_CASE("The bits of every number survive a round trip") {
  using limits = std::numeric_limits<double>;
  const TemporaryFolder folder;
  auto results = sample_results();
  results.time = {0.0, -0.0, limits::denorm_min()};
  auto& values = results.measures[0].values;
  values[0] = limits::infinity();
  values[1] = -limits::infinity();
  values[2] = limits::max();
  values[3] = 0.1 + 0.2;
  write_results(folder.path / "bits.h5", results);
  check_equal(read_results(folder.path / "bits.h5"), results);
}

TEST_CASE("Equal results make equal bytes, also at another time") {
  const auto first = encode_results(sample_results());
  std::this_thread::sleep_for(std::chrono::milliseconds(1100));  // object times would count whole seconds
  const bool same = encode_results(sample_results()) == first;
  CHECK(same);
}

TEST_CASE("Results put together in memory and on the disk are the same bytes") {
  const TemporaryFolder folder;
  const auto results = GENERATE(sample_results(), Results(), results_with(40, 30, 25, 20), results_with(2000, 2, 1, 0));
  write_results(folder.path / "memory.h5", results);
  write_results(folder.path / "disk.h5", results, never_in_memory);
  const bool same = contents(folder.path / "memory.h5") == contents(folder.path / "disk.h5");
  CHECK(same);
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path), {}) == 2);
}

TEST_CASE("A result file never takes more room than was foretold") {
  auto results = GENERATE(Results(), sample_results(), results_with(1, 200, 0, 0), results_with(1, 0, 1000, 0),
                          results_with(1, 0, 0, 200), results_with(3, 60, 60, 60), results_with(1000, 5, 5, 5));
  CHECK(encode_results(results).size() <= size_bound(results));
  results.provenance.assign(1, {"configuration", std::string(1'000'000, 'x')});
  CHECK(encode_results(results).size() <= size_bound(results));
}

TEST_CASE("A variable without a value for each place is not written") {
  const TemporaryFolder folder;
  const auto in_memory = GENERATE(as<std::uint64_t>{}, largest_image, never_in_memory);
  auto results = sample_results();
  SECTION("measure") { results.measures[1].values.pop_back(); }
  SECTION("setting") { results.parameters[1].values = std::vector<std::string>(5); }
  SECTION("agents") { results.agents[1].values.push_back(0.0); }
  SECTION("status") { results.status.clear(); }
  CHECK_THROWS_AS(write_results(folder.path / "a.h5", results, in_memory), std::invalid_argument);
  CHECK(std::filesystem::is_empty(folder.path));
}

TEST_CASE("What is no result file is refused with one line that says why") {
  const TemporaryFolder folder;
  const auto file = folder.path / "a.h5";
  CHECK_THAT(refusal_of(file), EndsWith("there is no such file"));
  CHECK_THAT(refusal_of(folder.path), EndsWith("is a folder, expected a file"));
  put(file, "");
  CHECK_THAT(refusal_of(file), Contains("not an HDF5 file"));
  put(file, std::string(100'000, 'x'));
  CHECK_THAT(refusal_of(file), Contains("not an HDF5 file"));
  REQUIRE(mkfifo((folder.path / "pipe").c_str(), 0600) == 0);
  CHECK_THAT(refusal_of(folder.path / "pipe"), Contains("not a regular file"));
}

TEST_CASE("A result file that may not be read is refused") {
  const TemporaryFolder folder;
  const auto file = folder.path / "a.h5";
  write_results(file, sample_results());
  std::filesystem::permissions(folder.path, std::filesystem::perms::all);
  std::filesystem::permissions(file, std::filesystem::perms::none);
  tests::without_rights([&] { CHECK_THAT(refusal_of(file), Contains("Permission denied")); });
}

TEST_CASE("HDF5 files of other programs are refused") {
  const TemporaryFolder folder;
  const auto file = folder.path / "other.h5";
  {
    const H5::H5File other(file, H5F_ACC_TRUNC);
    SECTION("without any attribute") {}
    SECTION("with a schema of their own") {
      const H5::StrType text(H5::PredType::C_S1, H5T_VARIABLE);
      other.createAttribute("schema", text, H5::DataSpace(H5S_SCALAR)).write(text, std::string("cells"));
    }
    SECTION("with a schema that is a number") {
      const auto& number = H5::PredType::NATIVE_INT;
      const int one = 1;
      other.createAttribute("schema", number, H5::DataSpace(H5S_SCALAR)).write(number, &one);
    }
  }
  CHECK_THAT(refusal_of(file), Contains("HDF5 file of another program"));
}

TEST_CASE("A file of a newer major schema is refused, and says so") {
  const TemporaryFolder folder;
  const auto file = folder.path / "newer.h5";
  write_results(file, sample_results());
  const auto set_version = [&file](const std::string& version) {
    const H5::H5File changed(file, H5F_ACC_RDWR);
    const auto attribute = changed.openAttribute("schema_version");
    attribute.write(attribute.getStrType(), version);
  };
  set_version("2.0");
  CHECK_THAT(refusal_of(file), EndsWith("was written by a newer stoa: schema 2.0, this program reads 1.x"));
  set_version("1.7");
  CHECK_THAT(refusal_of(file), Contains("was changed"));
}

TEST_CASE("Every changed byte and every cut is noticed") {
  const TemporaryFolder folder;
  const auto file = folder.path / "damaged.h5";
  auto results = sample_results();
  results.provenance.clear();
  write_results(file, results);
  const auto whole = contents(file);
  const auto step = whole.size() / 200;
  for (std::size_t at = 0; at < whole.size(); at += step) {
    auto damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ (1 << at % 8));
    put(file, damaged);
    CHECK_THAT(refusal_of(file), Contains("damaged") || Contains("was changed or cut short"));
    put(file, whole.substr(0, at));
    CHECK_THAT(refusal_of(file), Contains("cut short") || Contains("not an HDF5 file"));
  }
  for (std::size_t at = whole.size() - 32; at < whole.size(); ++at) {
    auto damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] + 1);
    put(file, damaged);
    CHECK_THAT(refusal_of(file), Contains("damaged") || Contains("was changed or cut short"));
  }
}

TEST_CASE("HDF5 prints nothing of its own when a file is refused") {
  const TemporaryFolder folder;
  const auto file = folder.path / "cut.h5";
  put(file, std::string(reinterpret_cast<const char*>(encode_results(sample_results()).data()), 2000));
  H5E_auto2_t print = [](hid_t, void*) -> herr_t { return 0; };
  H5::Exception::setAutoPrint(print, nullptr);
  CHECK_THAT(refusal_of(file), Contains("cut short"));
  void* data = nullptr;
  H5::Exception::getAutoPrint(print, &data);
  CHECK(print == nullptr);
}

TEST_CASE("A full disk leaves the earlier result as it was, and nothing half-written") {
  const TemporaryFolder folder;
  const auto in_memory = GENERATE(as<std::uint64_t>{}, largest_image, never_in_memory);
  const auto obstacle = tests::on_small_disk(folder.path, "1m", [&] {
    const auto file = folder.path / "a.h5";
    write_results(file, sample_results(), in_memory);
    const auto earlier = contents(file);
    const auto too_large = results_with(10'000, 2, 0, 0);
    CHECK_THROWS_WITH(write_results(file, too_large, in_memory), Contains("the disk is full") && Contains("bytes"));
    const bool unchanged = contents(file) == earlier;
    CHECK(unchanged);
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path), {}) == 1);
  });
  if (!obstacle.empty()) WARN("not tested: " << obstacle);
}
