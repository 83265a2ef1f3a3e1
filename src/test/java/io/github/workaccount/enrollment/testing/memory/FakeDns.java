package io.github.workaccount.enrollment.testing.memory;

import io.github.workaccount.enrollment.application.proof.Dns;
import io.github.workaccount.enrollment.model.dns.DnsFinding;
import io.github.workaccount.enrollment.model.dns.VerificationRecord;
import java.util.List;

/** A domain name system in which nothing is published until a test says so. */
public final class FakeDns implements Dns {

  private List<String> published = List.of();

  /** These texts are at the host, whichever. */
  public void publishes(String... texts) {
    published = List.of(texts);
  }

  @Override
  public DnsFinding lookUp(VerificationRecord wanted) {
    List<String> servers = List.of("192.0.2.1:53");
    if (published.contains(wanted.value())) {
      return new DnsFinding.Proved(wanted.host(), servers, published);
    }
    return published.isEmpty()
        ? new DnsFinding.NothingThere(wanted.host(), servers)
        : new DnsFinding.AnotherValue(wanted.host(), servers, published);
  }
}
