package io.github.workaccount.enrollment.testing;

import io.github.workaccount.enrollment.testing.ProductHttp.Reply;
import org.springframework.http.HttpMethod;

/** What people do outside the product, done at the sandbox's own calls. */
public final class SandboxPeople {

  private static final String SOMEBODY = "sam";

  private final ProductHttp http;

  /** The product whose sandbox it is. */
  public SandboxPeople(ProductHttp http) {
    this.http = http;
  }

  /** Everything is as it was in the beginning. */
  public void reset() {
    done(HttpMethod.POST, "/sandbox/reset", null);
  }

  /** Publishes a TXT record. */
  public void publish(String domain, String value) {
    done(HttpMethod.POST, "/sandbox/dns/" + domain + "/txt", "{\"value\":\"" + value + "\"}");
  }

  /** Removes every TXT record. */
  public void removeRecords(String domain) {
    done(HttpMethod.DELETE, "/sandbox/dns/" + domain + "/txt", null);
  }

  /** Creates a tenant in the portal. */
  public void createTenant(String name, String initialDomain) {
    done(
        HttpMethod.POST,
        "/sandbox/tenants",
        "{\"displayName\":\"%s\",\"initialDomain\":\"%s\",\"country\":\"US\"}"
            .formatted(name, initialDomain));
  }

  /** Takes an unmanaged tenant over. */
  public void takeOver(String domain) {
    done(HttpMethod.POST, "/sandbox/tenants/" + domain + "/take-over", null);
  }

  /** Takes a tenant's consent back. */
  public void removeConsent(String tenantDomain) {
    done(HttpMethod.DELETE, "/sandbox/consents/" + tenantDomain, null);
  }

  /**
   * Disturbs the next requests of the product.
   *
   * @param match a part of {@code POST /graph/v1.0/…}
   * @param rest the rest of the fault as JSON, such as {@code "status": 503}
   */
  public void fault(String match, String rest) {
    done(HttpMethod.POST, "/sandbox/faults", "{\"match\":\"%s\",%s}".formatted(match, rest));
  }

  /** Nothing is disturbed any more. */
  public void clearFaults() {
    done(HttpMethod.DELETE, "/sandbox/faults", null);
  }

  /**
   * Accepts consent on the page behind a link, and goes where that leads.
   *
   * @return what the product's callback says
   */
  public Reply accept(String consentLink) {
    return http.send(null, HttpMethod.GET, acceptOnly(consentLink), null);
  }

  /** Accepts consent, and closes the browser before it comes back: only the address is known. */
  public String acceptOnly(String consentLink) {
    Reply accepted = http.send(null, HttpMethod.POST, consentLink, null);
    if (accepted.status() != 303) {
      throw new IllegalStateException(accepted.status() + " " + accepted.body());
    }
    return accepted.location();
  }

  private void done(HttpMethod method, String path, String json) {
    Reply reply = http.send(SOMEBODY, method, path, json);
    if (reply.status() >= 300) {
      throw new IllegalStateException(
          "%s %s: %d %s".formatted(method, path, reply.status(), reply.body()));
    }
  }
}
