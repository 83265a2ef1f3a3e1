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

  /** Grants what reading takes, and goes where that leads. */
  public Reply acceptReadingOnly(String consentLink) {
    return http.send(
        null, HttpMethod.GET, acceptOnly(consentLink + "&decision=accept-reading"), null);
  }

  /** Adds a domain in the portal. */
  public void addDomain(String tenant, String domain) {
    portal(tenant, "/domains", "{\"id\":\"%s\"}".formatted(domain));
  }

  /** Has a domain verified in the portal. */
  public void verifyDomain(String tenant, String domain) {
    portal(tenant, "/domains/" + domain + "/verify", null);
  }

  /**
   * Makes a security group in the portal.
   *
   * @return its id
   */
  public String createGroup(String tenant, String name, String nickname) {
    String group =
        "{\"displayName\":\"%s\",\"mailNickname\":\"%s\",\"mailEnabled\":false,\"securityEnabled\":true}"
            .formatted(name, nickname);
    return portal(tenant, "/groups", group).json().get("id").asText();
  }

  /** Adds a user to a group in the portal. */
  public void addMember(String tenant, String group, String user) {
    String reference =
        "{\"@odata.id\":\"https://graph.microsoft.com/v1.0/directoryObjects/%s\"}".formatted(user);
    portal(tenant, "/groups/" + group + "/members/$ref", reference);
  }

  private Reply portal(String tenant, String path, String json) {
    return done(HttpMethod.POST, "/sandbox/portal/" + tenant + path, json);
  }

  /** Accepts consent, and closes the browser before it comes back: only the address is known. */
  public String acceptOnly(String consentLink) {
    Reply accepted = http.send(null, HttpMethod.POST, consentLink, null);
    if (accepted.status() != 303) {
      throw new IllegalStateException(accepted.status() + " " + accepted.body());
    }
    return accepted.location();
  }

  private Reply done(HttpMethod method, String path, String json) {
    Reply reply = http.send(SOMEBODY, method, path, json);
    if (reply.status() >= 300) {
      throw new IllegalStateException(
          "%s %s: %d %s".formatted(method, path, reply.status(), reply.body()));
    }
    return reply;
  }
}
