package io.github.workaccount.enrollment.benchmark;

import java.util.List;

/** Statistics of measured values. */
final class Statistics {

  private Statistics() {}

  static double median(List<Double> values) {
    return percentile(values, 50);
  }

  /** The value that so many percent do not exceed. */
  static double percentile(List<Double> values, int percent) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }
}
