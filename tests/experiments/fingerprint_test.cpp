#include "experiments/fingerprint.hpp"

#include "experiments/error.hpp"
#include "tests/catch.hpp"
#include "tests/experiments/temporary_folder.hpp"

using experiments::build_id;
using experiments::digest_of;
using experiments::digest_of_file;
using experiments::Experiment;
using experiments::experiment_key;

TEST_CASE("The digest of nothing is the one XXH3 is published with") {
  CHECK(digest_of({}) == "99aa06d3014798d86001c324468d497f");
}

TEST_CASE("A file has the digest of its bytes, and another when one byte differs") {
  const tests::TemporaryFolder folder;
  std::string text(200'000, 'x');
  tests::put(folder.path / "one", text);
  const auto digest = digest_of(std::as_bytes(std::span(text)));
  CHECK(digest_of_file(folder.path / "one") == digest);
  text[123'456] = 'y';
  tests::put(folder.path / "other", text);
  CHECK(digest_of_file(folder.path / "other") != digest);
}

TEST_CASE("The digest of a missing file is an input error that names it") {
  try {
    digest_of_file("/nowhere/catalogue.csv");
    FAIL("no error");
  } catch (const experiments::InputError& error) {
    CHECK(error.lines.size() == 1);
    CHECK(error.lines.front().find("/nowhere/catalogue.csv") == 0);
  }
}

TEST_CASE("The build-id is the one in the running program's ELF notes") {
  const auto id = build_id();
  REQUIRE(id.size() >= 16);
  std::string raw;
  for (std::size_t i = 0; i < id.size(); i += 2) raw += static_cast<char>(std::stoi(id.substr(i, 2), nullptr, 16));
  const std::string owner("GNU\0", 4);  // what precedes the id in its note
  CHECK(tests::contents("/proc/self/exe").find(owner + raw) != std::string::npos);
}

TEST_CASE("The key of an experiment follows its configuration and the contents of its inputs, not their names") {
  Experiment experiment;
  experiment.resolved = "[run]\nseed = 1\n";
  experiment.inputs = {{"a.csv", std::string(32, 'a')}};
  const auto key = experiment_key(experiment);
  CHECK(key.size() == 32);
  CHECK(key.find_first_not_of("0123456789abcdef") == std::string::npos);

  auto same = experiment;
  same.inputs.front().path = "b.csv";
  CHECK(experiment_key(same) == key);

  auto other_input = experiment;
  other_input.inputs.front().digest = std::string(32, 'b');
  CHECK(experiment_key(other_input) != key);

  auto other_config = experiment;
  other_config.resolved = "[run]\nseed = 2\n";
  CHECK(experiment_key(other_config) != key);
}
