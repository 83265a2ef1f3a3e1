package io.github.workaccount.enrollment.application.plan;

import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.Evidence.Entry;
import io.github.workaccount.enrollment.application.enrollment.EvidenceKind;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Why an approved plan was made anew: whoever approves the new one reads it. */
@Service
public class OutdatedPlans {

  private final Evidence evidence;

  OutdatedPlans(Evidence evidence) {
    this.evidence = evidence;
  }

  /**
   * Keeps why the current plan can't be applied any more.
   *
   * @param id the enrollment
   * @param why what was found, a sentence
   */
  public void because(EnrollmentId id, String why) {
    evidence.add(id, EvidenceKind.PLAN_OUTDATED, Evidence.SYSTEM, Map.of("reason", why));
  }

  /**
   * Why the current plan replaces an earlier one.
   *
   * @param id the enrollment
   * @return a sentence; empty for a first plan, and for one that was asked for
   */
  public Optional<String> reason(EnrollmentId id) {
    List<Entry> entries = evidence.of(id);
    int plans = 0;
    for (int i = entries.size() - 1; i >= 0 && plans < 2; i--) {
      Entry entry = entries.get(i);
      if (entry.is(EvidenceKind.PLAN)) {
        plans++;
      } else if (entry.is(EvidenceKind.PLAN_OUTDATED) && plans == 1) {
        return Optional.of(entry.data().get("reason").toString());
      }
    }
    return Optional.empty();
  }
}
