package io.github.workaccount.enrollment.model.dns;

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
      return look.changed("Move it to %s itself.".formatted(host()));
    }
  }

  /**
   * The value is at the host, but with something more or less.
   *
   * @param place where the record is: the host, or the end of its aliases
   * @param difference what differs, such as {@code quotation marks}
   */
  record AlmostRight(DnsLook look, List<String> found, String place, String difference)
      implements DnsMistake {
    @Override
    public String code() {
      return "almost-right";
    }

    @Override
    public String text() {
      return look.noted(
          "The record at %s is almost right; it differs by %s.".formatted(place, difference));
    }

    @Override
    public String advice() {
      return look.changedAt(
          place, "Correct it to exactly the value shown, nothing before or after it.");
    }
  }

  /**
   * The value is at the host, but one text with something else, which may be needed itself.
   *
   * @param place where the record is: the host, or the end of its aliases
   * @param rest the other text
   */
  record Merged(DnsLook look, List<String> found, String place, String rest) implements DnsMistake {
    @Override
    public String code() {
      return "merged";
    }

    @Override
    public String text() {
      return look.noted(
          "The record at %s is the right value, merged with other text (%s), and so proves nothing."
              .formatted(place, rest));
    }

    @Override
    public String advice() {
      TextUse use = TextUse.of(rest);
      String keep =
          use == TextUse.NOTHING
              ? "What is besides in its text (%s) is no part of the value.".formatted(rest)
              : "Keep the rest (%s), %s, as another record with nothing else in it."
                  .formatted(rest, use.words());
      return look.changedAt(
          place, "Give the value a record of its own, with nothing before or after it. " + keep);
    }
  }

  /**
   * The mail exchange is at the host, but a name was added to it, as happens without a dot at its
   * end.
   *
   * @param place where the record is: the host, or the end of its aliases
   * @param target what the record names
   * @param exchange what it should name
   */
  record DoubledTarget(
      DnsLook look, List<String> found, String place, String target, String exchange)
      implements DnsMistake {
    @Override
    public String code() {
      return "almost-right";
    }

    @Override
    public String text() {
      return look.noted(
          "The MX record at %s is almost right; it names %s instead of %s."
              .formatted(place, target, exchange));
    }

    @Override
    public String advice() {
      return look.changedAt(
          place,
          "Correct its target to %1$s, or %1$s. with a dot at its end where the provider adds the"
                  .formatted(exchange)
              + " domain's name, or publish the TXT record instead.");
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

  /**
   * The host is an alias (CNAME), beside which there can be no other record (RFC 1034, section
   * 3.6.2).
   *
   * @param target what the host is an alias of, and where its records are read
   * @param foundAt where the value is instead; null when it was found nowhere
   * @param above the domain above the host that could be proved instead; null when there is none
   */
  record Alias(DnsLook look, List<String> found, String target, String foundAt, String above)
      implements DnsMistake {
    @Override
    public String code() {
      return "alias";
    }

    @Override
    public String text() {
      return look.noted(
          "%s is an alias (CNAME) of %s, and the record is not there%s."
              .formatted(host(), target, foundAt == null ? "" : "; the value is at " + foundAt));
    }

    @Override
    public String advice() {
      String advice =
          "Beside a CNAME there can be no other record, neither TXT nor MX. %s; or replace the CNAME"
                  .formatted(atTarget())
              + " by the records that it leads to, such as A and AAAA, and publish the record"
              + " beside them.";
      return above == null
          ? advice
          : advice
              + " Or have %s enrolled instead: below a proved domain no record is needed."
                  .formatted(above);
    }

    /** Where the target is in the host's own zone, whoever publishes records can add one there. */
    private String atTarget() {
      String zone = look.zone();
      boolean same = zone != null && (target.equals(zone) || target.endsWith("." + zone));
      return same
          ? "Publish the record at %s (in the zone %s the host to enter is %s)"
              .formatted(target, zone, new HostInZone(target, zone).entered())
          : "Have whoever runs %s publish the record there".formatted(target);
    }
  }
}
