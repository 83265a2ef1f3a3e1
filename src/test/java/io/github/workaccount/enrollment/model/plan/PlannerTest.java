package io.github.workaccount.enrollment.model.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.request.PartnerCenterUser;
import io.github.workaccount.enrollment.model.tenant.DomainState;
import io.github.workaccount.enrollment.model.tenant.PublicDomain;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import io.github.workaccount.enrollment.model.tenant.TenantFacts;
import io.github.workaccount.enrollment.model.tenant.TenantInside;
import io.github.workaccount.enrollment.model.tenant.TenantInside.AdminRole;
import io.github.workaccount.enrollment.model.tenant.TenantInside.DirectoryUser;
import io.github.workaccount.enrollment.model.tenant.TenantInside.DomainPresence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PlannerTest {

  private static final EnrollmentId ID = new EnrollmentId("contoso.com-7K3Q9");
  private static final DomainName DOMAIN = new DomainName("contoso.com");
  private static final Tenant TENANT = new Tenant("tenant-id", "Contoso", "contoso.com");
  private static final Tenant OTHER = new Tenant("other-id", "Fabrikam", "fabrikam.com");
  private static final AdminRole ADMIN =
      new AdminRole("alex@contoso.com", true, List.of("Global Administrator"));

  @Provide
  Arbitrary<TenantInside> insides() {
    Arbitrary<AdminRole> roles =
        Arbitraries.of(
            ADMIN,
            AdminRole.unknown(),
            AdminRole.missing("nobody@contoso.com"),
            new AdminRole("kim@contoso.com", false, List.of()),
            new AdminRole("kim@contoso.com", false, List.of("Reports Reader")));
    return Combinators.combine(
            Arbitraries.longs().between(0, 100_000),
            Arbitraries.of(DomainPresence.values()),
            Arbitraries.integers().between(0, 4),
            Arbitraries.of("group-id").injectNull(0.5),
            roles)
        .as(PlannerTest::inside);
  }

  @Property
  void isAPureFunction(@ForAll("insides") TenantInside inside) {
    Plan plan = Planner.plan(input(inside, 3));

    assertThat(Planner.plan(input(inside, 3))).isEqualTo(plan);
    assertThat(Planner.plan(input(inside, 3)).digest()).isEqualTo(plan.digest());
  }

  @Property
  void saysOfEveryChangeWhereWhatByWhichCallAndWhy(@ForAll("insides") TenantInside inside) {
    Plan plan = Planner.plan(input(inside, 3));

    assertThat(plan.tenantId()).isEqualTo(TENANT.id());
    assertThat(plan.changes())
        .allSatisfy(change -> assertThat(change.what()).startsWith("In Contoso: "))
        .allSatisfy(change -> assertThat(change.call()).startsWith("POST /"))
        .allSatisfy(change -> assertThat(change.why()).endsWith("."));
    assertThat(plan.changes())
        .extracting(Change::number)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, plan.changes().size()).boxed().toList());
  }

  @Property
  void provesTheDomainFirstAndExactlyAsFarAsItIsMissing(@ForAll("insides") TenantInside inside) {
    List<ChangeKind> kinds =
        Planner.plan(input(inside, 3)).changes().stream().map(Change::kind).toList();
    List<ChangeKind> expected = new ArrayList<>();
    if (inside.domain() == DomainPresence.ABSENT) {
      expected.add(ChangeKind.ADD_DOMAIN);
    }
    if (inside.domain() != DomainPresence.VERIFIED) {
      expected.add(ChangeKind.VERIFY_DOMAIN);
    }
    if (inside.group() == null) {
      expected.add(ChangeKind.CREATE_GROUP);
    }
    inside.partnerCenterUsers().forEach(user -> expected.add(ChangeKind.ADD_MEMBER));

    assertThat(kinds).isEqualTo(expected);
  }

  @Property
  void addsMembersToTheGroupThatIsThere(@ForAll("insides") TenantInside inside) {
    assertThat(Planner.plan(input(inside, 3)).changes())
        .filteredOn(change -> change.kind() == ChangeKind.ADD_MEMBER)
        .allSatisfy(
            change -> {
              assertThat(change.parameters().get("groupId")).isEqualTo(inside.group());
              assertThat(change.call()).contains(change.parameter("userId"));
            });
  }

  @Test
  void writesNothingWhereNothingWasLookedInto() {
    Plan plan = Planner.plan(input(null, 2));

    assertThat(plan.changes()).isEmpty();
    assertThat(plan.warnings()).isEmpty();
    assertThat(plan.provesDomain()).isFalse();
    assertThat(plan.counts()).containsOnlyKeys("People who need Partner Center");
  }

  @Test
  void warnsOfUsersWhoDoNotExist() {
    TenantInside inside = inside(20, DomainPresence.VERIFIED, 1, null, ADMIN);

    assertThat(Planner.plan(input(inside, 3)).warnings())
        .hasSize(2)
        .allMatch(warning -> warning.contains("does not exist in the tenant yet"))
        .anyMatch(warning -> warning.startsWith("user1@contoso.com"))
        .anyMatch(warning -> warning.startsWith("user2@contoso.com"));
  }

  @Test
  void warnsOfAnAdministratorWhoIsUnknownOrMayNotAssociate() {
    assertThat(warnings(AdminRole.unknown()))
        .singleElement()
        .asString()
        .contains("no role was checked");
    assertThat(warnings(new AdminRole("kim@contoso.com", false, List.of())))
        .singleElement()
        .asString()
        .contains("kim@contoso.com", "roles found: none");
    assertThat(warnings(AdminRole.missing("nobody@contoso.com")))
        .singleElement()
        .asString()
        .contains("nobody@contoso.com", "does not exist in the tenant");
    assertThat(warnings(ADMIN)).isEmpty();
  }

  @Test
  void warnsWhereFewOfManyUsersNeedPartnerCenter() {
    assertThat(Planner.plan(input(many(12_000), 1)).warnings())
        .singleElement()
        .asString()
        .isEqualTo(
            "The tenant has 12,000 users, and 1 person needs Partner Center. Think of a separate account.");
    assertThat(Planner.plan(input(many(40), 1)).warnings()).isEmpty();
  }

  @Test
  void countsInTheOrderInWhichThePlanIsKept() {
    Plan plan = Planner.plan(input(many(40), 3));

    assertThat(List.copyOf(plan.counts().keySet())).isSorted();
    assertThat(plan.counts().values()).containsExactly(3L, 1L, 40L);
  }

  @Test
  void namesATenantThatHasNoDisplayName() {
    TenantInside nameless =
        new TenantInside(null, null, 5, DomainPresence.ABSENT, List.of(), null, ADMIN);

    Plan plan = Planner.plan(input(nameless, 1));

    assertThat(plan.tenantName()).isEqualTo("Contoso");
    assertThat(plan.changes()).allMatch(change -> change.what().startsWith("In Contoso: "));
  }

  @Test
  void plansForNoTenantThatIsUnknown() {
    TenantFacts nowhere =
        TenantFacts.of(
            new PublicDomain(DomainState.NONE, null, "microsoftonline.com", null),
            null,
            Instant.EPOCH);

    assertThatThrownBy(
            () ->
                Planner.plan(
                    new Planner.Input(
                        ID, Route.LINK, DOMAIN, nowhere, List.of(), null, null, false)))
        .hasMessage("There is no tenant to plan for");
  }

  @Test
  void makesAGroupNicknameThatIsTheEnrollmentsOwn() {
    assertThat(Planner.groupNickname(ID)).isEqualTo("partner-center-7k3q9");
  }

  @Test
  void leavesToAPersonExactlyWhatTheTenantGrantsNoPermissionFor() {
    assertThat(madeBy(List.of("Domain.Read.All", "Directory.Read.All")))
        .containsExactly("hand", "hand", "hand", "hand");
    assertThat(madeBy(List.of("Domain.ReadWrite.All")))
        .containsExactly("product", "product", "hand", "hand");
    assertThat(madeBy(List.of("Group.Create", "GroupMember.ReadWrite.All")))
        .containsExactly("hand", "hand", "product", "product");
    assertThat(madeBy(List.of("Domain.ReadWrite.All", "Group.ReadWrite.All")))
        .containsOnly("product");
  }

  @Test
  void leavesEverythingToTheProductWhereItIsNotKnownWhatWasGranted() {
    assertThat(madeBy(List.of())).containsOnly("product");
    assertThat(withGranted(List.of()).warnings()).noneMatch(text -> text.contains("granted"));
  }

  @Test
  void namesThePermissionThatIsMissingAndHowToHaveTheProductDoIt() {
    assertThat(withGranted(List.of("Group.ReadWrite.All")).warnings())
        .filteredOn(text -> text.contains("granted"))
        .containsExactly(
            "The tenant has not granted Domain.ReadWrite.All, so a person does this by hand: change 1, 2. To have the product do it, have the permission granted there, and then choose to look into the tenant again here: the plan is made anew with what is granted then. Without another look, reject this plan and start again.");
  }

  @Test
  void leavesGuestsOutOfTheGroupAndSaysSo() {
    Plan plan = Planner.plan(withGuest(false));

    assertThat(plan.changes())
        .extracting(change -> change.kind().key())
        .doesNotContain("add-member");
    assertThat(plan.warnings())
        .filteredOn(text -> text.contains("guest"))
        .singleElement()
        .asString()
        .startsWith(
            "quinn@adventure-works.com exists in the tenant as a guest only (quinn_adventure-works.com#EXT#@contoso.onmicrosoft.com)")
        .contains("unless you choose that");
    assertThat(plan.warnings()).noneMatch(text -> text.contains("does not exist in the tenant"));
    assertThat(plan.counts())
        .containsEntry("People who need Partner Center and are in the tenant", 0L)
        .containsEntry("People who need Partner Center and are guests in the tenant", 1L);
  }

  @Test
  void putsGuestsIntoTheGroupOnlyWhereAPersonChoseIt() {
    Plan plan = Planner.plan(withGuest(true));

    assertThat(plan.changes())
        .last()
        .satisfies(change -> assertThat(change.what()).contains("add the guest quinn_"));
    assertThat(plan.warnings()).anyMatch(text -> text.contains("You chose to put guests"));
  }

  @Test
  void tellsWhatMicrosoftAnsweredAndOfNoHolderWhereNoneWasSeen() {
    TenantInside inside =
        new TenantInside(
            "Contoso", "DE", 5, DomainPresence.ABSENT, List.of(), null, ADMIN, true, List.of());
    String answer = "Adding failed: Microsoft answered 400 Request_BadRequest (request id r-1).";

    Plan plan = Planner.plan(with(input(inside, 0), answer, false));

    assertThat(plan.warnings())
        .filteredOn(text -> text.startsWith(answer))
        .hasSize(1)
        .noneMatch(text -> text.contains("holds"));
    assertThat(plan.provesDomain()).as("where a person decides on a refusal").isTrue();
  }

  @Test
  void addsASubdomainOfAVerifiedDomainWithoutAProof() {
    Plan plan = Planner.plan(input(belowAVerifiedDomain(), 0));

    assertThat(plan.changes())
        .extracting(Change::kind)
        .containsExactly(ChangeKind.ADD_DOMAIN, ChangeKind.CREATE_GROUP);
    assertThat(plan.provesDomain()).isFalse();
  }

  @Test
  void provesADomainInDisputeAndSaysWhoHasIt() {
    Planner.Input input = input(belowAVerifiedDomain(), 0);
    TenantFacts disputed = input.facts().heldElsewhere(OTHER);

    Plan plan = Planner.plan(with(input, disputed));

    assertThat(plan.changes())
        .extracting(Change::kind)
        .containsExactly(ChangeKind.ADD_DOMAIN, ChangeKind.VERIFY_DOMAIN, ChangeKind.CREATE_GROUP);
    assertThat(plan.tenantId()).isEqualTo(TENANT.id());
    assertThat(plan.warnings())
        .contains(
            "%s is verified in the tenant Fabrikam now: it can be verified here only after it was removed there."
                .formatted(DOMAIN));
  }

  @Test
  void leavesTheDomainWhereItIsForASeparateWorkAccount() {
    Planner.Input input = input(inside(5, DomainPresence.ABSENT, 0, null, ADMIN), 0);
    TenantFacts separate = input.facts().withCreated(OTHER).withInside(input.facts().inside());

    Plan plan = Planner.plan(with(input, separate));

    assertThat(plan.tenantId()).isEqualTo(OTHER.id());
    assertThat(plan.changes()).extracting(Change::kind).containsExactly(ChangeKind.CREATE_GROUP);
    assertThat(plan.warnings())
        .anyMatch(warning -> warning.startsWith("%s stays in the tenant".formatted(DOMAIN)));
  }

  @Test
  void namesTheGroupAfterTheDomain() {
    assertThat(Planner.groupName(DOMAIN)).isEqualTo("Partner Center users (%s)".formatted(DOMAIN));
  }

  private static TenantInside belowAVerifiedDomain() {
    return new TenantInside(
        "Contoso", "DE", 5, DomainPresence.ABSENT, List.of(), null, ADMIN, true, List.of());
  }

  private static Planner.Input with(Planner.Input input, TenantFacts facts) {
    return new Planner.Input(
        input.enrollment(),
        input.route(),
        input.domain(),
        facts,
        input.users(),
        input.size(),
        null,
        false);
  }

  private static Planner.Input withGuest(boolean chosen) {
    DirectoryUser guest =
        new DirectoryUser(
            "quinn@adventure-works.com",
            "id-q",
            "quinn_adventure-works.com#EXT#@contoso.onmicrosoft.com",
            true);
    TenantInside inside =
        new TenantInside("Contoso", "DE", 5, DomainPresence.VERIFIED, List.of(guest), null, ADMIN);
    Planner.Input input = input(inside, 0);
    return with(
        new Planner.Input(
            input.enrollment(),
            input.route(),
            input.domain(),
            input.facts(),
            List.of(new PartnerCenterUser(guest.email(), null)),
            input.size(),
            null,
            false),
        null,
        chosen);
  }

  private static Planner.Input with(Planner.Input input, String refusal, boolean guests) {
    return new Planner.Input(
        input.enrollment(),
        input.route(),
        input.domain(),
        input.facts(),
        input.users(),
        input.size(),
        refusal,
        guests);
  }

  private static List<String> madeBy(List<String> granted) {
    return withGranted(granted).changes().stream().map(change -> change.by().key()).toList();
  }

  private static Plan withGranted(List<String> granted) {
    TenantInside inside = inside(5, DomainPresence.ABSENT, 1, null, ADMIN);
    return Planner.plan(input(inside.withPermissions(granted), 1));
  }

  private static List<String> warnings(AdminRole role) {
    return Planner.plan(input(inside(5, DomainPresence.VERIFIED, 1, null, role), 1)).warnings();
  }

  private static TenantInside many(long users) {
    return inside(users, DomainPresence.VERIFIED, 1, null, ADMIN);
  }

  private static TenantInside inside(
      long users, DomainPresence domain, int known, String group, AdminRole role) {
    List<DirectoryUser> people =
        IntStream.range(0, known)
            .mapToObj(
                i ->
                    new DirectoryUser(
                        "User%d@contoso.com".formatted(i),
                        "id-" + i,
                        "user%d@contoso.onmicrosoft.com".formatted(i)))
            .toList();
    return new TenantInside("Contoso", "DE", users, domain, people, group, role);
  }

  private static Planner.Input input(TenantInside inside, int people) {
    TenantFacts facts =
        TenantFacts.of(
                new PublicDomain(DomainState.MANAGED, TENANT, "microsoftonline.com", null),
                null,
                Instant.EPOCH)
            .withInside(inside);
    List<PartnerCenterUser> users =
        IntStream.range(0, people)
            .mapToObj(i -> new PartnerCenterUser("user%d@contoso.com".formatted(i), null))
            .toList();
    return new Planner.Input(
        ID,
        Route.LINK,
        DOMAIN,
        facts,
        users,
        inside == null ? null : size(inside.users()),
        null,
        false);
  }

  /** Stands for the decision table. */
  private static SizeAdvice size(long users) {
    return new SizeAdvice(users > 1000, "Think of a separate account.");
  }
}
