package io.github.workaccount.enrollment.sandbox.state;

import io.github.workaccount.enrollment.model.microsoft.GraphPermission;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The product's own app registration in the simulated cloud, with the credentials that prove it.
 *
 * @param secret its client secret, made up once and kept in the state
 * @param certificates public certificates that may sign its client assertions
 * @param redirectUri the one address that its consent may return to
 */
public record AppRegistration(
    String secret, List<X509Certificate> certificates, String redirectUri) {

  public static final String CLIENT_ID = "9c4f2e60-8a1d-4b73-a5c2-6d3e1f7b9048";

  static final String NAME = "Work Account Enrollment";

  /** A second registration, which only reads: with it, the first one is needed to write alone. */
  public static final String READER_ID = "2b7e9d14-5f3c-4e08-b6a1-c94d8e27f350";

  static final String READER_NAME = "Work Account Enrollment (reading)";

  /** What the tenant of the product itself has consented to: looking up other tenants. */
  static final List<String> OWN_TENANT_PERMISSIONS = List.of(GraphPermission.FIND_TENANTS.key());

  /**
   * What the registration lists, and so what an admin consent in any other tenant grants: that is
   * the product's own list.
   */
  public static final List<String> PERMISSIONS =
      Arrays.stream(GraphPermission.values()).map(GraphPermission::key).toList();

  /** What the second registration lists. */
  static final List<String> READER_PERMISSIONS =
      GraphPermission.reading().stream().map(GraphPermission::key).toList();

  private static final String SECRET_KEY = "client-secret";
  private static final int SECRET_BYTES = 32;

  /**
   * Reads the registration from the state, making its secret the first time.
   *
   * @param configuredSecret a secret that the user has chosen instead, as nodes that share a
   *     stand-in need it; null or blank for none
   * @param publicUrl how people reach the product
   */
  public static AppRegistration load(
      SandboxState state,
      List<X509Certificate> certificates,
      String configuredSecret,
      String publicUrl) {
    String secret =
        configuredSecret == null || configuredSecret.isBlank()
            ? state.write(AppRegistration::storedSecret)
            : configuredSecret;
    return new AppRegistration(
        secret, List.copyOf(certificates), publicUrl.replaceAll("/+$", "") + "/consent/callback");
  }

  private static String storedSecret(EntraDirectory directory) {
    return directory
        .settings()
        .get(SECRET_KEY)
        .orElseGet(
            () -> {
              String fresh = randomSecret();
              directory.settings().put(SECRET_KEY, fresh);
              return fresh;
            });
  }

  /** What an administrator grants who lets the application read, and does the changes by hand. */
  public static List<String> readingPermissions() {
    return READER_PERMISSIONS;
  }

  /** Whether this is the client id of one of the registrations. */
  public static boolean isKnown(String clientId) {
    return CLIENT_ID.equalsIgnoreCase(clientId) || READER_ID.equalsIgnoreCase(clientId);
  }

  /** How the registration with this client id is called. */
  public static String name(String clientId) {
    return READER_ID.equalsIgnoreCase(clientId) ? READER_NAME : NAME;
  }

  /** What consent to the registration with this client id grants in the tenant. */
  public static List<String> permissionsIn(String tenantId, String clientId) {
    if (Seed.OWN_TENANT_ID.equals(tenantId)) {
      return OWN_TENANT_PERMISSIONS;
    }
    return READER_ID.equalsIgnoreCase(clientId) ? READER_PERMISSIONS : PERMISSIONS;
  }

  /** Keeps the secret out of logs. */
  @Override
  public String toString() {
    return "AppRegistration[" + CLIENT_ID + ", " + certificates.size() + " certificates]";
  }

  private static String randomSecret() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
