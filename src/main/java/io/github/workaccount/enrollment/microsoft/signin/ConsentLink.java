package io.github.workaccount.enrollment.microsoft.signin;

import io.github.workaccount.enrollment.application.consent.GrantConsent;
import io.github.workaccount.enrollment.application.directory.Access;
import io.github.workaccount.enrollment.microsoft.settings.MicrosoftProperties;
import io.github.workaccount.enrollment.microsoft.settings.TenantName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Makes the address of Microsoft's admin consent page. */
public final class ConsentLink {

  public static final String CALLBACK = "/consent/callback";

  private final MicrosoftProperties properties;
  private final String publicUrl;

  public ConsentLink(MicrosoftProperties properties, String publicUrl) {
    this.properties = properties;
    this.publicUrl =
        publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
  }

  /**
   * The page where an administrator of the tenant grants all permissions of the app registration.
   *
   * @param tenant the tenant's id or domain
   * @param access which registration is to be consented to
   * @param state the unguessable value that comes back
   */
  public String to(String tenant, Access access, String state) {
    return properties.consentUrl()
        + "/"
        + TenantName.canonical(tenant)
        + "/v2.0/adminconsent?client_id="
        + encoded(properties.registration(access).clientId())
        + "&scope="
        + encoded(properties.cloud().scope())
        + "&redirect_uri="
        + encoded(publicUrl + CALLBACK)
        + "&state="
        + encoded(state);
  }

  /**
   * The same page, when no task waits for its answer: what was granted is only to be renewed.
   *
   * @param tenant the tenant's id or domain
   * @param access which registration is to be consented to
   */
  String renewing(String tenant, Access access) {
    return to(tenant, access, GrantConsent.RENEWAL);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
