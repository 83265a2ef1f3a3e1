package io.github.workaccount.enrollment.process.briefing;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.proof.DnsWatches;
import io.github.workaccount.enrollment.application.proof.DnsWatches.DnsWatch;
import io.github.workaccount.enrollment.application.proof.DnsWatches.SeenFinding;
import io.github.workaccount.enrollment.application.proof.ExtendDomainProof;
import io.github.workaccount.enrollment.model.dns.HostInZone;
import io.github.workaccount.enrollment.model.dns.VerificationRecord;
import io.github.workaccount.enrollment.model.text.PointInTime;
import io.github.workaccount.enrollment.process.Elements;
import io.github.workaccount.enrollment.process.briefing.Briefing.Row;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

@Component
class PublishDnsRecordBriefing implements TaskBriefing {

  private static final int MOST_VALUES = 5;
  private static final int LONG = 100;

  private final DnsWatches watches;
  private final ExtendDomainProof proofs;
  private final LastLook looks;
  private final Facts facts;

  PublishDnsRecordBriefing(
      DnsWatches watches, ExtendDomainProof proofs, LastLook looks, Facts facts) {
    this.looks = looks;
    this.facts = facts;
    this.watches = watches;
    this.proofs = proofs;
  }

  @Override
  public String task() {
    return Elements.PUBLISH_DNS_RECORD;
  }

  @Override
  public Briefing brief(Enrollment enrollment, OpenTask task) {
    DnsWatch watch = watches.find(enrollment.id()).orElseThrow();
    VerificationRecord record = watch.record();
    SeenFinding finding = watch.finding();
    return Briefing.of(
            (finding == null
                    ? ""
                    : looks.said(
                        enrollment.id(),
                        task(),
                        watch.lastCheckAt(),
                        said(finding, finding.text())))
                + "Publish this record in the DNS of %s. It is looked for all the time, and the enrollment goes on by itself when it is there; completing this task means: look now."
                    .formatted(Markdown.text(record.host())))
        .rows("facts", facts.request(enrollment))
        .rows(
            "record",
            List.of(
                new Row("Host", host(watch)),
                new Row("Full name", record.host()),
                new Row("Type", record.type()),
                new Row("Value", record.value()),
                new Row("TTL", record.ttl() + " seconds")))
        .toCopy(
            List.of(
                "Host: `%s` (%s)"
                    .formatted(
                        watch.place().map(HostInZone::entered).orElse(record.host()),
                        hostNote(watch)),
                "Type: `%s`".formatted(record.type()),
                "Value: `%s`".formatted(Markdown.outside(record.value())),
                "TTL: `%d`".formatted(record.ttl())))
        .show("recordHost", watch.place().map(HostInZone::entered).orElse(record.host()))
        .show("recordHostNote", Markdown.text(hostNote(watch)))
        .show("recordType", record.type())
        .show("recordValue", record.value())
        .show("recordTtl", String.valueOf(record.ttl()))
        .show(
            "finding",
            finding == null ? "It has not been looked for yet." : said(finding, finding.text()))
        .show(
            "advice",
            finding == null
                ? "Publish the record; it is looked for within seconds."
                : Markdown.text(finding.advice()))
        .show("lookUps", lookUps(watch))
        .show("expiry", Markdown.text(proofs.howTo(enrollment.id()).orElse("")))
        .build();
  }

  private static String host(DnsWatch watch) {
    String entered = watch.place().map(HostInZone::entered).orElse(watch.record().host());
    return "%s (%s)".formatted(entered, hostNote(watch));
  }

  /** Providers want a host without what its zone is called, and the zone is not always its own. */
  private static String hostNote(DnsWatch watch) {
    return watch
        .place()
        .map(
            place ->
                place.isTop()
                    ? "%s itself, the top of its zone; some providers leave the field empty"
                        .formatted(place.zone())
                    : "in the zone %s".formatted(place.zone()))
        .orElse("the full name; what to enter is shown here once its zone was found");
  }

  private static String said(SeenFinding finding, String text) {
    return finding.found().isEmpty()
        ? Markdown.text(text)
        : Markdown.text(text + " Found: " + shown(finding));
  }

  private static String shown(SeenFinding finding) {
    String values =
        finding.found().stream()
            .limit(MOST_VALUES)
            .map(value -> value.length() > LONG ? value.substring(0, LONG) + "…" : value)
            .collect(Collectors.joining(" | "));
    int more = finding.found().size() - MOST_VALUES;
    return more > 0 ? values + " and %d more".formatted(more) : values;
  }

  private static String lookUps(DnsWatch watch) {
    Instant last = watch.lastCheckAt();
    return "%d look-ups%s"
        .formatted(watch.checks(), last == null ? "" : ", last " + PointInTime.inWords(last));
  }
}
