package io.github.workaccount.enrollment.dns.client;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xbill.DNS.ResolverConfig;

/**
 * The recursive resolvers to ask.
 *
 * @param addresses where they are, at least one
 * @param configured whether they were configured, and are not simply those of the system
 */
public record Resolvers(List<InetSocketAddress> addresses, boolean configured) {

  private static final int DNS_PORT = 53;
  private static final Pattern HOST_AND_PORT =
      Pattern.compile(
          "\\[(?<v6>[^\\]]+)\\](?::(?<v6port>\\d{1,5}))?|(?<host>[^:]+):(?<port>\\d{1,5})");

  /**
   * Those of the configuration, else those of the system.
   *
   * @throws IllegalStateException naming the one that cannot be used
   */
  public static Resolvers of(DnsProperties properties) {
    if (properties.resolvers().isEmpty()) {
      return new Resolvers(List.copyOf(ResolverConfig.getCurrentConfig().servers()), false);
    }
    return new Resolvers(properties.resolvers().stream().map(Resolvers::parse).toList(), true);
  }

  /** Reads {@code host}, {@code host:port}, {@code v6} or {@code [v6]:port}. */
  public static InetSocketAddress parse(String text) {
    Matcher matcher = HOST_AND_PORT.matcher(text.strip());
    String host = text.strip();
    String port = null;
    if (matcher.matches()) {
      boolean v6 = matcher.group("v6") != null;
      host = matcher.group(v6 ? "v6" : "host");
      port = matcher.group(v6 ? "v6port" : "port");
    }
    try {
      int number = port == null ? DNS_PORT : Integer.parseInt(port);
      if (host.isEmpty()) {
        throw new UnknownHostException("no host");
      }
      return new InetSocketAddress(InetAddress.getByName(host), number);
    } catch (UnknownHostException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "enrollment.dns.resolvers: \"%s\" is no reachable host[:port].".formatted(text), e);
    }
  }
}
