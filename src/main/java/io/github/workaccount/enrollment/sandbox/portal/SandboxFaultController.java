package io.github.workaccount.enrollment.sandbox.portal;

import io.github.workaccount.enrollment.sandbox.http.Fault;
import io.github.workaccount.enrollment.sandbox.http.Faults;
import io.github.workaccount.enrollment.sandbox.state.SandboxState;
import io.github.workaccount.enrollment.sandbox.state.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets people disturb the simulated cloud, and put it back as it was. */
@RestController
@RequestMapping("/sandbox")
@ConditionalOnSandbox
public class SandboxFaultController {

  private static final int MAX_TIMES = 10_000;
  private static final long MAX_DELAY_MILLIS = 600_000;
  private static final int MAX_RETRY_AFTER = 86_400;

  private final SandboxState state;
  private final Faults faults;

  SandboxFaultController(SandboxState state, Faults faults) {
    this.state = state;
    this.faults = faults;
  }

  /**
   * A disturbance to add: at least one of {@code status}, {@code delayMs}, {@code reset} and {@code
   * body}.
   *
   * @param match text that the request's path or query contains, or method and path
   * @param status the status to answer with, 400 to 599, or with a body 200 to 599
   * @param delayMs milliseconds to wait before the answer
   * @param reset true to close the connection without an answer
   * @param retryAfter seconds to put into {@code Retry-After}
   * @param times how many requests it strikes, default 1
   * @param after true to let the request take effect before it is disturbed
   * @param body {@code html}, {@code empty}, {@code garbage}, JSON of the wrong kind ({@code
   *     object}, {@code list}, {@code text}, {@code null}), {@code bom} (the regular answer behind
   *     a byte order mark) or {@code stale} (as if what was just written were not seen: an empty
   *     list, or 404)
   * @param each true to strike every method and path only once
   */
  record FaultRequest(
      String match,
      Integer status,
      Long delayMs,
      Boolean reset,
      Integer retryAfter,
      Integer times,
      Boolean after,
      String body,
      Boolean each) {}

  /** Adds a disturbance. */
  @PostMapping("/faults")
  ResponseEntity<Fault> add(@RequestBody FaultRequest request) {
    Fault fault = read(request);
    faults.add(fault);
    return ResponseEntity.status(HttpStatus.CREATED).body(fault);
  }

  /** Gives the disturbances that still wait for a request. */
  @GetMapping("/faults")
  List<Fault> list() {
    return faults.all();
  }

  /** Removes all disturbances. */
  @DeleteMapping("/faults")
  ResponseEntity<Void> clear() {
    faults.clear();
    return ResponseEntity.noContent().build();
  }

  /** Back to the companies of the start, without disturbances; keys and secrets stay. */
  @PostMapping("/reset")
  ResponseEntity<Void> reset() {
    faults.clear();
    state.change(Seed::plant);
    return ResponseEntity.noContent().build();
  }

  private static Fault read(FaultRequest request) {
    if (request.match() == null || request.match().isBlank()) {
      throw invalid("\"match\" must be a part of the path of the requests to disturb.");
    }
    boolean reset = Boolean.TRUE.equals(request.reset());
    Fault.Body body = body(request.body());
    boolean answers = request.status() != null || body != null;
    if (!answers && request.delayMs() == null && !reset) {
      throw invalid("One of \"status\", \"delayMs\", \"reset\" and \"body\" must be given.");
    }
    if (body == Fault.Body.BOM && request.status() != null) {
      throw invalid("The body \"bom\" is the regular answer's, so it takes no \"status\".");
    }
    if (answers && reset) {
      throw invalid("\"status\" or \"body\" and \"reset\" exclude each other.");
    }
    long least = body == null ? 400 : 200;
    return new Fault(
        request.match(),
        request.status() == null ? null : (int) within("status", request.status(), least, 599),
        request.delayMs() == null ? 0 : within("delayMs", request.delayMs(), 1, MAX_DELAY_MILLIS),
        reset,
        request.retryAfter() == null
            ? null
            : (int) within("retryAfter", request.retryAfter(), 0, MAX_RETRY_AFTER),
        request.times() == null ? 1 : (int) within("times", request.times(), 1, MAX_TIMES),
        Boolean.TRUE.equals(request.after()),
        body,
        Boolean.TRUE.equals(request.each()));
  }

  private static Fault.Body body(String name) {
    if (name == null) {
      return null;
    }
    return Arrays.stream(Fault.Body.values())
        .filter(body -> body.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(() -> invalid("\"body\" must be one of " + bodies() + "."));
  }

  private static String bodies() {
    return Arrays.stream(Fault.Body.values())
        .map(body -> body.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private static long within(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw invalid("\"" + name + "\" must be from " + least + " to " + most + ".");
    }
    return value;
  }

  private static SandboxProblem invalid(String detail) {
    return SandboxProblem.invalid("invalid-fault", detail);
  }
}
