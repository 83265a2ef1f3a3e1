package io.github.workaccount.enrollment.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserRealmTest {

  @Test
  void keepsOnlyTheOriginOfTheSignInPage() {
    UserRealm realm =
        UserRealm.read(
                "{\"NameSpaceType\":\"Federated\",\"AuthURL\":\"https://sts.trey.net:8443/adfs?u=x\"}")
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
                    "{\"NameSpaceType\":\"Federated\",\"AuthURL\":\"%s\"}".formatted(address))
                .orElseThrow()
                .signInPage())
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[]", "null", "{}", "{\"NameSpaceType\":null}"})
  void understandsNothingElse(String body) {
    assertThat(UserRealm.read(body).filter(r -> r.managed() || r.federated())).isEmpty();
  }

  @Property(tries = 200)
  void neverThrows(@ForAll String body) {
    assertThat(UserRealm.read(body)).isNotNull();
  }
}
