package io.github.workaccount.enrollment.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.changelog.ChangeSet;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.junit.jupiter.api.Test;

/** The tables of a release that remembered no users of the configuration are brought up to date. */
class UsersOfEarlierReleasesIT {

  private static final String REMEMBERED = "0.11-configured-user-of-before";

  @Test
  void whoIsThereOrWasDeletedByAPersonIsRemembered() throws Exception {
    try (Connection database = DriverManager.getConnection("jdbc:h2:mem:users-of-before");
        Liquibase changes =
            new Liquibase(
                "db/changelog.yaml",
                new ClassLoaderResourceAccessor(),
                new JdbcConnection(database))) {
      List<String> ids =
          changes.listUnrunChangeSets(new Contexts(), new LabelExpression()).stream()
              .map(ChangeSet::getId)
              .toList();
      changes.update(ids.indexOf(REMEMBERED), new Contexts(), new LabelExpression());
      run(database, "insert into act_id_user (id_, rev_) values ('there', 1)");
      log(database, "1", "Delete", "deleted");
      log(database, "2", "Create", "created");
      log(database, "3", "Delete", "there");

      changes.update(new Contexts(), new LabelExpression());

      assertThat(users(database)).containsExactlyInAnyOrder("there", "deleted");
    }
  }

  private static void log(Connection database, String id, String operation, String user)
      throws Exception {
    run(
        database,
        """
        insert into act_hi_op_log
          (id_, timestamp_, entity_type_, operation_type_, property_, new_value_)
        values ('%s', current_timestamp, 'User', '%s', 'userId', '%s')
        """
            .formatted(id, operation, user));
  }

  private static void run(Connection database, String sql) throws Exception {
    try (var statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> users(Connection database) throws Exception {
    List<String> users = new ArrayList<>();
    try (var statement = database.createStatement();
        var rows = statement.executeQuery("select id from configured_user")) {
      while (rows.next()) {
        users.add(rows.getString(1));
      }
    }
    return users;
  }
}
