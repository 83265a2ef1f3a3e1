package io.github.workaccount.enrollment.web;

import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.EvidenceKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The evidence of an enrollment.
 *
 * @param enrollment the enrollment as it stands
 * @param facts what was seen: of the domain, its tenant, the DNS
 * @param decisions who decided what and when, with what comment
 * @param plans each plan with its digest and canonical JSON
 * @param changes each change that was made or taken back
 * @param calls each call to Microsoft, with request id and outcome
 * @param entries everything, in order
 */
@Schema(
    name = "Evidence",
    requiredProperties = {
      "enrollment",
      "facts",
      "decisions",
      "plans",
      "changes",
      "calls",
      "entries"
    })
record EvidenceView(
    EnrollmentView enrollment,
    List<Line> facts,
    List<Line> decisions,
    List<Line> plans,
    List<Line> changes,
    List<Line> calls,
    List<Line> entries) {

  /** One entry. */
  @Schema(
      name = "EvidenceEntry",
      requiredProperties = {"number", "at", "kind", "actor", "data"})
  record Line(long number, Instant at, String kind, String actor, Map<String, Object> data) {}

  static EvidenceView of(EnrollmentView enrollment, List<Evidence.Entry> entries) {
    List<Line> lines =
        entries.stream()
            // Of an earlier enrollment nobody hears who may not see that one.
            .filter(e -> !e.is(EvidenceKind.PREDECESSOR) || enrollment.predecessor() != null)
            .map(e -> new Line(e.number(), e.at(), e.kind(), e.actor(), e.data()))
            .toList();
    return new EvidenceView(
        enrollment,
        of(
            lines,
            EvidenceKind.FACTS,
            EvidenceKind.ROUTE,
            EvidenceKind.INSPECTION,
            EvidenceKind.DNS,
            EvidenceKind.VERIFICATION_RECORD,
            EvidenceKind.CONSENT),
        of(lines, EvidenceKind.DECISION),
        of(lines, EvidenceKind.PLAN),
        of(lines, EvidenceKind.CHANGE, EvidenceKind.UNDO),
        of(lines, EvidenceKind.CALL),
        lines);
  }

  private static List<Line> of(List<Line> lines, EvidenceKind... kinds) {
    List<String> keys = Arrays.stream(kinds).map(EvidenceKind::key).toList();
    return lines.stream().filter(line -> keys.contains(line.kind())).toList();
  }
}
