package io.github.workaccount.enrollment.model.dns;

import java.util.List;

/**
 * What a look for the verification record found. Each says what was looked for, whom was asked,
 * what was found, and one piece of advice.
 */
public sealed interface DnsFinding
    permits DnsFinding.Proved,
        DnsFinding.NothingThere,
        DnsFinding.AnotherValue,
        DnsFinding.NoSuchDomain,
        DnsFinding.NoAnswer,
        DnsMistake,
        DnsZoneFault {

  /** What was asked, and whom. */
  DnsLook look();

  /** The stable name of the finding. */
  String code();

  /** What was found, a sentence. */
  String text();

  /** What to do, a sentence. */
  String advice();

  /** The record texts that were found. */
  default List<String> found() {
    return List.of();
  }

  /** The host that was asked for. */
  default String host() {
    return look().host();
  }

  /** The zone that holds the host; null when it was not found. */
  default String zone() {
    return look().zone();
  }

  /** The servers that were asked, as {@code address:port}. */
  default List<String> servers() {
    return look().servers();
  }

  /** Whether the record is there. */
  default boolean isProof() {
    return this instanceof Proved;
  }

  /** The record is there, exactly. */
  record Proved(DnsLook look, List<String> found) implements DnsFinding {

    /** A proof of which no more is to be said. */
    public Proved(String host, List<String> servers, List<String> found) {
      this(DnsLook.at(host, servers), found);
    }

    @Override
    public String code() {
      return "proved";
    }

    @Override
    public String text() {
      return look.noted("The record is there.");
    }

    @Override
    public String advice() {
      return "Nothing to do: the enrollment goes on by itself.";
    }
  }

  /** The domain has no TXT record at the host. */
  record NothingThere(DnsLook look) implements DnsFinding {

    /** A finding of which no more is to be said. */
    public NothingThere(String host, List<String> servers) {
      this(DnsLook.at(host, servers));
    }

    @Override
    public String code() {
      return "nothing-there";
    }

    @Override
    public String text() {
      return look.noted("There is no %s record at %s yet.".formatted(look.type(), host()));
    }

    @Override
    public String advice() {
      return look.changed("Publish the record exactly as shown, at %s itself.".formatted(host()));
    }
  }

  /** There are TXT records at the host, but not the one. */
  record AnotherValue(DnsLook look, List<String> found) implements DnsFinding {

    /** A finding of which no more is to be said. */
    public AnotherValue(String host, List<String> servers, List<String> found) {
      this(DnsLook.at(host, servers), found);
    }

    @Override
    public String code() {
      return "another-value";
    }

    @Override
    public String text() {
      return look.noted(
          "%s has %s records, but none with the value that Microsoft asks for."
              .formatted(host(), look.type()));
    }

    @Override
    public String advice() {
      return look.changed("Add the value exactly as shown; other records can stay.");
    }
  }

  /** The name does not exist in the DNS. */
  record NoSuchDomain(DnsLook look) implements DnsFinding {

    /** A finding of which no more is to be said. */
    public NoSuchDomain(String host, List<String> servers) {
      this(DnsLook.at(host, servers));
    }

    @Override
    public String code() {
      return "no-such-domain";
    }

    @Override
    public String text() {
      return look.noted("The DNS knows no domain %s.".formatted(host()));
    }

    @Override
    public String advice() {
      return "Check the spelling and that the domain is registered and delegated."
          + " A subdomain appears with its first record.";
    }
  }

  /**
   * Nobody gave a usable answer.
   *
   * @param kind what kind of failure they have in common
   * @param failure what each server did, in words
   */
  record NoAnswer(DnsLook look, Failure kind, String failure) implements DnsFinding {

    /** A finding of which no more is to be said. */
    public NoAnswer(String host, List<String> servers, String failure) {
      this(DnsLook.at(host, servers), Failure.UNUSABLE, failure);
    }

    @Override
    public String code() {
      return kind.code;
    }

    @Override
    public String text() {
      return look.noted("The DNS gave no usable answer for %s: %s.".formatted(host(), failure));
    }

    @Override
    public String advice() {
      return kind.advice;
    }
  }

  /** Why nobody gave a usable answer. */
  enum Failure {
    /** All answered SERVFAIL. */
    SERVER_FAILURE("server-failure"),
    /** All refused to answer. */
    REFUSED("refused"),
    /** Nobody answered in time. */
    TIME_OUT("time-out"),
    /** The answers are too long for UDP, and TCP is closed. */
    TCP_CLOSED(
        "tcp-closed",
        "Have TCP port 53 of the domain's name servers opened: long answers need it. It is asked"
            + " again by itself."),
    /** There is nothing but an answer past its time (RFC 8767). */
    STALE(
        "stale-answer",
        "It is asked again by itself: what counts is what the domain's name servers say once they"
            + " answer again. If it stays so, ask who runs them."),
    /** Different or other reasons. */
    UNUSABLE("no-answer");

    private final String code;
    private final String advice;

    Failure(String code) {
      this(
          code,
          "It is asked again by itself. If it stays so, ask who runs the domain's name servers.");
    }

    Failure(String code, String advice) {
      this.code = code;
      this.advice = advice;
    }
  }
}
