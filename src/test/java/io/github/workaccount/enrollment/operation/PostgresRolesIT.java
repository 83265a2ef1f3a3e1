package io.github.workaccount.enrollment.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.workaccount.enrollment.WorkAccountEnrollment;
import io.github.workaccount.enrollment.testing.PostgresServer;
import io.github.workaccount.enrollment.testing.ProductHttp;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.io.FileSystemResource;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.context.WebApplicationContext;

/** The product on PostgreSQL as a user that owns nothing, with the documented roles. */
@SpringBootTest(
    classes = WorkAccountEnrollment.class,
    properties = {
      "spring.datasource.username=enrollment_app",
      "spring.liquibase.user=enrollment_owner",
      "enrollment.sandbox.directory=memory",
      "camunda.bpm.process-engine-name=postgres-roles",
      "camunda.bpm.job-execution.enabled=false"
    })
@ActiveProfiles("postgres")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PostgresRolesIT {

  /** Without the query, which names the administrator. */
  private static final String URL = PostgresServer.newDatabase("roles").split("\\?")[0];

  @Autowired private WebApplicationContext context;
  @Autowired private ManagementService management;
  @Autowired private JdbcTemplate jdbc;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    run("postgres", "postgres-roles.sql");
    registry.add("spring.datasource.url", () -> URL);
  }

  @Test
  @Order(1)
  void theProductWorksAsAUserThatOwnsNothing() {
    assertThat(jdbc.queryForObject("select current_user", String.class))
        .isEqualTo("enrollment_app");
    assertThat(enroll("contoso.com")).isEqualTo("awaiting-approval");
    assertThat(
            jdbc.queryForList(
                "select relname from pg_class where relowner = 'enrollment_app'::regrole",
                String.class))
        .isEmpty();
  }

  @Test
  @Order(2)
  void thatUserChangesNoTable() {
    for (String attempt :
        List.of(
            "create table mine (id integer)",
            "alter table enrollment add column mine integer",
            "truncate table evidence",
            "drop table evidence")) {
      assertThatThrownBy(() -> jdbc.execute(attempt))
          .as(attempt)
          .isInstanceOf(DataAccessException.class)
          .hasRootCauseInstanceOf(java.sql.SQLException.class);
    }
  }

  @Test
  @Order(3)
  void evidenceCanBeMadeUnchangeableAndTheProductStillWorks() {
    run("enrollment_owner", "postgres-tighten.sql");

    assertThat(enroll("litware.com")).isEqualTo("awaiting-approval");
    assertThatThrownBy(() -> jdbc.update("update evidence set actor = 'nobody'"))
        .rootCause()
        .hasMessageContaining("permission denied");
    assertThatThrownBy(() -> jdbc.update("delete from evidence"))
        .rootCause()
        .hasMessageContaining("permission denied");
    assertThatThrownBy(() -> jdbc.queryForList("select * from databasechangelog"))
        .rootCause()
        .hasMessageContaining("permission denied");
  }

  /** Requests an enrollment, has its checks done, and gives its state. */
  private String enroll(String domain) {
    ProductHttp http = new ProductHttp(context);
    String request =
        """
        {"workEmail": "kim@%1$s", "companyName": "Company", "headquarters": "US",
         "partnerCenterUsers": [{"email": "kim@%1$s"}]}
        """;
    ProductHttp.Reply started =
        http.send("kim", HttpMethod.POST, "/api/enrollments", request.formatted(domain));
    assertThat(started.status()).as(started.body()).isEqualTo(201);
    for (Job job : management.createJobQuery().messages().executable().list()) {
      management.executeJob(job.getId());
    }
    JsonNode shown = http.send("kim", HttpMethod.GET, started.location(), null).json();
    return shown.path("state").asText();
  }

  private static void run(String user, String file) {
    Path script = Path.of("docs/operation", file);
    new ResourceDatabasePopulator(new FileSystemResource(script))
        .execute(new DriverManagerDataSource(URL, user, ""));
  }
}
