package io.github.workaccount.enrollment.persistence.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.workaccount.enrollment.persistence.FullDisk;
import io.github.workaccount.enrollment.testing.OwnLines;
import io.github.workaccount.enrollment.testing.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.liquibase.LiquibaseAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A start with a database that cannot be used: one sentence names it, and what to do. */
@ExtendWith(OutputCaptureExtension.class)
class StoreAtStartIT {

  private static final String SETTINGS = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";

  @TempDir Path folder;

  @AfterEach
  void free() {
    FullDisk.full(false);
  }

  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration({DataSourceAutoConfiguration.class, LiquibaseAutoConfiguration.class})
  @Import(OneMigrationAtATime.class)
  static class Migration {}

  @Test
  void aDamagedFileIsNamedAtTheHeadOfTheReportAndWithoutAStackTrace(CapturedOutput log)
      throws Exception {
    Path file = folder.resolve("db.mv.db");
    byte[] noise = new byte[40_000];
    new Random(1).nextBytes(noise);
    Files.write(file, noise);
    SpringApplication application = new SpringApplication(Migration.class);
    application.setWebApplicationType(WebApplicationType.NONE);

    Throwable failure =
        catchThrowable(
            () ->
                application.run(
                    "--spring.profiles.active=none",
                    "--enrollment.microsoft.cloud=global",
                    "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("db") + SETTINGS));

    assertThat(failure).isNotNull();
    assertThat(log.getAll())
        .contains("Description:\n\nThe database file " + file + " is damaged.\n")
        .contains("Action:\n\nKeep a copy of it, then put back a backup")
        .doesNotContain("another node")
        .doesNotContain("\tat ");
    assertThat(OwnLines.of(log).filter(line -> line.matches(".* (WARN|ERROR) .*")))
        .as("the end of the start, and the report")
        .hasSize(2);
  }

  @Test
  void aFileThatIsOpenElsewhereIsNamed() throws Exception {
    Path file = folder.resolve("db.mv.db");
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                url("file:"))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(other.getInputStream().read()).as("a sign that it is open").isEqualTo('o');

      UnusableStore refused = refused(url("file:"));

      assertThat(refused).hasMessage("The database file " + file + " is open in another process.");
      assertThat(refused.action()).startsWith("Stop the other instance");
    } finally {
      other.destroyForcibly();
    }
  }

  /** Another process that has the file open until it is ended. */
  static final class Holder {
    public static void main(String[] arguments) throws Exception {
      try (Connection held = new DriverManagerDataSource(arguments[0], "sa", "").getConnection()) {
        System.out.write('o');
        System.out.flush();
        Thread.currentThread().join();
      }
    }
  }

  @Test
  void aFileThatIsReadOnlyIsNamed() throws Exception {
    new DriverManagerDataSource(url("file:"), "sa", "").getConnection().close();

    assertThat(refused(url("file:") + ";ACCESS_MODE_DATA=r"))
        .hasMessage("The database file " + folder.resolve("db.mv.db") + " is read-only.");
    assertThat(refused(url("") + ";ACCESS_MODE_DATA=r"))
        .as("the same address, written shorter")
        .hasMessage("The database file " + folder.resolve("db.mv.db") + " is read-only.");
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed(CapturedOutput log) throws Exception {
    Path inTheWay = Files.createFile(folder.resolve("data"));

    Path wanted = inTheWay.resolve("of/it");

    assertThat(refused("jdbc:h2:file:" + wanted.resolve("db") + SETTINGS))
        .hasMessage(
            "The database's folder %s cannot be made: %s is no folder that this user may write to."
                .formatted(wanted, inTheWay));
    assertThat(log.getAll()).as("H2 would write a stack trace").doesNotContain(inTheWay.toString());
  }

  @Test
  void aFullDiskIsNamed() throws Exception {
    FullDisk.register();
    new DriverManagerDataSource(url("full:"), "sa", "").getConnection().close();
    FullDisk.full(true);

    assertThat(refused(url("full:")).getMessage()).contains("disk is full");
  }

  @Test
  void aReadOnlyPostgresIsNamed() {
    String url = PostgresServer.newDatabase("read_only_start");

    assertThat(refused(url + "&options=-c%20default_transaction_read_only=on"))
        .hasMessageStartingWith("The database is read-only: it is a standby");
  }

  @Test
  void anAddressIsNamedWithoutItsSettings() {
    assertThat(refused("jdbc:postgresql://127.0.0.1:1/none?password=secret").getMessage())
        .startsWith("The database at jdbc:postgresql://127.0.0.1:1/none cannot be opened: ")
        .doesNotContain("secret");
  }

  private String url(String scheme) {
    return "jdbc:h2:" + scheme + folder.resolve("db") + SETTINGS;
  }

  private static UnusableStore refused(String url) {
    String user = url.startsWith("jdbc:h2") ? "sa" : "postgres";
    return catchThrowableOfType(
        UnusableStore.class,
        () -> StoreAtStart.open(new DriverManagerDataSource(url, user, "")).close());
  }
}
