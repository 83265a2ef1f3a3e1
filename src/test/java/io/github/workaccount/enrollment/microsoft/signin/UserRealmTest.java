package io.github.workaccount.enrollment.microsoft.signin;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserRealmTest {

  private static final String ASKED = "enrollment-check@contoso.com";

  @Test
  void keepsOnlyTheOriginOfTheSignInPage() {
    UserRealm realm =
        UserRealm.read(
                "{\"NameSpaceType\":\"Federated\",\"AuthURL\":\"https://sts.trey.net:8443/adfs?u=x\"}",
                ASKED)
            .orElseThrow();

    assertThat(realm.federated()).isTrue();
    assertThat(realm.signInPage()).isEqualTo("https://sts.trey.net:8443");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"javascript:alert(1)", "http://sts.trey.net/", "not an address", "", "https:///x"})
  void offersNoUnsafeSignInPage(String address) {
    assertThat(
            UserRealm.read(
                    "{\"NameSpaceType\":\"Federated\",\"AuthURL\":\"%s\"}".formatted(address),
                    ASKED)
                .orElseThrow()
                .signInPage())
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "[]",
        "null",
        "{}",
        "{\"NameSpaceType\":null}",
        "{\"NameSpaceType\":\"Managed\",\"Login\":\"enrollment-check@fabrikam.com\"}"
      })
  void understandsNothingElse(String body) {
    assertThat(UserRealm.read(body, ASKED)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Enrollment-Check@Contoso.com",
        "somebody@contoso.com",
        "enrollment-check@bücher.example",
        "enrollment-check",
        ""
      })
  void takesTheAddressAsTheServiceWritesIt(String login) {
    String body = "{\"NameSpaceType\":\"Managed\",\"Login\":\"%s\"}".formatted(login);

    assertThat(UserRealm.read(body, ASKED)).isPresent();
  }

  @Property(tries = 200)
  void neverThrows(@ForAll String body) {
    assertThat(UserRealm.read(body, ASKED)).isNotNull();
  }
}
