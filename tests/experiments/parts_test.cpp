#include "experiments/parts.hpp"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <limits>

#include "experiments/error.hpp"
#include "experiments/fingerprint.hpp"
#include "tests/catch.hpp"
#include "tests/experiments/temporary_folder.hpp"

namespace {

using namespace experiments;
using Catch::Matchers::Contains;

const std::string key(32, 'a');
const std::string other_key(32, 'b');

Part sample_part() {
  Part part;
  part.run = {3, 14};
  part.output.status = models::RunStatus::failed;
  part.output.reason = "creator_group.pro.number: capacity reached";
  part.output.worst_imbalance = 2.0;
  part.output.series = {1.5, std::numeric_limits<double>::quiet_NaN(), -0.0};
  part.output.agents = {{"creator", "income", "USD", "what a creator was paid", {7.0, 8.0}},
                        {"creator", "brand", "", "", {}, {"well known", "", "new"}}};
  part.output.events = {{{1.0, 2.0}, {0.5, 0.25}}, {{}}, {}};
  return part;
}

std::vector<std::byte> sealed(std::vector<std::byte> body) {
  const auto digest = digest_of(body);
  const auto bytes = std::as_bytes(std::span(digest));
  body.insert(body.end(), bytes.begin(), bytes.end());
  return body;
}

std::string error_of(const std::filesystem::path& folder) {
  try {
    Parts(folder, key, false);
  } catch (const OutputError& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("A part read back is the part that was stored") {
  const auto part = sample_part();
  const auto again = decode_part(encode_part(part, key), key);
  REQUIRE(again);
  CHECK(again->run == part.run);
  CHECK(again->output.status == part.output.status);
  CHECK(again->output.reason == part.output.reason);
  CHECK(again->output.worst_imbalance == part.output.worst_imbalance);
  REQUIRE(again->output.series.size() == 3);
  CHECK(again->output.series[0] == 1.5);
  CHECK(std::isnan(again->output.series[1]));
  CHECK(std::signbit(again->output.series[2]));
  REQUIRE(again->output.agents.size() == 2);
  CHECK(again->output.agents[0].table == "creator");
  CHECK(again->output.agents[0].name == "income");
  CHECK(again->output.agents[0].unit == "USD");
  CHECK(again->output.agents[0].meaning == "what a creator was paid");
  CHECK(again->output.agents[0].values == std::vector{7.0, 8.0});
  CHECK(again->output.agents[1].name == "brand");
  CHECK(again->output.agents[1].values.empty());
  CHECK(again->output.agents[0].words.empty());
  CHECK(again->output.agents[1].words == part.output.agents[1].words);
  CHECK(again->output.events == part.output.events);
}

TEST_CASE("A part cut short anywhere, or with any byte changed, is no part") {
  const auto whole = encode_part(sample_part(), key);
  REQUIRE(decode_part(whole, key));
  for (std::size_t i = 0; i < whole.size(); ++i) {
    CAPTURE(i);
    CHECK_FALSE(decode_part(std::span(whole).first(i), key));
    auto damaged = whole;
    damaged[i] ^= std::byte{1};
    CHECK_FALSE(decode_part(damaged, key));
    CHECK_FALSE(key_of_part(damaged));
  }
}

TEST_CASE("A part under a right digest is still refused when it is longer or shorter than its lengths say") {
  const auto whole = encode_part(sample_part(), key);
  const std::vector<std::byte> body(whole.begin(), whole.end() - 32);
  REQUIRE(decode_part(sealed(body), key));
  for (std::size_t size = 0; size < body.size(); ++size) {
    CAPTURE(size);
    CHECK_FALSE(decode_part(sealed({body.begin(), body.begin() + static_cast<std::ptrdiff_t>(size)}), key));
  }
  auto longer = body;
  longer.push_back(std::byte{0});
  CHECK_FALSE(decode_part(sealed(longer), key));
}

TEST_CASE("A length that no file could hold is refused before room is made for it") {
  const auto part = sample_part();
  const auto whole = encode_part(part, key);
  std::vector<std::byte> body(whole.begin(), whole.end() - 32);
  const auto reason = std::as_bytes(std::span(part.output.reason));
  auto length = std::search(body.begin(), body.end(), reason.begin(), reason.end()) - 8;
  std::fill_n(length, 8, std::byte{0x7f});
  CHECK_FALSE(decode_part(sealed(body), key));
}

TEST_CASE("A part under another key is no part, and says which key it is under") {
  const auto bytes = encode_part(sample_part(), other_key);
  CHECK_FALSE(decode_part(bytes, key));
  CHECK(key_of_part(bytes) == other_key);
}

TEST_CASE("A stored run is found by the next process that opens the folder") {
  const tests::TemporaryFolder folder;
  const auto parts_folder = folder.path / "out.h5.parts";
  Parts(parts_folder, key, false).store(sample_part());
  const Parts parts(parts_folder, key, false);
  CHECK(parts.found() == std::vector<RunIndex>{{3, 14}});
  REQUIRE(parts.read({3, 14}));
  CHECK(parts.read({3, 14})->output.reason == sample_part().output.reason);
}

TEST_CASE("Half-written, damaged and misnamed files are cleared away when the folder is opened") {
  const tests::TemporaryFolder folder;
  const auto parts_folder = folder.path / "out.h5.parts";
  Parts(parts_folder, key, false).store(sample_part());
  const auto bytes = tests::contents(parts_folder / "000003-000014.part");
  tests::put(parts_folder / "000003-000015.part", bytes);
  tests::put(parts_folder / "000003-000016.part", bytes.substr(0, bytes.size() / 2));
  tests::put(parts_folder / ".000003-000017.part.partial", bytes.substr(0, 5));
  const Parts parts(parts_folder, key, false);
  CHECK(parts.found() == std::vector<RunIndex>{{3, 14}});
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(parts_folder)) ++files;
  CHECK(files == 2);  // the part and the lock
}

TEST_CASE("A folder without finished runs goes with the process, one with finished runs stays") {
  const tests::TemporaryFolder folder;
  const auto parts_folder = folder.path / "out.h5.parts";
  Parts(parts_folder, key, false);
  CHECK_FALSE(std::filesystem::exists(parts_folder));
  Parts(parts_folder, key, false).store(sample_part());
  CHECK(std::filesystem::exists(parts_folder));
  Parts(parts_folder, key, false).clear();
  CHECK_FALSE(std::filesystem::exists(parts_folder));
}

TEST_CASE("Parts under another key are kept and refused in one line, and discarded by force") {
  const tests::TemporaryFolder folder;
  const auto parts_folder = folder.path / "out.h5.parts";
  Parts(parts_folder, other_key, false).store(sample_part());
  CHECK_THAT(error_of(parts_folder), Contains("out.h5.parts") && Contains("--force"));
  CHECK(Parts(parts_folder, other_key, false).found().size() == 1);
  CHECK(Parts(parts_folder, key, true).found().empty());
  CHECK_FALSE(std::filesystem::exists(parts_folder));
}

TEST_CASE("A folder in use is refused in one line that names the process") {
  const tests::TemporaryFolder folder;
  const auto parts_folder = folder.path / "out.h5.parts";
  const Parts parts(parts_folder, key, false);
  CHECK_THAT(error_of(parts_folder), Contains("out.h5.parts") && Contains(fmt::format("process {} ", getpid())));
}

TEST_CASE("The lock of a killed process holds nobody up") {
  const tests::TemporaryFolder folder;
  const auto parts_folder = folder.path / "out.h5.parts";
  int ready[2];
  REQUIRE(pipe(ready) == 0);
  const auto child = fork();
  if (child == 0) {
    const Parts parts(parts_folder, key, false);
    parts.store(sample_part());
    if (write(ready[1], "!", 1) == 1) pause();
    _exit(1);
  }
  char mark = 0;
  REQUIRE(read(ready[0], &mark, 1) == 1);
  CHECK_THAT(error_of(parts_folder), Contains(fmt::format("process {} ", child)));
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
  CHECK(Parts(parts_folder, key, false).found().size() == 1);
  close(ready[0]);
  close(ready[1]);
}

TEST_CASE("A place where no folder can be made is refused in one line") {
  CHECK_THAT(error_of("/proc/out.h5.parts"), Contains("/proc/out.h5.parts: cannot be created"));
}

TEST_CASE("A folder that holds anything but parts is refused in one line, and nothing in it is touched") {
  const tests::TemporaryFolder folder;
  std::filesystem::create_directory(folder.path / "000001-000001.part");
  CHECK_THAT(error_of(folder.path), Contains("000001-000001.part: is none of the finished runs"));
  std::filesystem::remove(folder.path / "000001-000001.part");
  tests::put(folder.path / "notes.part", "mine");
  CHECK_THAT(error_of(folder.path), Contains("notes.part"));
  CHECK(tests::contents(folder.path / "notes.part") == "mine");
  CHECK_FALSE(std::filesystem::exists(folder.path / "lock"));
}
