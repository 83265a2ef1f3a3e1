package io.github.workaccount.enrollment.application.decision;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.address.DomainText;
import io.github.workaccount.enrollment.model.input.InvalidInput;
import io.github.workaccount.enrollment.model.input.InvalidValue;
import io.github.workaccount.enrollment.model.tenant.Surroundings.OtherDomain;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Which domain is enrolled when the work e-mail is at a subdomain: its own one or the one above it.
 */
@Component
public class DomainChoice {

  private static final String FIELD = "enrolledDomain";

  private final DomainText text;

  public DomainChoice(DomainText text) {
    this.text = text;
  }

  /**
   * The domain that somebody chose.
   *
   * @param enrollment the enrollment, with facts
   * @param typed the domain
   * @throws InvalidInput when it is neither the enrollment's domain nor the other one
   */
  DomainName of(Enrollment enrollment, String typed) {
    String name = ascii(typed);
    return possible(enrollment)
        .filter(domain -> domain.value().equals(name))
        .findFirst()
        .orElseThrow(() -> new InvalidInput(FIELD, offer(enrollment)));
  }

  /**
   * The domain that is meant when nobody says which.
   *
   * @param enrollment the enrollment, with facts
   */
  DomainName likelier(Enrollment enrollment) {
    return enrollment.facts().likelierDomain().map(OtherDomain::domain).orElse(enrollment.domain());
  }

  private static Stream<DomainName> possible(Enrollment enrollment) {
    return Stream.concat(
        Stream.of(enrollment.domain()),
        Stream.ofNullable(enrollment.facts().around().other()).map(OtherDomain::domain));
  }

  private static String offer(Enrollment enrollment) {
    return "Give one of: %s."
        .formatted(possible(enrollment).map(DomainName::value).collect(Collectors.joining(", ")));
  }

  private String ascii(String typed) {
    try {
      return text.toAscii(typed);
    } catch (InvalidValue e) {
      throw new InvalidInput(FIELD, e.getMessage());
    }
  }
}
