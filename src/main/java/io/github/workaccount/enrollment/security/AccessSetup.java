package io.github.workaccount.enrollment.security;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.JdbcTemplate;
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

  /** The row that the engine's own start locks, too, except on H2, where it locks nothing. */
  private static final String LOCK =
      "SELECT VALUE_ FROM ACT_GE_PROPERTY WHERE NAME_ = 'startup.lock' FOR UPDATE";

  private final ProcessEngine engine;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final List<UsersProperties.Person> people;

  AccessSetup(
      ProcessEngine engine,
      JdbcTemplate jdbc,
      PlatformTransactionManager transactions,
      UsersProperties users) {
    this.engine = engine;
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.people = users.users();
  }

  @Override
  public void afterSingletonsInstantiated() {
    transaction.executeWithoutResult(
        status -> {
          jdbc.queryForList(LOCK, String.class);
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

  /** An existing user is left alone: password and memberships may have been changed since. */
  private void ensurePerson(UsersProperties.Person person) {
    IdentityService identity = engine.getIdentityService();
    if (identity.createUserQuery().userId(person.id()).count() > 0) {
      return;
    }
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
          "No user is an operator, so nobody can use the web applications. Configure one with"
              + " enrollment.users (id, first-name, last-name, password, groups: {}) and restart.",
          Groups.CAMUNDA_ADMIN);
    }
  }
}
