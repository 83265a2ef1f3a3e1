package io.github.workaccount.enrollment.security.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.workaccount.enrollment.security.users.UsersProperties.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;

@ExtendWith(OutputCaptureExtension.class)
class UsersPropertiesIT {

  @Test
  void thereIsNobodyByDefault() {
    var users =
        new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("enrollment", Bindable.of(UsersProperties.class));

    assertThat(users.users()).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "a b", "a/b", "*", "kim\n", "kïm"})
  void refusesAnIdThatTheEngineCannotUse(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Person(id, "Kim", "R", null, "pw", List.of()))
        .withMessageContaining("enrollment.users");
  }

  @Test
  void takesAnEmailAddressAsId() {
    assertThat(new Person("kim@contoso.com", "Kim", "R", null, "pw", List.of()).id())
        .isEqualTo("kim@contoso.com");
  }

  @Test
  void refusesAGroupThatDoesNotExistAndNamesThoseThatDo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Person("kim", "Kim", "R", null, "pw", List.of("admins")))
        .withMessageContaining("'admins'")
        .withMessageContaining("enrollment-admins");
  }

  @Test
  void refusesAPersonWithoutAPassword() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Person("kim", "Kim", "R", null, " ", List.of()))
        .withMessage("enrollment.users: 'kim' has no password; set one");
  }

  @Test
  void refusesNamesWithControlCharacters() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Person("kim", "Kim\nBcc: all", "R", null, "pw", List.of()))
        .withMessageContaining("first-name");
  }

  @Test
  void aShortFirstPasswordEndsAStartWithOneSentence(CapturedOutput log) {
    SpringApplication application = new SpringApplication(ShortPassword.class);
    application.setWebApplicationType(WebApplicationType.NONE);

    assertThatExceptionOfType(UnusableUser.class)
        .isThrownBy(
            () ->
                application.run(
                    "--spring.profiles.active=none",
                    "--enrollment.microsoft.cloud=global",
                    "--spring.datasource.url=jdbc:h2:mem:nothing"));
    assertThat(log.getAll())
        .contains(
            "Description:\n\nenrollment.users: the password of 'kim' is shorter than 12 characters;"
                + " set a longer one\n")
        .doesNotContain("\tat ", "s3cret");
  }

  /** A start that gets as far as the people. */
  static class ShortPassword {

    @Bean
    SmartInitializingSingleton people() {
      return new Person("kim", "Kim", "R", null, "s3cret", List.of())::requireGoodPassword;
    }
  }

  @Test
  void showsNoPassword() {
    assertThat(
            new UsersProperties(List.of(new Person("kim", "Kim", "R", null, "s3cret", List.of()))))
        .asString()
        .contains("kim")
        .doesNotContain("s3cret");
  }
}
