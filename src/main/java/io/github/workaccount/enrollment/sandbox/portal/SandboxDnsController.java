package io.github.workaccount.enrollment.sandbox.portal;

import io.github.workaccount.enrollment.sandbox.state.DomainNames;
import io.github.workaccount.enrollment.sandbox.state.SandboxState;
import io.github.workaccount.enrollment.sandbox.state.Zone;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a company's DNS administrator does: publishes records, and removes them. */
@RestController
@RequestMapping("/sandbox/dns/{domain}")
@ConditionalOnSandbox
public class SandboxDnsController {

  private static final int MAX_VALUE = 2_000;

  private final SandboxState state;

  SandboxDnsController(SandboxState state) {
    this.state = state;
  }

  /**
   * A record to publish.
   *
   * @param value the text of a TXT record, or the host of an MX record
   */
  record RecordRequest(String value) {}

  /** The records of a name: TXT texts, and MX hosts that were added. */
  record Records(String domain, List<String> txt, List<String> mx) {}

  /** Gives the records that were published for a name. */
  @GetMapping("/txt")
  Records list(@PathVariable("domain") String domain) {
    String name = name(domain);
    Zone zone =
        state.read(directory -> directory.zones().get(name).orElseGet(() -> Zone.empty(name)));
    return new Records(name, zone.txt(), zone.mx());
  }

  /** Adds a TXT record: 201, or 204 if it is there already. */
  @PostMapping("/txt")
  ResponseEntity<Records> addTxt(
      @PathVariable("domain") String domain, @RequestBody RecordRequest request) {
    String text = request.value();
    if (text == null
        || text.isBlank()
        || text.length() > MAX_VALUE
        || text.chars().anyMatch(Character::isISOControl)) {
      throw SandboxProblem.invalid(
          "invalid-record",
          "\"value\" must be the text of the record: 1 to 2,000 characters on one line.");
    }
    return add(
        name(domain),
        zone -> zone.txt().contains(text) ? zone : zone.withTxt(Zone.plus(zone.txt(), text)));
  }

  /** Adds an MX record, the other way to prove a domain: 201, or 204 if it is there already. */
  @PostMapping("/mx")
  ResponseEntity<Records> addMx(
      @PathVariable("domain") String domain, @RequestBody RecordRequest request) {
    String host =
        DomainNames.normalize(request.value())
            .orElseThrow(
                () ->
                    SandboxProblem.invalid(
                        "invalid-record", "\"value\" must be the host name of a mail server."));
    return add(
        name(domain),
        zone -> zone.mx().contains(host) ? zone : zone.withMx(Zone.plus(zone.mx(), host)));
  }

  /** Removes all TXT records of a name. */
  @DeleteMapping("/txt")
  ResponseEntity<Void> removeTxt(@PathVariable("domain") String domain) {
    change(name(domain), zone -> zone.withTxt(List.of()));
    return ResponseEntity.noContent().build();
  }

  /** Removes the MX records of a name that were added. */
  @DeleteMapping("/mx")
  ResponseEntity<Void> removeMx(@PathVariable("domain") String domain) {
    change(name(domain), zone -> zone.withMx(List.of()));
    return ResponseEntity.noContent().build();
  }

  private ResponseEntity<Records> add(String name, UnaryOperator<Zone> addition) {
    if (!change(name, addition)) {
      return ResponseEntity.noContent().build();
    }
    return ResponseEntity.status(HttpStatus.CREATED).body(list(name));
  }

  /** Whether anything was different afterwards. */
  private boolean change(String name, UnaryOperator<Zone> change) {
    return state.write(
        directory -> {
          Zone before = directory.zones().get(name).orElseGet(() -> Zone.empty(name));
          Zone after = change.apply(before);
          if (after.equals(before)) {
            return false;
          }
          if (after.blank()) {
            directory.zones().remove(name);
          } else {
            directory.zones().put(name, after);
          }
          return true;
        });
  }

  private static String name(String domain) {
    return DomainNames.normalize(domain)
        .orElseThrow(
            () ->
                new SandboxProblem(
                    HttpStatus.BAD_REQUEST,
                    "invalid-domain",
                    "The address must name a domain such as contoso.com."));
  }
}
