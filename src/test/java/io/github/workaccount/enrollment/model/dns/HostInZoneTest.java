package io.github.workaccount.enrollment.model.dns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostInZoneTest {

  @ParameterizedTest
  @CsvSource({
    "northwindtraders.com, northwindtraders.com, @",
    "emea.northwindtraders.com, northwindtraders.com, emea",
    "west.emea.northwindtraders.com, northwindtraders.com, west.emea",
    "emea.northwindtraders.com, emea.northwindtraders.com, @"
  })
  void entersAHostAsItsZoneWantsIt(String host, String zone, String entered) {
    assertThat(new HostInZone(host, zone).entered()).isEqualTo(entered);
  }

  @Test
  void tellsEachProvidersWayToEnterIt() {
    HostInZone top = new HostInZone("contoso.com", "contoso.com");
    HostInZone below = new HostInZone("emea.contoso.com", "contoso.com");
    DnsProvider leavesEmpty = new DnsProvider("A", "Add; name {host}", "empty");
    DnsProvider wantsAll = new DnsProvider("B", "Add; name {name}", "@");

    assertThat(leavesEmpty.where(top)).isEqualTo("Add; name empty");
    assertThat(leavesEmpty.where(below)).isEqualTo("Add; name emea");
    assertThat(wantsAll.where(top)).isEqualTo("Add; name contoso.com");
    assertThat(wantsAll.where(below)).isEqualTo("Add; name emea.contoso.com");
  }
}
