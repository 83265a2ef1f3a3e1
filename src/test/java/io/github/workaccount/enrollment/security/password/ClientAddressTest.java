package io.github.workaccount.enrollment.security.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientAddressTest {

  @Test
  void nobodyIsBelievedByDefault() {
    ClientAddress addresses = of();

    assertThat(addresses.of(request("10.0.0.7", "203.0.113.5"))).isEqualTo("10.0.0.7");
    assertThat(addresses.areToldApart()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.5, 203.0.113.5",
    "'198.51.100.1, 203.0.113.5', 203.0.113.5",
    "'203.0.113.5, 10.0.0.8', 203.0.113.5",
    "203.0.113.5:50412, 203.0.113.5",
    "2001:db8::1, 2001:db8::1",
    "[2001:db8::1]:443, 2001:db8::1",
    "unknown, 10.0.0.7",
    "'203.0.113.5, not an address', 10.0.0.7"
  })
  void aConfiguredProxyIsBelievedForWhatItHasSeenItself(String header, String address) {
    assertThat(of("10.0.0.0/24").of(request("10.0.0.7", header))).isEqualTo(address);
  }

  @Test
  void somebodyElseIsNotBelieved() {
    assertThat(of("10.0.0.7").of(request("198.51.100.1", "203.0.113.5"))).isEqualTo("198.51.100.1");
  }

  @Test
  void theAddressesOfOneIpv6NetworkCountAsOne() {
    ClientAddress addresses = of("10.0.0.7");

    assertThat(addresses.networkOf(request("10.0.0.7", "2001:db8:1:2::1")))
        .isEqualTo(addresses.networkOf(request("10.0.0.7", "2001:db8:1:2:ffff::9")))
        .isNotEqualTo(addresses.networkOf(request("10.0.0.7", "2001:db8:1:3::1")));
  }

  @Test
  void whatIsNoAddressIsRefusedAtTheStart() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of("proxy.example"))
        .withMessageContaining("enrollment.trusted-proxies: 'proxy.example' is no address");
  }

  private static ClientAddress of(String... proxies) {
    return new ClientAddress(new ProxyProperties(List.of(proxies)));
  }

  private static MockHttpServletRequest request(String peer, String forwardedFor) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setRemoteAddr(peer);
    request.addHeader("X-Forwarded-For", forwardedFor);
    return request;
  }
}
