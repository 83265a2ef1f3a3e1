package io.github.workaccount.enrollment.security.access;

import io.github.workaccount.enrollment.application.signin.ConfiguredUsers;
import io.github.workaccount.enrollment.model.microsoft.Cloud;
import io.github.workaccount.enrollment.security.users.ProductGroup;
import io.github.workaccount.enrollment.security.users.UsersProperties;
import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives the engine the product's groups, authorizations, filters and configured people.
 *
 * <p>It runs when the engine is up and before the first request is answered, at each start, and
 * adds only what is missing. All of it is one transaction under the engine's own start-up lock, so
 * that two nodes that start together wait for each other instead of creating the same things.
 */
@Component
class AccessSetup implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(AccessSetup.class);

  private final ProcessEngine engine;
  private final ConfiguredUsers known;
  private final TransactionTemplate transaction;
  private final List<UsersProperties.Person> people;
  private final boolean sandbox;
  private final Clock clock;

  AccessSetup(
      ProcessEngine engine,
      ConfiguredUsers known,
      PlatformTransactionManager transactions,
      UsersProperties users,
      Cloud cloud,
      Clock clock) {
    this.engine = engine;
    this.known = known;
    this.transaction = new TransactionTemplate(transactions);
    this.people = users.users();
    this.sandbox = cloud == Cloud.SANDBOX;
    this.clock = clock;
  }

  @Override
  public void afterSingletonsInstantiated() {
    transaction.executeWithoutResult(
        status -> {
          known.lock();
          setUp();
        });
    warnWithoutOperator();
  }

  private void setUp() {
    for (ProductGroup group : ProductGroup.values()) {
      ensureGroup(group);
    }
    var authorizations = new Authorizations(engine.getAuthorizationService());
    AccessRules.grants().forEach(authorizations::ensure);
    for (String filterId : new TaskFilters(engine).ensure()) {
      AccessRules.filterGrants(filterId).forEach(authorizations::ensure);
    }
    people.forEach(this::ensurePerson);
  }

  private void ensureGroup(ProductGroup wanted) {
    IdentityService identity = engine.getIdentityService();
    if (identity.createGroupQuery().groupId(wanted.id()).count() > 0) {
      return;
    }
    Group group = identity.newGroup(wanted.id());
    group.setName(wanted.title());
    group.setType(wanted.type());
    identity.saveGroup(group);
  }

  /**
   * A person is created once. Whoever exists is left alone: password and memberships may have been
   * changed since. Whoever was removed since does not come back with the first password.
   */
  private void ensurePerson(UsersProperties.Person person) {
    boolean exists = engine.getIdentityService().createUserQuery().userId(person.id()).count() > 0;
    if (known.isKnown(person.id())) {
      if (!exists) {
        LOG.info(
            "The configured user {} was removed and is not created again. Let an operator create"
                + " the user in Admin, or configure another id.",
            person.id());
      }
      return;
    }
    if (!exists) {
      create(person);
    }
    known.add(person.id(), clock.instant());
  }

  private void create(UsersProperties.Person person) {
    if (!sandbox) {
      person.requireGoodPassword();
    }
    IdentityService identity = engine.getIdentityService();
    var user = identity.newUser(person.id());
    user.setFirstName(person.firstName());
    user.setLastName(person.lastName());
    user.setEmail(person.email());
    user.setPassword(person.password());
    identity.saveUser(user);
    person.groups().stream()
        .distinct()
        .forEach(group -> identity.createMembership(person.id(), group));
    LOG.info("Created the user {} in the groups {}", person.id(), person.groups());
  }

  /** The web applications' own set-up page is closed, so an operator comes from configuration. */
  private void warnWithoutOperator() {
    if (engine.getIdentityService().createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count()
        == 0) {
      LOG.warn(
          "No user is an operator, so nobody can manage users. Configure one whom no start has seen"
              + " yet with enrollment.users (id, first-name, last-name, password, groups: {}) and"
              + " restart.",
          Groups.CAMUNDA_ADMIN);
    }
  }
}
