package io.github.workaccount.enrollment.microsoft;

import static io.github.workaccount.enrollment.microsoft.FakeCloud.ENROLLMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.workaccount.enrollment.application.TestChanges;
import io.github.workaccount.enrollment.application.directory.Access;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.directory.TenantChanges.Applied;
import io.github.workaccount.enrollment.application.directory.TenantChanges.Undone;
import io.github.workaccount.enrollment.application.directory.TenantReads.Inspection;
import io.github.workaccount.enrollment.application.operation.Monitor;
import io.github.workaccount.enrollment.contract.Contract;
import io.github.workaccount.enrollment.contract.ContractForwarder;
import io.github.workaccount.enrollment.contract.Exchange;
import io.github.workaccount.enrollment.microsoft.settings.MicrosoftProperties;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.microsoft.Cloud;
import io.github.workaccount.enrollment.model.plan.ChangeKind;
import io.github.workaccount.enrollment.model.tenant.DomainState;
import io.github.workaccount.enrollment.model.tenant.TenantInside;
import io.github.workaccount.enrollment.sandbox.StandaloneSandbox;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Every operation of the directory, good and bad, keeps the contract with Microsoft in what it
 * sends; and so does the sandbox in what it answers.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DirectoryContract {

  private static final Contract CONTRACT = Contract.withMicrosoft();
  private static final DomainName NORTHWIND = new DomainName("northwindtraders.com");
  private static final String NORTHWIND_TENANT = "northwind.onmicrosoft.com";
  private static final String NICKNAME = "partner-center-7k3q9";

  private final Set<String> used = new HashSet<>();
  private StandaloneSandbox sandbox;
  private ContractForwarder line;
  private MicrosoftDirectory directory;

  /**
   * The cloud that the product calls.
   *
   * @param line the address of the line on which the contract is kept; nothing may pass it by
   * @return the cloud's address without a slash at the end
   */
  abstract String cloud(String line);

  /** The certificates that the product is to trust besides the JVM's; null for none. */
  abstract Path trusted();

  @BeforeEach
  void start() {
    sandbox = new StandaloneSandbox();
    line = ContractForwarder.to(sandbox.url());
    directory = directory(cloud(line.url()), trusted());
  }

  @AfterEach
  void keptTheContract() {
    directory.close();
    line.close();
    sandbox.close();
    used.addAll(line.used());
    assertThat(line.takeFaults()).isEmpty();
  }

  @Test
  void looksUpDomainsOfEveryKind() {
    assertThat(lookUp("contoso.com")).isEqualTo(DomainState.MANAGED);
    assertThat(lookUp("treyresearch.net")).isEqualTo(DomainState.FEDERATED);
    assertThat(lookUp("adatum.com")).isEqualTo(DomainState.UNMANAGED);
    assertThat(lookUp("woodgrovebank.com")).isEqualTo(DomainState.OTHER_CLOUD);
    assertThat(lookUp("fabrikam.com")).isEqualTo(DomainState.NONE);
    assertThat(directory.findTenant(ENROLLMENT, sandbox.tenantId("contoso.com"))).isPresent();
    assertThat(directory.findTenant(ENROLLMENT, "88888888-8888-4888-8888-888888888888")).isEmpty();
    assertThat(directory.tenantExists(ENROLLMENT, "contoso.com")).isTrue();
    assertThat(directory.tenantExists(ENROLLMENT, "fabrikam.com")).isFalse();
  }

  @Test
  void asksForConsentAndProvesIt() {
    String tenant = sandbox.tenantId(NORTHWIND_TENANT);
    URI page = URI.create(directory.consentLink(tenant, Access.WRITE, "s".repeat(43)));
    assertThat(CONTRACT.faultsOfRequest(opened(page))).isEmpty();
    used.add(CONTRACT.operationId("GET", opened(page).path()).orElseThrow());

    assertThatThrownBy(() -> directory.consentedPermissions(ENROLLMENT, tenant, Access.WRITE))
        .isInstanceOf(DirectoryFailure.NoConsent.class);
    sandbox.consent(NORTHWIND_TENANT);
    assertThat(directory.consentedPermissions(ENROLLMENT, tenant, Access.WRITE)).isNotEmpty();
  }

  @Test
  void looksIntoATenant() {
    sandbox.consent("contoso.com");

    TenantInside inside =
        directory.inspect(
            ENROLLMENT,
            sandbox.tenantId("contoso.com"),
            new Inspection(
                new DomainName("contoso.com"),
                List.of("kim@contoso.com", "o'hara@contoso.com"),
                NICKNAME,
                null,
                "alex@contoso.com",
                List.of()));

    assertThat(inside.users()).isEqualTo(40);
  }

  @Test
  void addsProvesAndRemovesADomain() {
    sandbox.consent(NORTHWIND_TENANT);
    Map<String, String> domain = Map.of("domain", NORTHWIND.value());
    apply(ChangeKind.ADD_DOMAIN, domain, null);
    assertThat(apply(ChangeKind.ADD_DOMAIN, domain, null).alreadyThere()).isTrue();
    assertThatThrownBy(() -> apply(ChangeKind.VERIFY_DOMAIN, domain, null))
        .isInstanceOf(DirectoryFailure.NotYet.class);
    assertThat(undo(ChangeKind.ADD_DOMAIN, domain, null).gone()).isTrue();

    apply(ChangeKind.ADD_DOMAIN, domain, null);
    String tenant = sandbox.tenantId(NORTHWIND_TENANT);
    sandbox.publish(
        NORTHWIND.value(), directory.verificationRecord(ENROLLMENT, tenant, NORTHWIND).value());
    assertThat(apply(ChangeKind.VERIFY_DOMAIN, domain, null).alreadyThere()).isFalse();
    assertThat(undo(ChangeKind.ADD_DOMAIN, domain, null).gone()).isFalse();
  }

  @Test
  void meetsAForeignAndAProtectedDomain() {
    sandbox.consent(NORTHWIND_TENANT);
    assertThatThrownBy(() -> apply(ChangeKind.ADD_DOMAIN, Map.of("domain", "proseware.com"), null))
        .isInstanceOf(DirectoryFailure.Conflict.class);
    Map<String, String> state = Map.of("domain", "northwind.gov");
    apply(ChangeKind.ADD_DOMAIN, state, null);
    assertThatThrownBy(() -> apply(ChangeKind.VERIFY_DOMAIN, state, null))
        .isInstanceOf(DirectoryFailure.class);
  }

  @Test
  void schedulesATakeover() {
    sandbox.consent(NORTHWIND_TENANT);
    String tenant = sandbox.tenantId(NORTHWIND_TENANT);
    Map<String, String> viral = Map.of("domain", "adatum.com");
    apply(ChangeKind.ADD_DOMAIN, viral, null);
    DomainName domain = new DomainName("adatum.com");
    sandbox.publish(
        domain.value(), directory.verificationRecord(ENROLLMENT, tenant, domain).value());

    // Whether it is finished by now is the sandbox's matter.
    assertThat(outcome(() -> apply(ChangeKind.VERIFY_DOMAIN, viral, null)))
        .isIn("done", DirectoryFailure.NotYet.class.getSimpleName());
  }

  @Test
  void makesFillsAndDeletesAGroup() {
    sandbox.consent("contoso.com");
    Map<String, String> group = Map.of("displayName", "Partner Center", "mailNickname", NICKNAME);
    String id = apply(ChangeKind.CREATE_GROUP, group, null).objectId();
    Map<String, String> kim = Map.of("userId", userId("kim@contoso.com"));

    assertThat(apply(ChangeKind.ADD_MEMBER, kim, id).alreadyThere()).isFalse();
    assertThat(apply(ChangeKind.ADD_MEMBER, kim, id).alreadyThere()).isTrue();
    assertThat(undo(ChangeKind.CREATE_GROUP, group, id).gone()).as("Kim is in it").isFalse();
    assertThat(undo(ChangeKind.ADD_MEMBER, kim, id).gone()).isTrue();
    assertThatThrownBy(() -> undo(ChangeKind.ADD_MEMBER, kim, id))
        .isInstanceOf(DirectoryFailure.NotFound.class);
    apply(ChangeKind.ADD_MEMBER, kim, id);
    assertThat(undo(ChangeKind.CREATE_GROUP, group, id, kim.get("userId")).gone()).isTrue();
    assertThatThrownBy(() -> undo(ChangeKind.CREATE_GROUP, group, id))
        .isInstanceOf(DirectoryFailure.NotFound.class);
  }

  @Test
  void takesWhatAFailingCloudAnswers() {
    for (int status : List.of(400, 401, 403, 404, 429, 500, 502, 503, 504)) {
      sandbox.fail("/graph/", status);
      assertThat(outcome(() -> directory.findTenant(ENROLLMENT, "contoso.com"))).isNotEmpty();
    }
    for (int status : List.of(400, 429, 500, 502, 503)) {
      sandbox.fail("/userrealm/", status);
      assertThat(outcome(() -> lookUp("contoso.com"))).isNotEmpty();
      sandbox.fail("/token", status);
      String tenant = sandbox.tenantId("litware.com");
      assertThat(outcome(() -> directory.consentedPermissions(ENROLLMENT, tenant, Access.WRITE)))
          .isNotEqualTo("done");
    }
  }

  @AfterAll
  void usedEveryOperationOfTheContract() {
    assertThat(used).as("operations of the contract").isEqualTo(CONTRACT.operationIds());
  }

  private DomainState lookUp(String domain) {
    return directory.lookUp(ENROLLMENT, new DomainName(domain)).state();
  }

  private String userId(String email) {
    return directory
        .inspect(
            ENROLLMENT,
            sandbox.tenantId("contoso.com"),
            new Inspection(
                new DomainName("contoso.com"), List.of(email), NICKNAME, null, null, List.of()))
        .partnerCenterUsers()
        .get(0)
        .id();
  }

  private Applied apply(ChangeKind kind, Map<String, String> parameters, String group) {
    return directory.apply(
        TestChanges.approved(ENROLLMENT, tenant(parameters), kind, parameters, group, false));
  }

  private Undone undo(
      ChangeKind kind, Map<String, String> parameters, String object, String... members) {
    return directory.undo(
        TestChanges.undoable(ENROLLMENT, tenant(parameters), kind, parameters, object, members));
  }

  /** Domains are added to Northwind's tenant, groups are made in Contoso's. */
  private String tenant(Map<String, String> parameters) {
    return sandbox.tenantId(parameters.containsKey("domain") ? NORTHWIND_TENANT : "contoso.com");
  }

  private static String outcome(Runnable call) {
    try {
      call.run();
      return "done";
    } catch (DirectoryFailure e) {
      return e.getClass().getSimpleName();
    }
  }

  private static Exchange opened(URI page) {
    String path = page.getRawPath().replaceFirst("^/login/", "/");
    return new Exchange(
        "GET", path, page.getRawQuery(), Map.of(), new byte[0], 200, Map.of(), new byte[0]);
  }

  /** A directory in a cloud of the caller's choice. */
  final MicrosoftDirectory directory(String cloud, Path trusted) {
    return new MicrosoftDirectory(
        properties(cloud, trusted),
        FakeCloud.pace(),
        "http://localhost:8080",
        new FakeCloud.RecordedEvidence(),
        Monitor.NONE,
        Clock.systemUTC());
  }

  final String tenantId(String domain) {
    return sandbox.tenantId(domain);
  }

  /** The operations that have come down the line in this test. */
  final Set<String> arrived() {
    return line.used();
  }

  private MicrosoftProperties properties(String cloud, Path trusted) {
    return new MicrosoftProperties(
        Cloud.SANDBOX,
        sandbox.ownTenantId(),
        sandbox.clientId(),
        null,
        null,
        sandbox.clientSecret(),
        null,
        null,
        null,
        null,
        URI.create(cloud + "/graph/v1.0"),
        URI.create(cloud + "/login"),
        null,
        null,
        null,
        null,
        trusted,
        Duration.ofSeconds(5),
        Duration.ofSeconds(20));
  }
}
