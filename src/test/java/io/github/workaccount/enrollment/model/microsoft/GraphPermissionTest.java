package io.github.workaccount.enrollment.model.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GraphPermissionTest {

  @Test
  void isWhatTheDocumentationHasRegistered() throws IOException {
    List<String> documented =
        Pattern.compile("(?m)^\\| `(\\w+(?:\\.\\w+)+)` \\|")
            .matcher(Files.readString(Path.of("docs/connect.md")))
            .results()
            .map((MatchResult row) -> row.group(1))
            .toList();

    assertThat(documented)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(GraphPermission.values()).map(GraphPermission::key).toList());
  }
}
