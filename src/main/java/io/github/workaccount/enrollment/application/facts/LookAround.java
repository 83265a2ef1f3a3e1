package io.github.workaccount.enrollment.application.facts;

import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.directory.PublicDirectory;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.address.DomainText;
import io.github.workaccount.enrollment.model.address.RegionalDomains;
import io.github.workaccount.enrollment.model.address.WorkEmail;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.tenant.DomainState;
import io.github.workaccount.enrollment.model.tenant.PublicDomain;
import io.github.workaccount.enrollment.model.tenant.Surroundings;
import io.github.workaccount.enrollment.model.tenant.Surroundings.OtherDomain;
import io.github.workaccount.enrollment.model.tenant.TenantFacts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Finds what the person who decides on an enrollment should know besides the domain itself: whether
 * mail reaches it, the headquarters' domain (rule R2), the domain above a subdomain, and two
 * partner programs in one tenant (rule B4).
 */
@Component
public class LookAround {

  private static final Logger LOG = LoggerFactory.getLogger(LookAround.class);

  /**
   * What is only nice to know is not begun later, so that the whole step ends in its job's time.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final PublicDirectory directory;
  private final MailHosts mail;
  private final SharedPrograms programs;
  private final DomainText text;
  private final RegionalDomains domains;
  private final Clock clock;

  public LookAround(
      PublicDirectory directory,
      MailHosts mail,
      SharedPrograms programs,
      DomainText text,
      RegionalDomains domains,
      Clock clock) {
    this.directory = directory;
    this.mail = mail;
    this.programs = programs;
    this.text = text;
    this.domains = domains;
    this.clock = clock;
  }

  /**
   * Looks.
   *
   * @param enrollment the enrollment
   * @param facts what was just found of its domain and its tenant
   * @throws DirectoryFailure when Microsoft cannot be asked for the other domain
   */
  Surroundings at(Enrollment enrollment, TenantFacts facts) {
    DomainName address = WorkEmail.parse(enrollment.request().workEmail(), text).domain();
    return new Surroundings(
        mail.reception(address),
        headquarters(enrollment, address, facts.lookedAt().plus(PATIENCE)),
        other(enrollment, address, facts.lookedAt().plus(PATIENCE)),
        programs.shared(enrollment, facts));
  }

  /** Without an answer there is no suggestion: it is a preference only. */
  private List<DomainName> headquarters(
      Enrollment enrollment, DomainName address, Instant deadline) {
    List<DomainName> found = new ArrayList<>();
    EnrollmentId id = enrollment.id();
    try {
      for (DomainName candidate :
          domains.suggestions(address, enrollment.request().headquarters())) {
        if (clock.instant().isBefore(deadline) && directory.tenantExists(id, candidate.value())) {
          found.add(candidate);
        }
      }
    } catch (DirectoryFailure e) {
      LOG.warn("Could not look for the headquarters' domain of {}: {}", id, e.getMessage());
    }
    return found;
  }

  /** The nearest domain above the work e-mail's that is in a tenant, else the registered one. */
  private OtherDomain other(Enrollment enrollment, DomainName address, Instant deadline) {
    List<DomainName> above = domains.above(address);
    if (above.isEmpty()) {
      return null;
    }
    if (!enrollment.domain().equals(address)) {
      return lookUp(enrollment, address);
    }
    return above.subList(0, above.size() - 1).stream()
        .filter(level -> clock.instant().isBefore(deadline))
        .map(level -> lookUp(enrollment, level))
        .filter(level -> level.state() != DomainState.NONE)
        .findFirst()
        .orElseGet(() -> lookUp(enrollment, above.get(above.size() - 1)));
  }

  private OtherDomain lookUp(Enrollment enrollment, DomainName domain) {
    PublicDomain found = directory.lookUp(enrollment.id(), domain);
    return new OtherDomain(domain, found.state(), found.tenant());
  }
}
