package io.github.workaccount.enrollment.application.enrollment;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How people reach the product.
 *
 * @param publicUrl the address by which people reach the product: what links begin with, and where
 *     Microsoft returns to after consent (path /consent/callback)
 */
@ConfigurationProperties("enrollment")
public record PublicAddress(URI publicUrl) {

  private static final String NAME = "enrollment.public-url";

  /**
   * Takes an address with or without a slash at its end.
   *
   * @throws IllegalArgumentException when it is no address of a web site
   */
  public PublicAddress {
    if (publicUrl == null
        || publicUrl.getAuthority() == null
        || !"https".equalsIgnoreCase(publicUrl.getScheme())
            && !"http".equalsIgnoreCase(publicUrl.getScheme())) {
      throw new IllegalArgumentException(
          "%s is %s: give the address by which people reach the product, such as https://enroll.example.com."
              .formatted(NAME, publicUrl == null ? "not set" : "\"" + publicUrl + "\""));
    }
    publicUrl = URI.create(publicUrl.toString().replaceAll("/+$", ""));
  }

  /**
   * The address of a page.
   *
   * @param path begins with a slash
   */
  public String of(String path) {
    return publicUrl + path;
  }

  /** Whether people reach it through TLS. */
  public boolean isSecure() {
    return "https".equalsIgnoreCase(publicUrl.getScheme());
  }
}
