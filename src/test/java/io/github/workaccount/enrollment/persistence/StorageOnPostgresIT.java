package io.github.workaccount.enrollment.persistence;

import io.github.workaccount.enrollment.testing.PostgresServer;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

@ActiveProfiles("postgres")
@TestPropertySource(properties = "spring.datasource.username=postgres")
class StorageOnPostgresIT extends StorageTest {

  private static final String URL = PostgresServer.newDatabase("storage");

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    registry.add("spring.datasource.url", () -> URL);
  }
}
