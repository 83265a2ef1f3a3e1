package io.github.workaccount.enrollment.model;

import java.util.List;

/**
 * A finding that whoever published the record can put right: it is there, but not as it must be.
 */
public sealed interface DnsMistake extends DnsFinding {

  /**
   * The value is there, but at another host.
   *
   * @param foundAt where it is
   */
  record WrongHost(DnsLook look, List<String> found, String foundAt) implements DnsMistake {
    @Override
    public String code() {
      return "wrong-host";
    }

    @Override
    public String text() {
      return look.noted(
          "The value is right, but it is at %s, not at %s.".formatted(foundAt, host()));
    }

    @Override
    public String advice() {
      return look.changed(
          "Move it to %s itself; many providers call that host \"@\" or leave the field empty."
              .formatted(host()));
    }
  }

  /**
   * The value is at the host, but with something more or less.
   *
   * @param difference what differs, such as {@code quotation marks}
   */
  record AlmostRight(DnsLook look, List<String> found, String difference) implements DnsMistake {
    @Override
    public String code() {
      return "almost-right";
    }

    @Override
    public String text() {
      return look.noted(
          "The record at %s is almost right; it differs by %s.".formatted(host(), difference));
    }

    @Override
    public String advice() {
      return look.changed("Correct it to exactly the value shown, nothing before or after it.");
    }
  }

  /** There is a value as Microsoft makes them, but that of another enrollment or tenant. */
  record OldValue(DnsLook look, List<String> found) implements DnsMistake {
    @Override
    public String code() {
      return "old-value";
    }

    @Override
    public String text() {
      return look.noted(
          "%s has a value that Microsoft asked for another time; it proves nothing now."
              .formatted(host()));
    }

    @Override
    public String advice() {
      return look.changed("Add the value shown as another record; the old one can be removed.");
    }
  }

  /** The host is an alias (CNAME), beside which there can be no other record. */
  record Alias(DnsLook look, List<String> found, String target) implements DnsMistake {
    @Override
    public String code() {
      return "alias";
    }

    @Override
    public String text() {
      return look.noted(
          "%s is an alias (CNAME) of %s, and the record is not there.".formatted(host(), target));
    }

    @Override
    public String advice() {
      return look.changed(
          "Beside a CNAME there can be no other record: replace it, or publish the record at %s."
              .formatted(target));
    }
  }
}
