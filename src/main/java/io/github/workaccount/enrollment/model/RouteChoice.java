package io.github.workaccount.enrollment.model;

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
 */
public record RouteChoice(
    Route recommended, String signIn, List<String> reasons, Route chosen, boolean lookInside) {

  public RouteChoice {
    reasons = List.copyOf(reasons);
  }

  /** Nothing recommended, nothing chosen. */
  public static RouteChoice none() {
    return new RouteChoice(null, null, List.of(), null, false);
  }

  /** The same choice under a new recommendation. */
  public RouteChoice recommending(Route route, String howToSignIn, List<String> why) {
    return new RouteChoice(route, howToSignIn, why, chosen, lookInside);
  }

  /** The same recommendation with the admin's choice. */
  public RouteChoice choosing(Route route, boolean inside) {
    return new RouteChoice(recommended, signIn, reasons, route, inside);
  }
}
