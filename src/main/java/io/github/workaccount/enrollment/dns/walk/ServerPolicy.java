package io.github.workaccount.enrollment.dns.walk;

import io.github.workaccount.enrollment.dns.client.Resolvers;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Which name servers may be asked. Whoever owns a domain decides where its NS records point, so
 * they must not make this product send packets into the inside network.
 *
 * @param allowPrivate whether loopback and private addresses may be asked
 * @param loopbackPort where servers at loopback addresses listen because the configured resolver
 *     does so too; null when it does not
 */
public record ServerPolicy(boolean allowPrivate, Integer loopbackPort) {

  private static final int DNS_PORT = 53;

  /**
   * The policy of a configuration.
   *
   * @param allowPrivate whether private addresses are allowed by configuration or by the sandbox
   * @param resolvers the resolvers; one that was configured at a loopback address with a port of
   *     its own is a test bed, whose name servers stand beside it
   */
  public static ServerPolicy of(boolean allowPrivate, Resolvers resolvers) {
    Integer port =
        resolvers.addresses().stream()
            .filter(resolver -> resolvers.configured() && resolver.getPort() != DNS_PORT)
            .filter(resolver -> resolver.getAddress().isLoopbackAddress())
            .map(InetSocketAddress::getPort)
            .findFirst()
            .orElse(null);
    return new ServerPolicy(allowPrivate, port);
  }

  /** Where to ask the server at this address; empty when it must not be asked. */
  Optional<InetSocketAddress> admit(InetAddress address) {
    if (address.isLoopbackAddress() && loopbackPort != null) {
      return Optional.of(new InetSocketAddress(address, loopbackPort));
    }
    if (allowPrivate || isPublic(address)) {
      return Optional.of(new InetSocketAddress(address, DNS_PORT));
    }
    return Optional.empty();
  }

  /** Whether an address is a global unicast one (IANA special-purpose registries, RFC 6890). */
  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    int a = bytes[0] & 0xff;
    int b = bytes[1] & 0xff;
    int c = bytes[2] & 0xff;
    return bytes.length == 4 ? isPublicV4(a, b, c) : isPublicV6(a, b, c, bytes[3] & 0xff);
  }

  private static boolean isPublicV4(int a, int b, int c) {
    return switch (a) {
      case 0, 10, 127 -> false;
      case 100 -> b < 64 || b > 127;
      case 169 -> b != 254;
      case 172 -> b < 16 || b > 31;
      case 192 -> b != 168 && !(b == 0 && (c == 0 || c == 2)) && !(b == 88 && c == 99);
      case 198 -> b != 18 && b != 19 && !(b == 51 && c == 100);
      case 203 -> !(b == 0 && c == 113);
      default -> a < 224;
    };
  }

  /** Only 2000::/3 is global; what carries an IPv4 address inside (6to4, Teredo) is left out. */
  private static boolean isPublicV6(int a, int b, int c, int d) {
    boolean global = (a & 0xe0) == 0x20;
    boolean sixToFour = a == 0x20 && b == 0x02;
    boolean teredoOrSpecial = a == 0x20 && b == 0x01 && (c == 0 || c == 1);
    boolean documentation = a == 0x20 && b == 0x01 && c == 0x0d && d == 0xb8;
    return global && !sixToFour && !teredoOrSpecial && !documentation;
  }
}
