package io.github.workaccount.enrollment.benchmark;

import io.github.workaccount.enrollment.testing.CamundaWeb;
import io.github.workaccount.enrollment.testing.RestApi;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** How long people wait for an answer: one asks for a list, another one for the tasks, by turns. */
public final class WebAnswers {

  private static final int PAUSE_MILLIS = 20;

  private final RestApi rest;
  private final CamundaWeb web;
  private final String tasks;

  /**
   * @param port the product's
   * @param engine the name of its engine
   */
  public WebAnswers(int port, String engine) {
    rest = RestApi.of(port, "sam");
    web = new CamundaWeb(port, engine).login("sam", "sam");
    tasks = "/camunda/api/engine/engine/" + engine + "/task?maxResults=15";
  }

  /**
   * Answer times in milliseconds.
   *
   * @param list of the list of enrollments
   * @param task of Tasklist's list
   */
  public record Times(List<Double> list, List<Double> task) {

    @Override
    public String toString() {
      return "list %.1f ms (95 %%: %.1f), tasks %.1f ms (95 %%: %.1f), each %d times"
          .formatted(
              Statistics.median(list),
              Statistics.percentile(list, 95),
              Statistics.median(task),
              Statistics.percentile(task, 95),
              list.size());
    }

    /** The worst ratio of the medians to those of other times. */
    public double ratioTo(Times idle) {
      return Math.max(
          Statistics.median(list) / Statistics.median(idle.list),
          Statistics.median(task) / Statistics.median(idle.task));
    }
  }

  /** Asks until something is over. */
  public Times during(BooleanSupplier over) throws InterruptedException {
    Times times = new Times(new ArrayList<>(), new ArrayList<>());
    while (!over.getAsBoolean()) {
      times.list().add(millis(() -> rest.get("/api/enrollments?size=20")));
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      times.task().add(millis(() -> web.get(tasks)));
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
    return times;
  }

  private static double millis(Runnable request) {
    long begin = System.nanoTime();
    request.run();
    return (System.nanoTime() - begin) / 1e6;
  }
}
