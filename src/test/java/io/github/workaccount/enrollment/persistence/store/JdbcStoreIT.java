package io.github.workaccount.enrollment.persistence.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.github.workaccount.enrollment.application.operation.Store.Trouble;
import io.github.workaccount.enrollment.persistence.FullDisk;
import io.github.workaccount.enrollment.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Whether the database takes writes, and what it says when it does not. */
class JdbcStoreIT {

  private static final String TABLE = "create table store_check (node varchar(64) primary key)";
  private static final String SETTINGS = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
  private static String postgres;

  @TempDir Path folder;
  private HikariDataSource pool;

  @BeforeAll
  static void prepare() {
    FullDisk.register();
    postgres = PostgresServer.newDatabase("store");
    try (HikariDataSource open = open(postgres)) {
      new JdbcTemplate(open).execute(TABLE);
    }
  }

  @AfterEach
  void close() {
    FullDisk.full(false);
    if (pool != null) {
      pool.close();
    }
  }

  @Test
  void aWriteLeavesNothingBehind() {
    for (String url : new String[] {postgres, h2("mem:store")}) {
      try (HikariDataSource open = open(url)) {
        JdbcTemplate jdbc = new JdbcTemplate(open);
        if (!url.equals(postgres)) {
          jdbc.execute(TABLE);
        }
        JdbcStore store = store(open);
        store.write();
        store.write();
        assertThat(jdbc.queryForObject("select count(*) from store_check", Integer.class)).isZero();
      }
    }
  }

  @Test
  void aFullDiskIsToldAndAllConnectionsWorkAgainAfterIt() {
    pool = open(h2("full:" + folder.resolve("db")));
    isToldAndOver(() -> FullDisk.full(true), () -> FullDisk.full(false));
    assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".room"));
  }

  /**
   * The same with the operating system's own word, where one may mount: the other holds anywhere.
   */
  @Test
  void aSmallFileSystemThatIsFullIsToldAndOver() throws Exception {
    assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=6m", "none", folder.toString()));
    try {
      pool = open(h2("file:" + folder.resolve("db")));
      isToldAndOver(this::fill, () -> folder.resolve("filling").toFile().delete());
    } finally {
      pool.close();
      run("umount", folder.toString());
    }
  }

  @Test
  void aReadOnlyPostgresIsTold() {
    pool = open(postgres + "&options=-c%20default_transaction_read_only=on");

    assertThat(trouble()).satisfies(trouble -> assertThat(trouble.reason()).contains("read-only"));
    assertThat(trouble().away()).isFalse();
  }

  @Test
  void aPostgresThatTakesTheRowAndHasNoRoomForMoreIsTold() {
    pool = open(postgres + "&options=-c%20temp_file_limit=64kB");

    assertThat(trouble().reason()).contains("temp_file_limit");
  }

  @Test
  void aDatabaseAnswersWhileAllConnectionsOfThePoolAreInUseAndWhenItsOwnOneBreaks()
      throws SQLException {
    pool = open(postgres);
    pool.setMaximumPoolSize(1);
    JdbcStore store = store(pool);
    try (Connection used = pool.getConnection();
        Statement statement = used.createStatement()) {
      store.reach();
      statement.execute(
          "select pg_terminate_backend(pid, 10000) from pg_stat_activity"
              + " where pid <> pg_backend_pid() and datname = current_database()");

      assertThatCode(store::reach).doesNotThrowAnyException();
      Trouble busy = store.trouble(catchThrowable(store::write)).orElseThrow();
      assertThat(busy.reason()).contains("all of this node's are in use");
    } finally {
      store.destroy();
    }
  }

  @Test
  void aDatabaseThatIsNotThereIsAway() {
    pool = open("jdbc:postgresql://127.0.0.1:1/none?user=postgres");
    JdbcStore store = store(pool);

    Trouble trouble = store.trouble(catchThrowable(store::reach)).orElseThrow();

    assertThat(trouble.away()).isTrue();
    assertThat(trouble.reason()).startsWith("does not answer: Connection to 127.0.0.1:1 refused");
  }

  private void isToldAndOver(Runnable fill, Runnable free) {
    JdbcTemplate jdbc = new JdbcTemplate(pool);
    jdbc.execute(TABLE);
    store(pool).write();

    fill.run();
    for (int i = 0; i < 2; i++) {
      assertThat(trouble().reason()).contains("its disk is full");
      catchThrowable(() -> jdbc.update("insert into store_check values ('more')"));
    }
    assertThat(trouble().reason()).contains("its disk is full");
    free.run();

    assertThatCode(store(pool)::write).doesNotThrowAnyException();
    for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
      assertThat(jdbc.queryForObject("select count(*) from store_check", Integer.class)).isZero();
    }
  }

  private Trouble trouble() {
    JdbcStore store = store(pool);
    return store.trouble(catchThrowable(store::write)).orElseThrow();
  }

  private void fill() {
    try {
      Files.write(folder.resolve("filling"), new byte[16 * 1024 * 1024]);
      throw new AssertionError("There was room");
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left on device");
    }
  }

  private static boolean run(String... command) throws Exception {
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  private static JdbcStore store(HikariDataSource pool) {
    return new JdbcStore(pool, new JdbcTemplate(pool), new JdbcTransactionManager(pool));
  }

  private static String h2(String name) {
    return "jdbc:h2:" + name + SETTINGS;
  }

  private static HikariDataSource open(String url) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(url);
    pool.setUsername(url.startsWith("jdbc:h2") ? "sa" : "postgres");
    pool.setMaximumPoolSize(3);
    pool.setConnectionTimeout(2_000);
    return pool;
  }
}
