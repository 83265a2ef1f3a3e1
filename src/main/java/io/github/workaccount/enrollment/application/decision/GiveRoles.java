package io.github.workaccount.enrollment.application.decision;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.EvidenceKind;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.model.input.Field;
import io.github.workaccount.enrollment.model.input.InvalidInput;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.request.PartnerCenterUser;
import io.github.workaccount.enrollment.model.text.Spaces;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** An enrollment admin gives the Partner Center roles that were still to be decided. */
@Service
public class GiveRoles {

  private static final String FIELD = Field.ROLES.key();
  private static final int MAX_ROLE = Field.ROLE.maxLength();

  private final Enrollments enrollments;
  private final Evidence evidence;

  GiveRoles(Enrollments enrollments, Evidence evidence) {
    this.enrollments = enrollments;
    this.evidence = evidence;
  }

  /**
   * Keeps the roles.
   *
   * @param user who gives them
   * @param id the enrollment
   * @param lines one {@code email role} a line; whoever has no role there keeps what there was;
   *     null when none is given
   * @throws InvalidInput when somebody is none of the enrollment's Partner Center users, or a role
   *     is too long
   */
  public void give(User user, EnrollmentId id, String lines) {
    Enrollment enrollment = enrollments.get(id);
    List<PartnerCenterUser> before = enrollment.request().partnerCenterUsers();
    Map<String, String> roles = read(lines, before);
    if (roles.isEmpty()) {
      return;
    }
    List<PartnerCenterUser> after =
        before.stream()
            .map(
                one -> new PartnerCenterUser(one.email(), roles.getOrDefault(key(one), one.role())))
            .toList();
    enrollments.update(
        enrollment.withRequest(
            enrollment.request().withPartnerCenterUsers(after), enrollment.domain()));
    evidence.add(id, EvidenceKind.PARTNER_CENTER_ROLES, user.id(), Map.of("roles", roles));
  }

  private static Map<String, String> read(String lines, List<PartnerCenterUser> users) {
    Map<String, String> roles = new LinkedHashMap<>();
    if (lines == null) {
      return roles;
    }
    List<String> known = users.stream().map(GiveRoles::key).toList();
    for (String line : lines.lines().map(Spaces::strip).filter(one -> !one.isEmpty()).toList()) {
      String[] parts = Spaces.firstWordAndRest(line);
      String email = parts[0].toLowerCase(Locale.ROOT);
      if (!known.contains(email)) {
        throw new InvalidInput(
            FIELD,
            "%s is none of the users of this enrollment. Begin each line with one of: %s"
                .formatted(
                    parts[0],
                    users.stream()
                        .map(PartnerCenterUser::email)
                        .collect(Collectors.joining(", "))));
      }
      if (parts.length > 1 && parts[1].length() > MAX_ROLE) {
        throw new InvalidInput(FIELD, "At most %d characters for a role.".formatted(MAX_ROLE));
      }
      if (parts.length > 1) {
        roles.put(email, parts[1]);
      }
    }
    return roles;
  }

  private static String key(PartnerCenterUser user) {
    return user.email().toLowerCase(Locale.ROOT);
  }
}
