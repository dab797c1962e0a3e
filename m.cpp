#include <chrono>
#include <cstdio>
#include <vector>

#include "sim/draw.hpp"
using namespace sim;
void run512(Key, const Address&, std::span<std::uint32_t>);
void run2(Key, const Address&, std::span<std::uint32_t>);
void run0(Key, const Address&, std::span<std::uint32_t>);
void each512(Key, std::span<const std::uint64_t>, const Address&, const WordColumns&);
void each2(Key, std::span<const std::uint64_t>, const Address&, const WordColumns&);
void each0(Key, std::span<const std::uint64_t>, const Address&, const WordColumns&);
template <class F>
void t(const char* n, double per, F f) {
  double best = 1e9;
  for (int r = 0; r < 20; r++) {
    auto a = std::chrono::steady_clock::now();
    for (int i = 0; i < 2000; i++) f(i);
    double d = std::chrono::duration<double>(std::chrono::steady_clock::now() - a).count();
    best = std::min(best, d);
  }
  printf("%s %.3f ns per block of words\n", n, best * 1e9 / 2000 / per);
}
int main() {
  std::vector<std::uint32_t> o(64);
  std::vector<std::uint64_t> ids(1024);
  for (int i = 0; i < 1024; i++) ids[i] = i;
  std::vector<std::uint32_t> w(4096);
  WordColumns c{&w[0], &w[1024], &w[2048], &w[3072]};
  Key k{1, 2};
  auto ra = [&](auto f) {
    return [&, f](int i) {
      Address a{(uint64_t)i, Kind{1}, Purpose{7}, 3, 0};
      f(k, a, o);
      asm volatile("" ::"r"(o.data()) : "memory");
    };
  };
  auto ea = [&](auto f) {
    return [&, f](int i) {
      Address a{0, Kind{1}, Purpose{7}, (uint32_t)i, 0};
      f(k, ids, a, c);
      asm volatile("" ::"r"(w.data()) : "memory");
    };
  };
  t("run512", 16, ra(run512));
  t("run2", 16, ra(run2));
  t("run0", 16, ra(run0));
  t("each512", 1024, ea(each512));
  t("each2", 1024, ea(each2));
  t("each0", 1024, ea(each0));
  auto sc = [&](int i) {
    Words x = draw(k, {(uint64_t)i, Kind{1}, Purpose{7}, 3, 0});
    asm volatile("" ::"r"(x[0]));
  };
  t("scalar", 1, sc);
}
