package io.github.workaccount.enrollment.security.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.workaccount.enrollment.application.signin.ConfiguredUsers;
import io.github.workaccount.enrollment.model.microsoft.Cloud;
import io.github.workaccount.enrollment.security.SecurityTest;
import io.github.workaccount.enrollment.security.users.UnusableUser;
import io.github.workaccount.enrollment.security.users.UsersProperties;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.PlatformTransactionManager;

@SecurityTest
@ExtendWith(OutputCaptureExtension.class)
class AccessSetupIT {

  @Autowired private ProcessEngine engine;
  @Autowired private ConfiguredUsers known;
  @Autowired private PlatformTransactionManager transactions;

  @Test
  void theGroupsHaveReadableNamesAndTheOperatorsAreASystemGroup() {
    List<Group> groups = engine.getIdentityService().createGroupQuery().list();

    assertThat(groups)
        .extracting(Group::getId, Group::getName, Group::getType)
        .containsExactlyInAnyOrder(
            tuple("requesters", "Requesters", "WORKFLOW"),
            tuple("enrollment-admins", "Enrollment admins", "WORKFLOW"),
            tuple("process-owners", "Process owners", "WORKFLOW"),
            tuple("auditors", "Auditors", "WORKFLOW"),
            tuple("camunda-admin", "Operators", "SYSTEM"));
  }

  @Test
  void anotherStartChangesNothing() {
    List<String> before = snapshot();

    setup(List.of()).afterSingletonsInstantiated();

    assertThat(snapshot()).isEqualTo(before);
  }

  @Test
  void aFilterOfAnEarlierReleaseShowsTheCompanyFromNowOn() {
    Map<String, Object> current = openTasks().getProperties();
    show(List.of(Map.of("name", "enrollmentId", "label", "Enrollment")));

    setup(List.of()).afterSingletonsInstantiated();

    assertThat(openTasks().getProperties()).isEqualTo(current);
  }

  @Test
  void aFilterThatAnOperatorChangedIsLeftAlone() {
    Object before = show(List.of());

    setup(List.of()).afterSingletonsInstantiated();

    assertThat(openTasks().getProperties()).containsEntry("variables", List.of());
    show(before);
  }

  @Test
  void nodesThatStartTogetherCreateEverythingOnce() {
    List<String> before = snapshot();
    forgetFiltersAndAuthorizations();
    var newcomer = person("together", List.of("requesters"));
    int nodes = 4;
    var barrier = new CyclicBarrier(nodes);
    ExecutorService threads = Executors.newFixedThreadPool(nodes);
    try {
      List<CompletableFuture<Void>> starts =
          Stream.generate(() -> setup(List.of(newcomer)))
              .limit(nodes)
              .map(node -> CompletableFuture.runAsync(() -> start(node, barrier), threads))
              .toList();
      starts.forEach(CompletableFuture::join);
    } finally {
      threads.shutdown();
    }

    assertThat(memberships("together")).containsExactly("requesters");
    engine.getIdentityService().deleteUser("together");
    assertThat(snapshot()).isEqualTo(before);
  }

  @Test
  void aUserWhoExistsIsLeftAlone() {
    var identity = engine.getIdentityService();
    setup(List.of(person("mover", List.of("requesters")))).afterSingletonsInstantiated();
    identity.deleteMembership("mover", "requesters");

    setup(List.of(person("mover", List.of("requesters", "auditors"))))
        .afterSingletonsInstantiated();

    assertThat(memberships("mover")).isEmpty();
    assertThat(identity.checkPassword("mover", "first-password")).isTrue();
    identity.deleteUser("mover");
  }

  @Test
  void aUserWhoWasRemovedDoesNotComeBackWithTheFirstPassword(CapturedOutput output) {
    var identity = engine.getIdentityService();
    AccessSetup setup = setup(List.of(person("leaver-once", List.of("auditors"))));
    setup.afterSingletonsInstantiated();
    identity.deleteUser("leaver-once");

    setup.afterSingletonsInstantiated();

    assertThat(identity.createUserQuery().userId("leaver-once").count()).isZero();
    assertThat(output.getAll())
        .contains("The configured user leaver-once was removed and is not created again");
  }

  @Test
  void aUserWhomAnOperatorCreatesAgainIsLeftAlone() {
    var identity = engine.getIdentityService();
    AccessSetup setup = setup(List.of(person("returner", List.of("auditors"))));
    setup.afterSingletonsInstantiated();
    identity.deleteUser("returner");
    var again = identity.newUser("returner");
    again.setPassword("another-password");
    identity.saveUser(again);

    setup.afterSingletonsInstantiated();

    assertThat(identity.checkPassword("returner", "another-password")).isTrue();
    assertThat(memberships("returner")).isEmpty();
    identity.deleteUser("returner");
  }

