package io.github.workaccount.enrollment.model.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.tenant.Surroundings.OtherDomain;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What whoever decides is told besides, and which of two domains is the likelier one. */
class SurroundingsTest {

  private static final DomainName DOMAIN = new DomainName("emea.contoso.com");
  private static final DomainName ABOVE = new DomainName("contoso.com");
  private static final Tenant TENANT = new Tenant("id", "Contoso", "contoso.com");

  private static Surroundings around(MailReception mail, OtherDomain other) {
    return new Surroundings(mail, List.of(), other, null);
  }

  private static List<String> warnings(Surroundings around) {
    return around.warnings("kim@emea.contoso.com", DOMAIN);
  }

  private static TenantFacts facts(DomainState state, Tenant stated, OtherDomain other) {
    return new TenantFacts(
        state,
        null,
        stated,
        null,
        null,
        null,
        Instant.EPOCH,
        around(MailReception.EXCHANGERS, other));
  }

  @ParameterizedTest
  @CsvSource({
    "NULL_MX, takes no e-mail",
    "NONE, neither mail (MX) nor address records",
    "UNKNOWN, the DNS did not answer"
  })
  void warnWhereAMailedCodeMayNotArrive(MailReception mail, String why) {
    assertThat(warnings(around(mail, null)))
        .singleElement()
        .asString()
        .contains(why)
        .endsWith("Microsoft mails a code to kim@emea.contoso.com, so check that it can be read.");
  }

  @ParameterizedTest
  @EnumSource(
      value = MailReception.class,
      names = {"EXCHANGERS", "ADDRESS"})
  void sayNothingWhereMailArrives(MailReception mail) {
    assertThat(warnings(around(mail, null))).isEmpty();
  }

  @Test
  void nameEachDomainThatMayBeTheHeadquarters() {
    Surroundings around =
        new Surroundings(
            MailReception.EXCHANGERS,
            List.of(new DomainName("contoso.de"), new DomainName("contoso.net")),
            null,
            null);

    assertThat(warnings(around))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("contoso.de is in a tenant too"),
            second -> assertThat(second).startsWith("contoso.net is in a tenant too"));
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, in no work account (Microsoft Entra tenant)",
    "MANAGED, verified in the tenant Contoso",
    "FEDERATED, verified in the tenant Contoso",
    "UNMANAGED, in an unmanaged tenant",
    "OTHER_CLOUD, in another Microsoft cloud"
  })
  void tellWhereTheOtherDomainIs(DomainState state, String where) {
    assertThat(warnings(around(MailReception.ADDRESS, new OtherDomain(ABOVE, state, TENANT))))
        .singleElement()
        .asString()
        .contains("emea.contoso.com, or contoso.com, which is %s.".formatted(where));
  }

  @ParameterizedTest
  @CsvSource({
    "MANAGED, true",
    "FEDERATED, true",
    "NONE, false",
    "UNMANAGED, false",
    "OTHER_CLOUD, false"
  })
  void haveAnotherDomainEnrolledWhereThatAloneCanBeLinked(DomainState state, boolean likelier) {
    OtherDomain other = new OtherDomain(ABOVE, state, TENANT);

    assertThat(facts(DomainState.NONE, null, other).likelierDomain().isPresent())
        .isEqualTo(likelier);
  }

  @Test
  void haveTheOwnDomainEnrolledWhereItIsInATenantOrOneWasNamed() {
    OtherDomain other = new OtherDomain(ABOVE, DomainState.MANAGED, TENANT);

    assertThat(facts(DomainState.MANAGED, null, other).likelierDomain()).isEmpty();
    assertThat(facts(DomainState.NONE, TENANT, other).likelierDomain()).isEmpty();
    assertThat(facts(DomainState.NONE, null, null).likelierDomain()).isEmpty();
  }
}
