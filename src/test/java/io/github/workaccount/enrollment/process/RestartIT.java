package io.github.workaccount.enrollment.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.WorkAccountEnrollment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.context.WebApplicationContext;

/** The product is stopped and started again on the same files. */
class RestartIT {

  @TempDir private Path folder;

  @Test
  void goesOnWhereItWasAfterARestart() {
    List<String> ids =
        inTheProduct(
            drive ->
                List.of(
                    at(drive).atRecord().id(),
                    drive.request("kim", Requests.of("contoso.com")).id()));

    for (String file : List.of("enrollment.mv.db", "sandbox/cloud.mv")) {
      assertThat(permissions(folder.resolve(file))).isEqualTo("rw-------");
    }
    inTheProduct(
        drive -> {
          RunningEnrollment waiting = drive.find(ids.get(0));
          assertThat(waiting.state()).isEqualTo("awaiting-dns-record");
          waiting.publishRecord().complete("kim", "PublishDnsRecord", Map.of());
          assertThat(waiting.state()).isEqualTo("awaiting-association");
          assertThat(waiting.writes()).hasSize(4).doesNotHaveDuplicates();
          assertThat(drive.world.groups(Paths.NORTHWIND_TENANT)).hasSize(1);

          RunningEnrollment unfinished = drive.find(ids.get(1));
          assertThat(unfinished.state()).isEqualTo("checking");
          assertThat(unfinished.work().state()).isEqualTo("awaiting-approval");
          return ids;
        });
  }

  @Test
  void goesOnAskingMicrosoftAfterARestart() {
    String id =
        inTheProduct(
            drive -> {
              RunningEnrollment enrollment = at(drive).atRecord().publishRecord();
              drive.people.fault(VerificationPaths.VERIFY, "\"status\": 400");
              enrollment.lookByItself();
              assertThat(drive.verifications.claim("stopped")).as("not due yet").isEmpty();
              return enrollment.id();
            });

    inTheProduct(
        drive -> {
          RunningEnrollment waiting = drive.find(id);
          assertThat(waiting.state()).isEqualTo("applying");
          drive.http.send(
              "kim",
              org.springframework.http.HttpMethod.POST,
              "/api/enrollments/" + id + "/dns-check",
              null);
          drive.verifications.tick();
          assertThat(waiting.work().state()).isEqualTo("awaiting-association");
          return id;
        });
  }

  private static String permissions(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Paths at(EnrollmentDriver drive) {
    return () -> drive;
  }

  private <T> T inTheProduct(Function<EnrollmentDriver, T> work) {
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(WorkAccountEnrollment.class)
            .run(
                "--server.port=0",
                "--spring.datasource.url=jdbc:h2:file:"
                    + folder.resolve("enrollment")
                    + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
                "--enrollment.sandbox.directory=" + folder.resolve("sandbox"),
                "--enrollment.public-url=http://localhost:8080",
                "--camunda.bpm.process-engine-name=processRestart",
                "--camunda.bpm.job-execution.enabled=false")) {
      return work.apply(new EnrollmentDriver((WebApplicationContext) context));
    }
  }
}
