package io.github.workaccount.enrollment.microsoft.settings;

import io.github.workaccount.enrollment.application.directory.Access;
import io.github.workaccount.enrollment.model.microsoft.Cloud;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Microsoft's cloud is reached, and as whom. Exactly one credential is needed for each
 * registration; in the sandbox a configured certificate or assertion goes before the sandbox's own
 * secret.
 *
 * @param cloud which of Microsoft's clouds is enrolled in; in the sandbox all of it is simulated
 * @param tenantId the product's own tenant, a GUID: the one that holds its app registrations
 * @param clientId the app registration's client id; with a writer, that of the one that reads
 * @param clientCertificate the credential, best as a certificate: a PEM (certificate and private
 *     key) or PKCS #12 file. A file that is replaced is used without a restart
 * @param clientCertificatePassword the password of that file, where it has one
 * @param clientSecret instead of a certificate: a client secret
 * @param clientSecretFile instead of a certificate: a file with a client secret
 * @param clientSecretExpires the last day of the client secret, which is warned of from 30 days
 *     before
 * @param federatedTokenFile instead of a certificate: a file with a token of a trusted identity
 *     provider
 * @param writer a second registration for what is written; null when the one serves as both
 * @param graphUrl Graph's address with /v1.0; not set: the cloud's own
 * @param loginUrl the login authority's address; not set: the cloud's own
 * @param consentUrl the login authority as a person's browser reaches it; not set: login-url
 * @param proxy the way out to login and Graph, such as http://proxy.example.com:3128; not set: the
 *     JVM's
 * @param proxyUser the user name at the proxy, where it asks
 * @param proxyPassword the password at the proxy
 * @param trustedCertificates a PEM file of authorities to trust besides the JVM's
 * @param connectTimeout how long a connection may take
 * @param timeout how long one call may take as a whole; all calls of one job must end before its
 *     lock does
 */
