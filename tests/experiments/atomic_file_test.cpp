#include "experiments/atomic_file.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string_view>

#include "experiments/error.hpp"
#include "tests/catch.hpp"
#include "tests/experiments/circumstances.hpp"
#include "tests/experiments/temporary_folder.hpp"

namespace {

using namespace experiments;
using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;
using tests::contents;
using tests::put;
using tests::TemporaryFolder;

std::span<const std::byte> bytes(std::string_view text) { return std::as_bytes(std::span(text)); }

std::ptrdiff_t n_entries(const std::filesystem::path& folder) {
  return std::distance(std::filesystem::directory_iterator(folder), {});
}

}  // namespace

TEST_CASE("A written file holds the bytes, in folders that are made for it, and nothing is beside it") {
  const TemporaryFolder folder;
  const auto file = folder.path / "new" / "newer" / "a.txt";
  write_file(file, bytes("one"));
  CHECK(contents(file) == "one");
  write_file(file, bytes("another text"));
  CHECK(contents(file) == "another text");
  write_file(file, {});
  CHECK(contents(file).empty());
  CHECK(n_entries(file.parent_path()) == 1);
}

TEST_CASE("A name without a folder is written to the working directory") {
  const TemporaryFolder folder;
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(folder.path);
  write_file("a.txt", bytes("text"));
  std::filesystem::current_path(before);
  CHECK(contents(folder.path / "a.txt") == "text");
}

TEST_CASE("Without a commit the target stays as it was and nothing is beside it") {
  const TemporaryFolder folder;
  put(folder.path / "a.txt", "before");
  {
    AtomicFile file(folder.path / "a.txt");
    file.append(bytes("half of "));
    CHECK(contents(folder.path / "a.txt") == "before");
    CHECK(contents(file.temporary()) == "half of ");
  }
  CHECK(contents(folder.path / "a.txt") == "before");
  CHECK(n_entries(folder.path) == 1);
}

TEST_CASE("Pieces follow each other, also after a file was cut") {
  const TemporaryFolder folder;
  AtomicFile file(folder.path / "a.txt");
  file.append(bytes("one, "));
  file.append(bytes("two, "));
  file.reserve(1000);
  CHECK(std::filesystem::file_size(file.temporary()) == 1000);
  file.truncate(5);
  file.append(bytes("three"));
  file.commit();
  CHECK(contents(folder.path / "a.txt") == "one, three");
}

TEST_CASE("A second writer of the same file is refused while the first is at it") {
  const TemporaryFolder folder;
  AtomicFile first(folder.path / "a.txt");
  first.append(bytes("first"));
  CHECK_THROWS_WITH(write_file(folder.path / "a.txt", bytes("second")), Contains("another process is writing it"));
  first.commit();
  CHECK(contents(folder.path / "a.txt") == "first");
}

TEST_CASE("What a killed writer left behind does not stop the next one") {
  const TemporaryFolder folder;
  const auto writer = fork();
  if (writer == 0) {
    AtomicFile file(folder.path / "a.txt");
    file.append(bytes("this is longer than what follows"));
    kill(getpid(), SIGKILL);
  }
  int status = 0;
  REQUIRE(waitpid(writer, &status, 0) == writer);
  REQUIRE(WIFSIGNALED(status));
  REQUIRE(n_entries(folder.path) == 1);
  CHECK_FALSE(std::filesystem::exists(folder.path / "a.txt"));
  write_file(folder.path / "a.txt", bytes("whole"));
  CHECK(contents(folder.path / "a.txt") == "whole");
  CHECK(n_entries(folder.path) == 1);
}

TEST_CASE("Writing through a symbolic link changes the file behind it and keeps the link") {
  const TemporaryFolder folder;
  put(folder.path / "real.txt", "before");
  std::filesystem::create_symlink("real.txt", folder.path / "link.txt");
  write_file(folder.path / "link.txt", bytes("after"));
  CHECK(std::filesystem::is_symlink(folder.path / "link.txt"));
  CHECK(contents(folder.path / "real.txt") == "after");
}

