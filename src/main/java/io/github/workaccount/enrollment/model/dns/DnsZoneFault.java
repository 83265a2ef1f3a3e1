package io.github.workaccount.enrollment.model.dns;

import java.util.List;

/** A finding about the zone itself: its servers or its signatures do not agree with each other. */
public sealed interface DnsZoneFault extends DnsFinding {

  /**
   * Some servers have the record, others do not.
   *
   * @param with those that have it
   * @param without those that do not
   */
  record SeenBySome(DnsLook look, List<String> found, List<String> with, List<String> without)
      implements DnsZoneFault {
    @Override
    public String code() {
      return "seen-by-some";
    }

    @Override
    public String text() {
      return look.noted(
          "%s has the record; %s does not have it yet."
              .formatted(String.join(", ", with), String.join(", ", without)));
    }

    @Override
    public String advice() {
      return "Wait a few minutes. If it stays so, tell the provider that its servers differ.";
    }
  }

  /**
   * The servers that the parent zone names are others than those the zone itself names.
   *
   * @param parents the parent's, which everybody asks
   * @param own the zone's own
   */
  record DelegationDiffers(DnsLook look, List<String> found, List<String> parents, List<String> own)
      implements DnsZoneFault {
    @Override
    public String code() {
      return "delegation-differs";
    }

    @Override
    public String text() {
      return look.noted(
          "The registry sends everybody to %s, but the domain's own servers name %s."
              .formatted(String.join(", ", parents), String.join(", ", own)));
    }

    @Override
    public String advice() {
      return "Publish the record at %s, or have the registrar name the right servers."
          .formatted(String.join(", ", parents));
    }
  }

  /** The record is there, but its signature does not hold (RFC 4035): no proof. */
  record Bogus(DnsLook look, List<String> found, String reason) implements DnsZoneFault {
    @Override
    public String code() {
      return "dnssec-bogus";
    }

    @Override
    public String text() {
      return look.noted(
          "The answer for %s fails its DNSSEC check (%s) and cannot be trusted."
              .formatted(host(), reason));
    }

    @Override
    public String advice() {
      return "Have the zone signed again, or the DS record at the registrar corrected or removed.";
    }
  }
}