  @Test
  void aUserOfAnEarlierReleaseWhoIsRemovedLaterDoesNotComeBackEither() {
    var identity = engine.getIdentityService();
    var before = identity.newUser("of-before");
    before.setPassword("another-password");
    identity.saveUser(before);
    AccessSetup setup = setup(List.of(person("of-before", List.of("auditors"))));
    setup.afterSingletonsInstantiated();
    identity.deleteUser("of-before");

    setup.afterSingletonsInstantiated();

    assertThat(identity.createUserQuery().userId("of-before").count()).isZero();
  }

  @Test
  void aFirstPasswordThatIsTooShortIsRefusedOutsideTheSandbox() {
    var shortly = new UsersProperties.Person("brief", "First", "Last", null, "brief", List.of());

    assertThatExceptionOfType(UnusableUser.class)
        .isThrownBy(() -> setup(List.of(shortly)).afterSingletonsInstantiated())
        .withMessageContaining("'brief' is shorter than 12 characters");
    assertThat(engine.getIdentityService().createUserQuery().userId("brief").count()).isZero();
  }

  @Test
  void noPasswordIsLogged(CapturedOutput output) {
    setup(List.of(person("quiet", List.of("auditors")))).afterSingletonsInstantiated();

    assertThat(output.getAll()).contains("Created the user quiet").doesNotContain("first-password");
    engine.getIdentityService().deleteUser("quiet");
  }

  @Test
  void rightsThatAnOperatorAddedStay() {
    var service = engine.getAuthorizationService();
    Authorization added = authorization("auditors", Resources.DEPLOYMENT);
    assertThat(added).isNull();
    added = service.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    added.setGroupId("auditors");
    added.setResource(Resources.DEPLOYMENT);
    added.setResourceId("*");
    added.addPermission(Permissions.READ);
    service.saveAuthorization(added);

    setup(List.of()).afterSingletonsInstantiated();

    assertThat(authorization("auditors", Resources.DEPLOYMENT)).isNotNull();
    service.deleteAuthorization(added.getId());
  }

  private AccessSetup setup(List<UsersProperties.Person> people) {
    return new AccessSetup(
        engine, known, transactions, new UsersProperties(people), Cloud.GLOBAL, Clock.systemUTC());
  }

  private static UsersProperties.Person person(String id, List<String> groups) {
    return new UsersProperties.Person(id, "First", "Last", null, "first-password", groups);
  }

  private static void start(AccessSetup node, CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    node.afterSingletonsInstantiated();
  }

  private void forgetFiltersAndAuthorizations() {
    var filters = engine.getFilterService();
    filters.createFilterQuery().list().stream().map(Filter::getId).forEach(filters::deleteFilter);
    var authorizations = engine.getAuthorizationService();
    authorizations.createAuthorizationQuery().list().stream()
        .filter(found -> found.getUserId() == null || found.getUserId().equals("*"))
        .filter(found -> found.getResourceType() != Resources.GROUP.resourceType())
        .map(Authorization::getId)
        .forEach(authorizations::deleteAuthorization);
  }

  private Filter openTasks() {
    return engine.getFilterService().createFilterQuery().filterName("Open tasks").singleResult();
  }

  /** Has the filter show other variables; gives those that it showed. */
  private Object show(Object variables) {
    Filter filter = openTasks();
    Map<String, Object> properties = new HashMap<>(filter.getProperties());
    Object before = properties.put("variables", variables);
    engine.getFilterService().saveFilter(filter.setProperties(properties));
    return before;
  }

  private Authorization authorization(String group, Resources resource) {
    return engine
        .getAuthorizationService()
        .createAuthorizationQuery()
        .groupIdIn(group)
        .resourceType(resource)
        .singleResult();
  }

  private List<String> memberships(String user) {
    return engine.getIdentityService().createGroupQuery().groupMember(user).list().stream()
        .map(Group::getId)
        .toList();
  }

  /** Everything that a start may add, without ids that differ between starts. */
  private List<String> snapshot() {
    Stream<String> authorizations =
        engine.getAuthorizationService().createAuthorizationQuery().list().stream()
            .map(
                found ->
                    String.join(
                        " ",
                        String.valueOf(found.getAuthorizationType()),
                        String.valueOf(found.getUserId()),
                        String.valueOf(found.getGroupId()),
                        String.valueOf(found.getResourceType()),
                        found.getResourceType() == Resources.FILTER.resourceType()
                                && !found.getResourceId().equals("*")
                            ? "a filter"
                            : found.getResourceId()));
    Stream<String> filters =
        engine.getFilterService().createFilterQuery().list().stream()
            .map(found -> found.getName() + " " + found.getProperties());
    return Stream.concat(authorizations, filters).sorted().toList();
  }
}
