/// @file Experiments carried out, checked and described from Python.

#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "experiments/atomic_file.hpp"
#include "experiments/check.hpp"
#include "experiments/describe.hpp"
#include "experiments/error.hpp"
#include "experiments/in_memory.hpp"
#include "experiments/machine.hpp"
#include "experiments/storage.hpp"
#include "notebooks/core/bindings.hpp"

namespace {

namespace py = pybind11;
using namespace experiments;
using namespace std::chrono_literals;

/// An experiment file, or the text that stands for a dictionary.
struct Source {
  std::filesystem::path file;
  std::optional<std::string> text;
};

Experiment read(const Source& source, const Overrides& overrides) {
  return source.text ? read_experiment(*source.text, source.file, overrides) : read_experiment(source.file, overrides);
}

/// Waits without the interpreter's lock; takes it to see whether the kernel was interrupted and to tell how far it is.
class AtKernel : public Attendant {
 public:
  explicit AtKernel(py::function tell) : tell_(std::move(tell)) {}

  bool wait(std::chrono::milliseconds time) override {
    {
      std::unique_lock lock(mutex_);
      condition_.wait_for(lock, std::min(time, longest_), [this] { return woken_; });
      woken_ = false;
    }
    const py::gil_scoped_acquire gil;
    if (PyErr_CheckSignals() != 0) throw py::error_already_set();
    return false;
  }

  void wake() override {
    {
      const std::lock_guard lock(mutex_);
      woken_ = true;
    }
    condition_.notify_one();
  }

  void show(const ProgressCount& count) override {
    const py::gil_scoped_acquire gil;
    tell_(count.steps, count.all_steps);
  }

 private:
  static constexpr std::chrono::milliseconds longest_ = 50ms;  // that Ctrl-C waits for an answer

  py::function tell_;
  std::mutex mutex_;
  std::condition_variable condition_;
  bool woken_ = false;
};

Overrides overrides_of(const py::dict& changes) {
  Overrides overrides;
  overrides.set = changes["set"].cast<std::vector<std::string>>();
  overrides.seed = changes["seed"].cast<std::optional<std::uint64_t>>();
  overrides.replicates = changes["replicates"].cast<std::optional<std::int64_t>>();
  return overrides;
}

/// The image of the result file, warnings about input files, and what to say of failed runs.
py::tuple run(const std::filesystem::path& file, const std::optional<std::string>& text, const py::dict& changes,
              const py::function& tell) {
  const auto overrides = overrides_of(changes);
  const auto threads = changes["threads"].cast<std::optional<unsigned>>().value_or(available_threads());
  AtKernel attendant(tell);
  RunSummary summary;
  {
    const py::gil_scoped_release free;
    summary = run_in_memory(read({file, text}, overrides), threads, attendant);
  }
  // With the interpreter's lock: HDF5 must be called from one thread at a time.
  const auto image = encode_results(summary.results);
  const py::bytes bytes(reinterpret_cast<const char*>(image.data()), image.size());
  return py::make_tuple(bytes, summary.warnings, failure_text(summary.results));
}

std::string check(const std::filesystem::path& file, const std::optional<std::string>& text, const py::dict& changes) {
  const auto threads = changes["threads"].cast<std::optional<unsigned>>().value_or(available_threads());
  return check_text(read({file, text}, overrides_of(changes)), threads);
}

void write_image(const std::filesystem::path& file, const py::bytes& image) {
  const std::string_view bytes = image;
  write_file(file, std::as_bytes(std::span(bytes)));
}

}  // namespace

void notebooks::add_experiments(py::module_& module) {
  module.def("run", &run, py::arg("file"), py::arg("text"), py::arg("changes"), py::arg("tell"));
  module.def("check", &check, py::arg("file"), py::arg("text"), py::arg("changes"));
  module.def(
      "describe", [](const std::string& what) { return describe(what, what != "schema"); }, py::arg("what"));
  module.def(
      "require_results", [](const std::filesystem::path& file) { read_results(file); }, py::arg("file"));
  module.def("require_writable", &require_writable, py::arg("file"));
  module.def("write", &write_image, py::arg("file"), py::arg("image"));
  module.attr("most_threads") = most_threads;
}
