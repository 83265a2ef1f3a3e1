package io.github.workaccount.enrollment.microsoft.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.model.plan.ChangeKind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PermissionsTest {

  private static final List<String> ALL =
      Stream.concat(
              Permissions.ALL.stream().map(Permissions.Needed::name),
              Stream.of("Directory.ReadWrite.All", "Group.Read.All", "User.ReadWrite.All"))
          .toList();

  @ParameterizedTest
  @EnumSource(ChangeKind.class)
  void allowAWriteExactlyWhereThePlanSaysSo(ChangeKind kind) {
    String least = kind.permissions().get(0);

    assertThat(ALL.stream().filter(granted -> Permissions.hold(List.of(granted), least)))
        .containsExactlyInAnyOrderElementsOf(kind.permissions());
  }
}
