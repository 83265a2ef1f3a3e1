package io.github.workaccount.enrollment.dns.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.workaccount.enrollment.dns.DnsSettings;
import io.github.workaccount.enrollment.dns.client.RateLimit;
import io.github.workaccount.enrollment.dns.client.Resolvers;
import io.github.workaccount.enrollment.dns.judge.Providers;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerPolicyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "198.18.0.1",
        "192.0.2.1",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::1",
        "2001:0:1::1",
        "2001:db8::1"
      })
  void refusesAddressesThatAreNotGlobal(String address) throws UnknownHostException {
    ServerPolicy strict = new ServerPolicy(false, null);

    assertThat(strict.admit(InetAddress.getByName(address))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1.1.1", "172.32.0.1", "192.0.32.8", "2606:4700::1111", "100.128.0.1"})
  void admitsGlobalAddressesAtTheUsualPort(String address) throws UnknownHostException {
    ServerPolicy strict = new ServerPolicy(false, null);

    assertThat(strict.admit(InetAddress.getByName(address)))
        .hasValueSatisfying(at -> assertThat(at.getPort()).isEqualTo(53));
  }

  @Property
  void refusesEveryAddressOfThisMachineAndItsLink(@ForAll byte a, @ForAll byte b, @ForAll byte c)
      throws UnknownHostException {
    assertThat(ServerPolicy.isPublic(InetAddress.getByAddress(new byte[] {127, a, b, c})))
        .isFalse();
    assertThat(ServerPolicy.isPublic(InetAddress.getByAddress(new byte[] {10, a, b, c}))).isFalse();
  }

  @Property
  void neverAdmitsWhatJavaCallsLocal(@ForAll int bits) throws UnknownHostException {
    InetAddress address =
        InetAddress.getByAddress(
            new byte[] {(byte) (bits >> 24), (byte) (bits >> 16), (byte) (bits >> 8), (byte) bits});
    boolean local =
        address.isLoopbackAddress()
            || address.isSiteLocalAddress()
            || address.isLinkLocalAddress()
            || address.isMulticastAddress()
            || address.isAnyLocalAddress();

    assertThat(local && ServerPolicy.isPublic(address)).isFalse();
  }

  @Example
  void asksLoopbackServersWhereTheConfiguredResolverListens() throws UnknownHostException {
    Resolvers beside = Resolvers.of(DnsSettings.resolver("127.0.0.1:5353"));
    ServerPolicy policy = ServerPolicy.of(false, beside);

    assertThat(policy.admit(InetAddress.getByName("127.0.0.2")))
        .contains(new InetSocketAddress("127.0.0.2", 5353));
    assertThat(policy.admit(InetAddress.getByName("10.0.0.1"))).isEmpty();
  }

  @Example
  void doesNotTakeAStubResolverOfTheMachineForATestBed() throws UnknownHostException {
    Resolvers stub = Resolvers.of(DnsSettings.resolver("127.0.0.53"));

    assertThat(ServerPolicy.of(false, stub).admit(InetAddress.getByName("127.0.0.1"))).isEmpty();
  }

  @Example
  void readsResolversAsPeopleWriteThem() {
    assertThat(Resolvers.parse("192.0.2.1")).isEqualTo(new InetSocketAddress("192.0.2.1", 53));
    assertThat(Resolvers.parse("192.0.2.1:5353"))
        .isEqualTo(new InetSocketAddress("192.0.2.1", 5353));
    assertThat(Resolvers.parse("[::1]:5353")).isEqualTo(new InetSocketAddress("::1", 5353));
    assertThat(Resolvers.parse("::1")).isEqualTo(new InetSocketAddress("::1", 53));
    assertThatThrownBy(() -> Resolvers.parse("192.0.2.1:99999"))
        .hasMessageContaining("192.0.2.1:99999");
    assertThatThrownBy(() -> Resolvers.parse(" ")).hasMessageContaining("enrollment.dns.resolvers");
  }

  @Example
  void spreadsQueriesToOneServerAndSparesThisMachine() {
    RateLimit limit = new RateLimit(100);
    InetSocketAddress server = new InetSocketAddress("192.0.2.1", 53);
    Duration last = Duration.ZERO;
    for (int i = 0; i < 126; i++) {
      last = limit.reserve(server, 0);
    }

    assertThat(last).isEqualTo(Duration.ofSeconds(1));
    assertThat(limit.reserve(new InetSocketAddress("192.0.2.2", 53), 0)).isZero();
    assertThat(limit.reserve(new InetSocketAddress("127.0.0.1", 53), 0)).isZero();
    assertThat(limit.reserve(server, Duration.ofSeconds(10).toNanos())).isZero();
  }

  @Example
  void knowsTheLargestProviders() {
    Providers providers = Providers.load();

    assertThat(providers.size()).isGreaterThanOrEqualTo(15);
    assertThat(providers.of(List.of("ns-1.awsdns-01.co.uk", "ns-2.awsdns-02.com")))
        .hasValueSatisfying(p -> assertThat(p.name()).isEqualTo("Amazon Route 53"));
    assertThat(providers.of(List.of("ns41.domaincontrol.com", "ns42.domaincontrol.com")))
        .hasValueSatisfying(p -> assertThat(p.name()).isEqualTo("GoDaddy"));
    assertThat(providers.of(List.of("ns1.contoso.com", "ada.ns.cloudflare.com"))).isEmpty();
    assertThat(providers.of(List.of("evilone.com", "ns.evildomaincontrol.com"))).isEmpty();
    assertThat(providers.of(List.of())).isEmpty();
  }
}
