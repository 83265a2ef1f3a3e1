package io.github.workaccount.enrollment.microsoft;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Makes the address of Microsoft's admin consent page. */
final class ConsentLink {

  private static final String CALLBACK = "/consent/callback";

  private final MicrosoftProperties properties;
  private final String publicUrl;

  ConsentLink(MicrosoftProperties properties, String publicUrl) {
    this.properties = properties;
    this.publicUrl =
        publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
  }

  /**
   * The page where an administrator of the tenant grants all permissions of the app registration.
   *
   * @param tenant the tenant's id or domain
   * @param state the unguessable value that comes back
   */
  String to(String tenant, String state) {
    return properties.consentUrl()
        + "/"
        + TenantName.canonical(tenant)
        + "/v2.0/adminconsent?client_id="
        + encoded(properties.clientId())
        + "&scope="
        + encoded(properties.cloud().scope())
        + "&redirect_uri="
        + encoded(publicUrl + CALLBACK)
        + "&state="
        + encoded(state);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