@ConfigurationProperties(MicrosoftProperties.NAME)
public record MicrosoftProperties(
    Cloud cloud,
    String tenantId,
    String clientId,
    Path clientCertificate,
    String clientCertificatePassword,
    String clientSecret,
    Path clientSecretFile,
    LocalDate clientSecretExpires,
    Path federatedTokenFile,
    Writer writer,
    URI graphUrl,
    URI loginUrl,
    URI consentUrl,
    URI proxy,
    String proxyUser,
    String proxyPassword,
    Path trustedCertificates,
    @DefaultValue("PT5S") Duration connectTimeout,
    @DefaultValue("PT8S") Duration timeout) {

  public static final String NAME = "enrollment.microsoft";
  private static final String PREFIX = NAME + ".";

  /**
   * The registration that writes, named and proved like the other.
   *
   * @param clientId the client id of a second app registration, for what is written; not set: the
   *     one serves as both
   * @param clientCertificate that registration's certificate, a PEM or PKCS #12 file
   * @param clientCertificatePassword the password of that file, where it has one
   * @param clientSecret instead of a certificate: a client secret
   * @param clientSecretFile instead of a certificate: a file with a client secret
   * @param clientSecretExpires the last day of that client secret
   * @param federatedTokenFile instead of a certificate: a file with a token of a trusted identity
   *     provider
   */
  public record Writer(
      String clientId,
      Path clientCertificate,
      String clientCertificatePassword,
      String clientSecret,
      Path clientSecretFile,
      LocalDate clientSecretExpires,
      Path federatedTokenFile) {

    private Registration registration() {
      return new Registration(
          PREFIX + "writer.",
          clientId,
          clientCertificate,
          clientCertificatePassword,
          clientSecret,
          clientSecretFile,
          clientSecretExpires,
          federatedTokenFile);
    }

    /** Without secrets. */
    @Override
    public String toString() {
      return registration().toString();
    }
  }

  /**
   * @throws IllegalArgumentException when something is missing or wrong, with what to do
   */
  public MicrosoftProperties {
    if (cloud == null) {
      throw new WrongConfiguration(
          PREFIX + "cloud is not set: give sandbox, global, us-gov, us-dod or china.");
    }
    if (tenantId == null || tenantId.isBlank()) {
      throw new WrongConfiguration(
          PREFIX + "tenant-id is not set: give the id of the tenant with your app registration.");
    }
    // Also told from other tenants by it, so there is but one way to write it.
    tenantId = tenantId.strip().toLowerCase(Locale.ROOT);
    if (!TenantName.isId(tenantId)) {
      throw new WrongConfiguration(
          PREFIX
              + "tenant-id is \""
              + tenantId
              + "\": give the tenant's id, a GUID; the Entra admin center shows it in the overview.");
    }
    // Variables of an environment are often set to nothing.
    writer = writer == null || writer.registration().isEmpty() ? null : writer;
    proxy = isBlank(proxy) ? null : ServiceAddress.proxy(PREFIX + "proxy", proxy);
    trustedCertificates =
        trustedCertificates == null || trustedCertificates.toString().isBlank()
            ? null
            : trustedCertificates;
    loginUrl = address(cloud, "login-url", loginUrl, "https://" + cloud.loginHost());
    graphUrl = address(cloud, "graph-url", graphUrl, "https://" + cloud.graphHost() + "/v1.0");
    if (!graphUrl.getPath().endsWith("/v1.0")) {
      throw new WrongConfiguration(
          PREFIX + "graph-url is \"" + graphUrl + "\": it must end in /v1.0.");
    }
    consentUrl = consentAddress(cloud, consentUrl, loginUrl);
    positive("connect-timeout", connectTimeout);
    positive("timeout", timeout);
    Registration reader =
        new Registration(
            PREFIX,
            clientId,
            clientCertificate,
            clientCertificatePassword,
            clientSecret,
            clientSecretFile,
            clientSecretExpires,
            federatedTokenFile);
    reader.check(cloud == Cloud.SANDBOX);
    clientId = reader.clientId();
    if (writer != null) {
      writer.registration().check(cloud == Cloud.SANDBOX);
      if (reader.clientId().equalsIgnoreCase(writer.registration().clientId())) {
        throw new WrongConfiguration(
            PREFIX
                + "writer.client-id is that of the reading registration: give another, or leave all of "
                + PREFIX
                + "writer out when one registration serves as both.");
      }
    }
  }

  /**
   * The registration for an access; the same for both when there is but one.
   *
   * @param access what is to be done
   */
  public Registration registration(Access access) {
    return access == Access.WRITE && writer != null
        ? writer.registration()
        : new Registration(
            PREFIX,
            clientId,
            clientCertificate,
            clientCertificatePassword,
            clientSecret,
            clientSecretFile,
            clientSecretExpires,
            federatedTokenFile);
  }

  /** Whether reading and writing are two registrations. */
  public boolean hasWriter() {
    return writer != null;
  }

  /** Whether this is our own tenant. */
  public boolean isOwnTenant(String tenant) {
    return tenantId.equalsIgnoreCase(tenant);
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return "MicrosoftProperties[cloud=%s, tenantId=%s, reader=%s, writer=%s, graphUrl=%s, loginUrl=%s]"
        .formatted(cloud, tenantId, registration(Access.READ), writer, graphUrl, loginUrl);
  }

  private static boolean isBlank(URI given) {
    return given == null || given.toString().isBlank();
  }

  private static URI address(Cloud cloud, String name, URI given, String usual) {
    if (!isBlank(given)) {
      return ServiceAddress.checked(PREFIX + name, given);
    }
    if (cloud == Cloud.SANDBOX) {
      throw new WrongConfiguration(
          PREFIX
              + name
              + " is not set and the sandbox did not start. Let the sandbox start, or set "
              + PREFIX
              + "cloud to global, us-gov, us-dod or china.");
    }
    return URI.create(usual);
  }

  private static URI consentAddress(Cloud cloud, URI given, URI loginUrl) {
    if (isBlank(given)) {
      return loginUrl;
    }
    // The sandbox's page is opened through the product's own address, which may be plain http.
    return cloud == Cloud.SANDBOX
        ? ServiceAddress.browsable(PREFIX + "consent-url", given)
        : ServiceAddress.checked(PREFIX + "consent-url", given);
  }

  private static void positive(String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new WrongConfiguration(
          PREFIX + name + " is " + value + ": give a time above zero, such as PT20S.");
    }
  }
}
