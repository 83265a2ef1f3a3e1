package io.github.workaccount.enrollment.persistence.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class H2FileIT {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:h2:file:./data/enrollment",
        "jdbc:h2:./data/enrollment",
        "jdbc:h2:file:./data/enrollment;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
        "jdbc:h2:./other/../data/enrollment;WRITE_DELAY=0"
      })
  void anAddressRelativeToTheFolderNamesItsFile(String url) {
    assertThat(H2File.of(url)).contains(Path.of("data/enrollment.mv.db").toAbsolutePath());
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:h2:file:~/enrollment", "jdbc:h2:~/enrollment;WRITE_DELAY=0"})
  void aTildeIsTheHomeOfTheUser(String url) {
    assertThat(H2File.of(url))
        .contains(Path.of(System.getProperty("user.home"), "enrollment.mv.db"));
  }

  @Test
  void anAbsoluteAddressNamesItsFile() {
    Path folder = Path.of("data").toAbsolutePath();

    assertThat(H2File.of("jdbc:h2:" + folder.resolve("enrollment")))
        .contains(folder.resolve("enrollment.mv.db"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "jdbc:h2:mem:enrollment;DB_CLOSE_DELAY=-1",
        "jdbc:h2:tcp://localhost/./enrollment",
        "jdbc:postgresql://localhost:5432/enrollment"
      })
  void anotherDatabaseHasNone(String url) {
    assertThat(H2File.of(url)).isEmpty();
  }
}
