package io.github.workaccount.enrollment.dns.client;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * A server that can be asked.
 *
 * @param name its host name; null for a resolver
 * @param address where it is, resolved
 */
public record NameServer(String name, InetSocketAddress address) {

  /** {@code address:port}. */
  public String at() {
    InetAddress ip = address.getAddress();
    String text = ip.getHostAddress();
    return (text.contains(":") ? "[" + text + "]" : text) + ":" + address.getPort();
  }

  /** The name, and the address where it matters. */
  public String label() {
    return name == null ? at() : "%s (%s)".formatted(name, at());
  }
}
