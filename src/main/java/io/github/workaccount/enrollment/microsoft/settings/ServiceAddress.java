package io.github.workaccount.enrollment.microsoft.settings;

import java.net.URI;

/** Checks the addresses that configuration gives for Microsoft's services. */
public final class ServiceAddress {

  private ServiceAddress() {}

  /**
   * An address that tokens or credentials are sent to: https, or http on this machine.
   *
   * @param property the property's name, for the message
   * @param address the configured address
   * @return the same without a trailing slash
   * @throws IllegalArgumentException with what to do
   */
  static URI checked(String property, URI address) {
    URI plain = withoutTrailingSlash(property, address);
    boolean local = "http".equals(plain.getScheme()) && isLoopback(plain.getHost());
    if (!local && !"https".equals(plain.getScheme())) {
      throw new WrongConfiguration(
          "%s is \"%s\": it must start with https:// (plain http is for this machine only)."
              .formatted(property, address));
    }
    return plain;
  }

  /**
   * An address that people open in a browser: http or https.
   *
   * @param property the property's name, for the message
   * @param address the configured address
   * @return the same without a trailing slash
   * @throws IllegalArgumentException with what to do
   */
  static URI browsable(String property, URI address) {
    URI plain = withoutTrailingSlash(property, address);
    if (!"http".equals(plain.getScheme()) && !"https".equals(plain.getScheme())) {
      throw new WrongConfiguration(
          "%s is \"%s\": it must start with http:// or https://.".formatted(property, address));
    }
    return plain;
  }

  /**
   * The address of a proxy: {@code http://host:port} and nothing else.
   *
   * @param property the property's name, for the message
   * @param address the configured address
   * @throws IllegalArgumentException with what to do
   */
  static URI proxy(String property, URI address) {
    URI plain = withoutTrailingSlash(property, address);
    if (!"http".equals(plain.getScheme())
        || plain.getPort() == -1
        || !plain.getRawPath().isEmpty()) {
      throw new WrongConfiguration(
          "%s is \"%s\": give http://host:port; a user goes into %s-user and %s-password."
              .formatted(property, address, property, property));
    }
    return plain;
  }

  /** Whether two addresses have the same scheme, host and port. */
  public static boolean sameOrigin(URI one, URI other) {
    return one.getScheme() != null
        && one.getScheme().equalsIgnoreCase(other.getScheme())
        && one.getHost() != null
        && one.getHost().equalsIgnoreCase(other.getHost())
        && port(one) == port(other);
  }

  private static URI withoutTrailingSlash(String property, URI address) {
    if (address.getHost() == null
        || address.getRawUserInfo() != null
        || address.getRawQuery() != null
        || address.getRawFragment() != null) {
      throw new WrongConfiguration(
          "%s is no address of a server: give scheme, host and path only.".formatted(property));
    }
    String text = address.toString();
    return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : address;
  }

  private static boolean isLoopback(String host) {
    return host.equalsIgnoreCase("localhost")
        || host.equals("[::1]")
        || host.matches("127(?:\\.\\d{1,3}){3}");
  }

  private static int port(URI address) {
    if (address.getPort() != -1) {
      return address.getPort();
    }
    return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
  }
}