TEST_CASE("A target that cannot become a file is refused with one line") {
  const TemporaryFolder folder;
  put(folder.path / "file", "");
  const auto folder_line = folder.path.string() + ": is a folder; give the name of a file in it";
  CHECK_THROWS_WITH(write_file(folder.path, {}), folder_line);
  CHECK_THROWS_WITH(write_file(folder.path / "new" / "", {}), Contains("is a folder"));
  CHECK_THROWS_WITH(write_file("/dev/null", {}), StartsWith("/dev/null: is not a regular file"));
  CHECK_THROWS_WITH(write_file(folder.path / "file" / "a.txt", {}), Contains("Not a directory"));
  CHECK_THROWS_AS(write_file(folder.path, {}), OutputError);
  CHECK(std::filesystem::is_character_file("/dev/null"));
}

TEST_CASE("A folder one may not write to is refused with one line") {
  const TemporaryFolder folder;
  using std::filesystem::perms;
  std::filesystem::permissions(folder.path, perms::owner_all | perms::others_read | perms::others_exec);
  const auto file = folder.path / "a.txt";
  tests::without_rights([&] {
    CHECK_THROWS_WITH(write_file(file, {}), StartsWith(file.string()) && Contains("Permission denied"));
    CHECK_THROWS_WITH(write_file(folder.path / "new" / "a.txt", {}), Contains("the folder cannot be created"));
  });
  CHECK(n_entries(folder.path) == 0);
}

TEST_CASE("A full disk is named with the bytes that were needed, and nothing is left on it") {
  const TemporaryFolder folder;
  const auto file = folder.path / "a.txt";
  const auto obstacle = tests::on_small_disk(folder.path, "64k", [&] {
    put(file, "before");
    const auto line =
        file.string() + ": the disk is full (100000 bytes are needed); make room, or write to another disk";
    CHECK_THROWS_WITH(write_file(file, bytes(std::string(100'000, 'x'))), line);
    CHECK_THROWS_WITH(AtomicFile(file).reserve(100'000), line);
    CHECK(contents(file) == "before");
    CHECK(n_entries(folder.path) == 1);
    write_file(file, bytes(std::string(50'000, 'x')));
    CHECK(contents(file).size() == 50'000);
  });
  if (!obstacle.empty()) WARN("not tested: " << obstacle);
}

TEST_CASE("A file is read whole, whatever bytes it holds") {
  const TemporaryFolder folder;
  std::string text(200'001, '\0');
  for (std::size_t i = 0; i < text.size(); ++i) text[i] = static_cast<char>(i * 7);
  put(folder.path / "a", text);
  const bool same = read_file(folder.path / "a") == text;
  CHECK(same);
  put(folder.path / "empty", "");
  CHECK(read_file(folder.path / "empty").empty());
}

TEST_CASE("A file that cannot be read is refused with one line") {
  const TemporaryFolder folder;
  const auto file = folder.path / "a.toml";
  CHECK_THROWS_WITH(read_file(file), file.string() + ": there is no such file");
  CHECK_THROWS_WITH(read_file(folder.path), folder.path.string() + ": is a folder, expected a file");
  CHECK_THROWS_AS(read_file(file), InputError);
  put(file, "");
  CHECK_THROWS_WITH(read_file(file / "b"), EndsWith("cannot be read (Not a directory)"));
  std::filesystem::permissions(folder.path, std::filesystem::perms::all);
  std::filesystem::permissions(file, std::filesystem::perms::none);
  tests::without_rights([&] { CHECK_THROWS_WITH(read_file(file), Contains("Permission denied")); });
}

TEST_CASE("A link to a file that is not there yet is followed, one that leads to itself is refused") {
  const TemporaryFolder folder;
  std::filesystem::create_symlink("new/real.txt", folder.path / "link.txt");
  write_file(folder.path / "link.txt", bytes("text"));
  CHECK(std::filesystem::is_symlink(folder.path / "link.txt"));
  CHECK(contents(folder.path / "new" / "real.txt") == "text");
  CHECK(target_of(folder.path / "link.txt") == folder.path / "new" / "real.txt");
  std::filesystem::create_symlink("loop.txt", folder.path / "loop.txt");
  CHECK_THROWS_WITH(write_file(folder.path / "loop.txt", {}), StartsWith((folder.path / "loop.txt").string() + ": "));
  CHECK_THROWS_WITH(target_of(folder.path / std::string(300, 'x')), Contains("too long") && Contains("shorter name"));
}
