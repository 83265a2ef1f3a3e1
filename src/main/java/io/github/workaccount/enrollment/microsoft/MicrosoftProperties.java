package io.github.workaccount.enrollment.microsoft;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Microsoft's cloud is reached, and as whom. Exactly one credential is needed; in the sandbox a
 * configured certificate or assertion goes before the sandbox's own secret.
 *
 * @param cloud which cloud
 * @param tenantId our own tenant: the one that holds the app registration
 * @param clientId the app registration's client id
 * @param clientCertificate PEM (certificate and private key) or PKCS #12 file; null when not used
 * @param clientCertificatePassword its password; null when it has none
 * @param clientSecret a client secret; null when not used
 * @param federatedTokenFile a file with a token of a trusted identity provider; null when not used
 * @param graphUrl Graph's address with {@code /v1.0}; the cloud's own when not set
 * @param loginUrl the login authority's address; the cloud's own when not set
 * @param consentUrl the login authority as a person's browser reaches it; loginUrl when not set
 * @param connectTimeout how long to wait for a connection
 * @param timeout how long one call may take as a whole
 */
@ConfigurationProperties("enrollment.microsoft")
record MicrosoftProperties(
    @DefaultValue("sandbox") Cloud cloud,
    String tenantId,
    String clientId,
    Path clientCertificate,
    String clientCertificatePassword,
    String clientSecret,
    Path federatedTokenFile,
    URI graphUrl,
    URI loginUrl,
    URI consentUrl,
    @DefaultValue("PT5S") Duration connectTimeout,
    @DefaultValue("PT20S") Duration timeout) {

  private static final String PREFIX = "enrollment.microsoft.";

  /** The ways to prove who we are. */
  enum CredentialKind {
    CERTIFICATE,
    FEDERATED,
    SECRET
  }

  /**
   * @throws IllegalArgumentException when something is missing or wrong, with what to do
   */
  MicrosoftProperties {
    tenantId = required("tenant-id", tenantId, "the id of the tenant with your app registration");
    if (!TenantName.isTenantName(tenantId)) {
      throw new IllegalArgumentException(
          PREFIX + "tenant-id is \"" + tenantId + "\": give the tenant's id, a GUID.");
    }
    clientId = required("client-id", clientId, "the client id of your app registration");
    clientSecret = blankToNull(clientSecret);
    clientCertificate = blankToNull(clientCertificate);
    federatedTokenFile = blankToNull(federatedTokenFile);
    loginUrl = address(cloud, "login-url", loginUrl, "https://" + cloud.loginHost());
    graphUrl = address(cloud, "graph-url", graphUrl, "https://" + cloud.graphHost() + "/v1.0");
    if (!graphUrl.getPath().endsWith("/v1.0")) {
      throw new IllegalArgumentException(
          PREFIX + "graph-url is \"" + graphUrl + "\": it must end in /v1.0.");
    }
    consentUrl = consentAddress(cloud, consentUrl, loginUrl);
    positive("connect-timeout", connectTimeout);
    positive("timeout", timeout);
    oneCredential(cloud, clientCertificate, federatedTokenFile, clientSecret);
  }

  /** How to prove who we are. */
  CredentialKind credential() {
    if (clientCertificate != null) {
      return CredentialKind.CERTIFICATE;
    }
    return federatedTokenFile != null ? CredentialKind.FEDERATED : CredentialKind.SECRET;
  }

  /** Whether this is our own tenant. */
  boolean isOwnTenant(String tenant) {
    return tenantId.equalsIgnoreCase(tenant);
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return ("MicrosoftProperties[cloud=%s, tenantId=%s, clientId=%s,"
            + " credential=%s, graphUrl=%s, loginUrl=%s]")
        .formatted(cloud, tenantId, clientId, credential(), graphUrl, loginUrl);
  }

  private static String required(String name, String value, String what) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(PREFIX + name + " is not set: give " + what + ".");
    }
    return value.strip();
  }

  private static String blankToNull(String value) {
    return value == null || value.isBlank() ? null : value;
  }

  private static Path blankToNull(Path value) {
    return value == null || value.toString().isBlank() ? null : value;
  }

  private static URI address(Cloud cloud, String name, URI given, String usual) {
    if (given != null && !given.toString().isBlank()) {
      return ServiceAddress.checked(PREFIX + name, given);
    }
    if (cloud == Cloud.SANDBOX) {
      throw new IllegalArgumentException(
          PREFIX
              + name
              + " is not set and the sandbox did not start. Let the sandbox start, or set "
              + PREFIX
              + "cloud to global, us-gov, us-dod or china.");
    }
    return URI.create(usual);
  }

  private static URI consentAddress(Cloud cloud, URI given, URI loginUrl) {
    if (given == null || given.toString().isBlank()) {
      return loginUrl;
    }
    // The sandbox's page is opened through the product's own address, which may be plain http.
    return cloud == Cloud.SANDBOX
        ? ServiceAddress.browsable(PREFIX + "consent-url", given)
        : ServiceAddress.checked(PREFIX + "consent-url", given);
  }

  private static void positive(String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(
          PREFIX + name + " is " + value + ": give a time above zero, such as PT20S.");
    }
  }

  private static void oneCredential(Cloud cloud, Object certificate, Object file, Object secret) {
    int given = (certificate != null ? 1 : 0) + (file != null ? 1 : 0) + (secret != null ? 1 : 0);
    if (given == 1 || given > 1 && cloud == Cloud.SANDBOX) {
      return;
    }
    throw new IllegalArgumentException(
        (given == 0 ? "No credential is set." : "More than one credential is set.")
            + " Set exactly one of "
            + PREFIX
            + "client-certificate (preferred), "
            + PREFIX
            + "federated-token-file and "
            + PREFIX
            + "client-secret.");
  }
}
