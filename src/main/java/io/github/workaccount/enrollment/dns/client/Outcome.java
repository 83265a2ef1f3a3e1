package io.github.workaccount.enrollment.dns.client;

/** What became of a query. */
public enum Outcome {
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
  /** No answer, where there was hardly time for one. */
  HURRIED("had too little time left to answer"),
  /** Nothing can be sent there. */
  UNREACHABLE("cannot be reached"),
  /** An answer that is too long for UDP, while nothing listens for TCP. */
  TCP_CLOSED("has more to say than fits into UDP, and TCP port %d of that server is closed"),
  /** An answer that is too long for UDP, and silence over TCP. */
  TCP_SILENT(
      "has more to say than fits into UDP, and TCP port %d of that server did not answer in time"),
  /** The server does not serve the zone that it is named for. */
  NOT_AUTHORITATIVE("does not serve the domain"),
  /** An answer that cannot be used. */
  GARBLED("gave an answer that cannot be used"),
  /** An answer of which only a part came, and not the whole over TCP either. */
  CUT_SHORT("gave only a part of its answer, and not the whole over TCP"),
  /** Aliases that end nowhere. */
  ALIAS_LOOP("leads from alias to alias without an end"),
  /** An alias whose target's zone has no server that could be asked. */
  ALIAS_UNREACHABLE("leads to another name, whose servers could not be asked"),
  /** A resolver could not renew what it once knew (RFC 8767). */
  STALE("has only an old answer, past its time, which it could not renew"),
  /** A resolver fails, but not where it need not check: its keys can be old. */
  HELD_BACK(
      "failed (SERVFAIL) and answers only without its DNSSEC check (not checked here with the keys"
          + " that are published now)");

  private final String words;

  Outcome(String words) {
    this.words = words;
  }

  /** The server and what it did. */
  public String inWords(NameServer server) {
    return server.label() + " " + words.formatted(server.address().getPort());
  }

  /** Whether it tells what is there and what is not. */
  public boolean isUsable() {
    return this == ANSWER || this == NO_SUCH_NAME;
  }

  /** Whether the server was waited for in vain. */
  boolean isWaitedFor() {
    return this == TIME_OUT || this == TCP_SILENT;
  }

  /** Whether nobody was there who could have answered. */
  public boolean isSilence() {
    return this == TIME_OUT || this == UNREACHABLE;
  }
}
