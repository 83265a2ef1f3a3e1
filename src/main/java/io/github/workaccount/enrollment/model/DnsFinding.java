package io.github.workaccount.enrollment.model;

import java.util.List;

/**
 * What a look for the verification record found. Each says what was looked for, whom was asked,
 * what was found, and one piece of advice.
 */
public sealed interface DnsFinding {

  /** The host that was asked for. */
  String host();

  /** The servers that were asked, as {@code address:port}. */
  List<String> servers();

  /** The record texts that were found at the host. */
  List<String> found();

  /** The stable name of the finding. */
  String code();

  /** What was found, a sentence. */
  String text();

  /** What to do, a sentence. */
  String advice();

  /** Whether the record is there. */
  default boolean isProof() {
    return this instanceof Proved;
  }

  /** The record is there, exactly. */
  record Proved(String host, List<String> servers, List<String> found) implements DnsFinding {
    @Override
    public String code() {
      return "proved";
    }

    @Override
    public String text() {
      return "The record is there.";
    }

    @Override
    public String advice() {
      return "Nothing to do: the enrollment goes on by itself.";
    }
  }

  /** The domain has no TXT record at the host. */
  record NothingThere(String host, List<String> servers) implements DnsFinding {
    @Override
    public List<String> found() {
      return List.of();
    }

    @Override
    public String code() {
      return "nothing-there";
    }

    @Override
    public String text() {
      return "There is no TXT record at %s yet.".formatted(host);
    }

    @Override
    public String advice() {
      return "Publish the record exactly as shown, at %s itself.".formatted(host);
    }
  }

  /** There are TXT records at the host, but not the one. */
  record AnotherValue(String host, List<String> servers, List<String> found) implements DnsFinding {
    @Override
    public String code() {
      return "another-value";
    }

    @Override
    public String text() {
      return "%s has TXT records, but none with the value that Microsoft asks for.".formatted(host);
    }

    @Override
    public String advice() {
      return "Add the value exactly as shown; other records can stay.";
    }
  }

  /** The name does not exist in the DNS. */
  record NoSuchDomain(String host, List<String> servers) implements DnsFinding {
    @Override
    public List<String> found() {
      return List.of();
    }

    @Override
    public String code() {
      return "no-such-domain";
    }

    @Override
    public String text() {
      return "The DNS knows no domain %s.".formatted(host);
    }

    @Override
    public String advice() {
      return "Check the spelling and that the domain is registered and delegated.";
    }
  }

  /**
   * Nobody gave a usable answer.
   *
   * @param failure what each server did, in words
   */
  record NoAnswer(String host, List<String> servers, String failure) implements DnsFinding {
    @Override
    public List<String> found() {
      return List.of();
    }

    @Override
    public String code() {
      return "no-answer";
    }

    @Override
    public String text() {
      return "The DNS gave no usable answer for %s: %s.".formatted(host, failure);
    }

    @Override
    public String advice() {
      return "It is asked again by itself. If it stays so, ask who runs the domain's name servers.";
    }
  }
}
