package io.github.workaccount.enrollment.dns.pace;

import io.github.workaccount.enrollment.application.enrollment.Claim;
import io.github.workaccount.enrollment.application.proof.DnsWatches;
import io.github.workaccount.enrollment.application.proof.DnsWatches.DnsWatch;
import io.github.workaccount.enrollment.application.proof.DnsWatches.Lane;
import io.github.workaccount.enrollment.application.proof.DnsWatches.Turn;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Claims the rows whose turn it is, as far as the lanes have places for them. */
public final class NextLooks {

  private final DnsWatches watches;
  private final Lanes lanes;

  public NextLooks(DnsWatches watches, Lanes lanes) {
    this.watches = watches;
    this.lanes = lanes;
  }

  /**
   * Claims rows and gives each look its place, which is given back by {@link Lanes.Look#end}.
   *
   * @param claim who claims, and how many at most
   */
  public List<Begun> claim(Claim claim) {
    List<Begun> begun = new ArrayList<>();
    try {
      // Some of the pace is left to each lane; what one does not need, the others have.
      List<Lane> wantMore = new ArrayList<>();
      for (Lane lane : Lane.values()) {
        int left = claim.limit() - begun.size();
        if (claim(lane, claim.of(left - left / 4), begun)) {
          wantMore.add(lane);
        }
      }
      wantMore.forEach(lane -> claim(lane, claim.of(claim.limit() - begun.size()), begun));
      return begun;
    } catch (RuntimeException e) {
      begun.forEach(look -> look.look().end());
      throw e;
    }
  }

  /** Whether there may be more of the lane that are due and have places. */
  private boolean claim(Lane lane, Claim claim, List<Begun> begun) {
    int left = claim.limit();
    while (left > 0 && lanes.room(lane) > 0) {
      Claim some = claim.of(Math.min(left, lanes.room(lane)));
      List<DnsWatch> due = watches.claimDue(some, new Turn(lane, lanes.busy(lane)));
      int before = begun.size();
      for (DnsWatch watch : due) {
        Optional<Lanes.Look> look = lanes.begin(watch);
        look.ifPresentOrElse(
            place -> begun.add(new Begun(watch, place)),
            () -> watches.putOff(watch.enrollment(), null));
      }
      left -= begun.size() - before;
      if (due.size() < some.limit() || begun.size() == before) {
        return false;
      }
    }
    return lanes.room(lane) > 0;
  }

  /**
   * A look that has begun.
   *
   * @param watch for what
   * @param look its place
   */
  public record Begun(DnsWatch watch, Lanes.Look look) {

    public EnrollmentId enrollment() {
      return watch.enrollment();
    }
  }
}
