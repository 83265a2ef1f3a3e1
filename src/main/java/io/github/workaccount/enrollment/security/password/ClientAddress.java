package io.github.workaccount.enrollment.security.password;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/**
 * The address of whoever sends a request. What a proxy says in {@code X-Forwarded-For} counts only
 * where that proxy is configured ({@code enrollment.trusted-proxies}): anybody can send the header.
 */
@Component
class ClientAddress {

  private static final Pattern LITERAL =
      Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
  private static final Pattern WITH_PORT =
      Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3}){3}):[0-9]+|\\[([0-9a-fA-F:.]+)](?::[0-9]+)?");
  private static final int IPV6 = 16;
  private static final int NETWORK_OF_IPV6 = 8;

  private final List<IpAddressMatcher> proxies;

  ClientAddress(ProxyProperties configured) {
    this.proxies = configured.trustedProxies().stream().map(ClientAddress::matcher).toList();
  }

  private static IpAddressMatcher matcher(String text) {
    try {
      return new IpAddressMatcher(text.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "enrollment.trusted-proxies: '%s' is no address and no network; give such as 10.0.0.7 or 10.0.0.0/24"
              .formatted(text),
          e);
    }
  }

  /** Whether different people are known to have different addresses. */
  boolean areToldApart() {
    return !proxies.isEmpty();
  }

  /** The address, as text. */
  String of(HttpServletRequest request) {
    String address = request.getRemoteAddr();
    List<String> forwarded =
        Collections.list(request.getHeaders("X-Forwarded-For")).stream()
            .flatMap(value -> Stream.of(value.split(",")))
            .map(ClientAddress::withoutPort)
            .toList();
    for (int i = forwarded.size() - 1; i >= 0 && isProxy(address); i--) {
      if (!LITERAL.matcher(forwarded.get(i)).matches()) {
        break;
      }
      address = forwarded.get(i);
    }
    return address;
  }

  /** The address, or of IPv6 the network of 64 bits, in which one person has them all. */
  String networkOf(HttpServletRequest request) {
    String address = of(request);
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress();
      return bytes.length == IPV6
          ? HexFormat.of().formatHex(bytes, 0, NETWORK_OF_IPV6)
          : HexFormat.of().formatHex(bytes);
    } catch (UnknownHostException e) {
      return address;
    }
  }

  private boolean isProxy(String address) {
    return proxies.stream().anyMatch(proxy -> proxy.matches(address));
  }

  private static String withoutPort(String value) {
    var port = WITH_PORT.matcher(value.strip());
    if (!port.matches()) {
      return value.strip();
    }
    return port.group(1) == null ? port.group(2) : port.group(1);
  }
}
