package io.github.workaccount.enrollment.model.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.model.tenant.TenantInside.AdminRole;
import io.github.workaccount.enrollment.model.tenant.TenantInside.DomainPresence;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TenantFactsTest {

  private static final Tenant HOLDER = new Tenant("holder", "Holder", "contoso.com");
  private static final Tenant STATED = new Tenant("stated", null, "contoso.onmicrosoft.com");

  @ParameterizedTest
  @EnumSource(
      value = DomainState.class,
      names = {"MANAGED", "FEDERATED"})
  void isAConflictWhereAnotherTenantHoldsTheDomain(DomainState state) {
    TenantFacts facts = facts(state, HOLDER, STATED);

    assertThat(facts.state()).isEqualTo(DomainState.CONFLICT);
    assertThat(facts.holder()).isEqualTo(HOLDER);
    assertThat(facts.target()).contains(STATED);
    assertThat(facts.domainVerified()).isFalse();
  }

  @Test
  void knowsAnotherHolderAsLongAsOneIsSeen() {
    TenantFacts free = facts(DomainState.NONE, null, STATED);
    TenantFacts held = free.heldElsewhere(HOLDER);

    assertThat(free.otherHolder()).isEmpty();
    assertThat(held.state()).isEqualTo(DomainState.CONFLICT);
    assertThat(held.otherHolder()).contains(HOLDER);
    assertThat(held.target()).contains(STATED);
    assertThat(held.heldByNobodySeen()).isEqualTo(free);
    assertThat(free.heldByNobodySeen()).isEqualTo(free);
  }

  @Test
  void knowsNoOtherHolderWhereTheTenantThatHoldsTheDomainIsLinked() {
    assertThat(facts(DomainState.MANAGED, HOLDER, null).otherHolder()).isEmpty();
  }

  @Test
  void takesOverAnUnmanagedTenantWhateverOtherTenantWasNamed() {
    TenantFacts facts = facts(DomainState.UNMANAGED, HOLDER, STATED);

    assertThat(facts.state()).isEqualTo(DomainState.UNMANAGED);
    assertThat(facts.target()).contains(HOLDER);
  }

  @Test
  void isManagedInTheTargetOnceTheDomainIsVerifiedThere() {
    TenantFacts verified =
        facts(DomainState.NONE, null, STATED).withInside(inside(DomainPresence.ABSENT)).verified();

    assertThat(verified.state()).isEqualTo(DomainState.MANAGED);
    assertThat(verified.holder()).isEqualTo(STATED);
    assertThat(verified.domainVerified()).isTrue();
  }

  @Test
  void isNoConflictWhereTheNamedTenantHoldsItUnderAnotherName() {
    TenantFacts facts = facts(DomainState.MANAGED, HOLDER, new Tenant("holder", "x", "y.com"));

    assertThat(facts.state()).isEqualTo(DomainState.MANAGED);
    assertThat(facts.domainVerified()).isTrue();
  }

  @Test
  void doesNotTakeTheDomainForVerifiedInASeparateWorkAccount() {
    TenantFacts facts = facts(DomainState.MANAGED, HOLDER, null).withCreated(STATED);

    assertThat(facts.target()).contains(STATED);
    assertThat(facts.domainVerified()).isFalse();
  }

  @Test
  void linksTheTenantThatHoldsTheDomainWhereNoneWasNamed() {
    assertThat(facts(DomainState.FEDERATED, HOLDER, null).target()).contains(HOLDER);
    assertThat(facts(DomainState.NONE, null, STATED).target()).contains(STATED);
    assertThat(facts(DomainState.NONE, null, null).target()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, false",
    "MANAGED, true",
    "FEDERATED, true",
    "UNMANAGED, false",
    "OTHER_CLOUD, false"
  })
  void judgesFromOutsideWhetherTheDomainIsVerified(DomainState state, boolean verified) {
    assertThat(facts(state, null, null).domainVerified()).isEqualTo(verified);
  }

  @ParameterizedTest
  @CsvSource({"ABSENT, false", "UNVERIFIED, false", "VERIFIED, true"})
  void believesWhatALookInsideFound(DomainPresence presence, boolean verified) {
    TenantFacts facts = facts(DomainState.MANAGED, HOLDER, null).withInside(inside(presence));

    assertThat(facts.domainVerified()).isEqualTo(verified);
  }

  @Test
  void namesATenantByWhatIsKnownOfIt() {
    assertThat(HOLDER.label()).isEqualTo("Holder");
    assertThat(STATED.label()).isEqualTo("contoso.onmicrosoft.com");
    assertThat(new Tenant("id", " ", null).label()).isEqualTo("id");
  }

  @Test
  void isNoConflictAnyMoreOnceASeparateWorkAccountLeavesTheDomainWhereItIs() {
    TenantFacts created = facts(DomainState.MANAGED, HOLDER, STATED).withCreated(STATED);

    assertThat(created.state()).isEqualTo(DomainState.MANAGED);
    assertThat(created.holder()).isEqualTo(HOLDER);
  }

  @ParameterizedTest
  @CsvSource({", MANAGED", "https://signin.contoso.com, FEDERATED"})
  void isAConflictWithTheNamedTenantOnly(String signInPage, DomainState alone) {
    TenantFacts conflict =
        new TenantFacts(
            DomainState.CONFLICT, HOLDER, STATED, null, signInPage, null, Instant.EPOCH);

    assertThat(conflict.withoutStated().state()).isEqualTo(alone);
    assertThat(conflict.withoutStated().stated()).isNull();
    assertThat(facts(DomainState.NONE, null, STATED).withoutStated().state())
        .isEqualTo(DomainState.NONE);
  }

  @Test
  void isWhereItWasWhateverItsTenantIsCalled() {
    TenantFacts held = facts(DomainState.MANAGED, HOLDER, null);

    assertThat(held.isWhere(facts(DomainState.MANAGED, new Tenant("HOLDER", "x", null), null)))
        .isTrue();
    assertThat(held.isWhere(facts(DomainState.MANAGED, STATED, null))).isFalse();
    assertThat(held.isWhere(facts(DomainState.FEDERATED, HOLDER, null))).isFalse();
    assertThat(held.isWhere(facts(DomainState.MANAGED, null, null))).isFalse();
    assertThat(facts(DomainState.NONE, null, null).isWhere(facts(DomainState.NONE, null, STATED)))
        .isTrue();
    assertThat(facts(DomainState.MANAGED, null, null).isWhere(held)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, in no tenant",
    "MANAGED, verified in the tenant Holder (contoso.com)",
    "FEDERATED, 'verified in the tenant Holder (contoso.com), with sign-in at the company''s own page'",
    "UNMANAGED, in the unmanaged tenant holder",
    "OTHER_CLOUD, in another Microsoft cloud (microsoftonline.com)"
  })
  void saysWhereADomainIs(DomainState state, String words) {
    assertThat(facts(state, HOLDER, null).whereabouts()).isEqualTo(words);
  }

  @Test
  void saysThatAnotherTenantThanTheCompanysHasTheDomain() {
    assertThat(facts(DomainState.MANAGED, HOLDER, STATED).whereabouts())
        .isEqualTo("verified in the tenant Holder (contoso.com), another one than the company's");
    assertThat(facts(DomainState.MANAGED, null, null).whereabouts())
        .isEqualTo("verified in a tenant");
  }

  private static TenantInside inside(DomainPresence presence) {
    return new TenantInside("Contoso", "DE", 1, presence, List.of(), null, AdminRole.unknown());
  }

  private static TenantFacts facts(DomainState state, Tenant holder, Tenant stated) {
    return TenantFacts.of(
        new PublicDomain(state, holder, "microsoftonline.com", null), stated, Instant.EPOCH);
  }
}
