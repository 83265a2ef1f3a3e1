package io.github.workaccount.enrollment.dns;

/** What became of a query. */
enum Outcome {
  /** There is an answer, maybe an empty one. */
  ANSWER(""),
  /** The name does not exist (NXDOMAIN). */
  NO_SUCH_NAME("knows no such name"),
  /** SERVFAIL. */
  SERVER_FAILURE("failed (SERVFAIL)"),
  /** REFUSED. */
  REFUSED("refused to answer"),
  /** No answer in time. */
  TIME_OUT("did not answer in time"),
  /** Nothing can be sent there. */
  UNREACHABLE("cannot be reached"),
  /** The server does not serve the zone that it is named for. */
  NOT_AUTHORITATIVE("does not serve the domain"),
  /** An answer that cannot be used. */
  GARBLED("gave an answer that cannot be used"),
  /** Aliases that end nowhere. */
  ALIAS_LOOP("leads from alias to alias without an end"),
  /** A resolver that validates holds the answer back. */
  BOGUS("holds the answer back because its DNSSEC check fails");

  private final String words;

  Outcome(String words) {
    this.words = words;
  }

  /** What the server did, to follow its name. */
  String words() {
    return words;
  }

  /** Whether it tells what is there and what is not. */
  boolean isUsable() {
    return this == ANSWER || this == NO_SUCH_NAME;
  }
}
