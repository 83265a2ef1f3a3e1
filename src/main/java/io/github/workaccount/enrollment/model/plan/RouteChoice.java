package io.github.workaccount.enrollment.model.plan;

import io.github.workaccount.enrollment.model.text.Sentences;
import java.util.List;

/**
 * Which way was recommended, and which was chosen.
 *
 * @param recommended what the decision table says; null before it was asked
 * @param signIn how one signs in to the work account, a sentence; null before it was asked
 * @param reasons why, each a sentence
 * @param chosen what the admin chose; null before
 * @param lookInside whether the admin wants the tenant looked into although the route doesn't need
 *     it
 * @param outdated why what was chosen before no longer holds, a sentence; null when nothing was, or
 *     when a new choice was made since
 */
public record RouteChoice(
    Route recommended,
    String signIn,
    List<String> reasons,
    Route chosen,
    boolean lookInside,
    String outdated) {

  public RouteChoice {
    reasons = reasons.stream().map(Sentences::withOneFullStop).toList();
    signIn = signIn == null ? null : Sentences.withOneFullStop(signIn);
    outdated = outdated == null ? null : Sentences.withOneFullStop(outdated);
  }

  /** Nothing recommended, nothing chosen. */
  public static RouteChoice none() {
    return new RouteChoice(null, null, List.of(), null, false, null);
  }

  /** The same choice under a new recommendation. */
  public RouteChoice recommending(Route route, String howToSignIn, List<String> why) {
    return new RouteChoice(route, howToSignIn, why, chosen, lookInside, outdated);
  }

  /** The same recommendation with the admin's choice. */
  public RouteChoice choosing(Route route, boolean inside) {
    String still = route == null ? outdated : null;
    return new RouteChoice(recommended, signIn, reasons, route, inside, still);
  }

  /**
   * The same without the choice, which no longer holds.
   *
   * @param why a sentence for whoever chooses next
   */
  public RouteChoice outdated(String why) {
    return new RouteChoice(recommended, signIn, reasons, null, lookInside, why);
  }
}
