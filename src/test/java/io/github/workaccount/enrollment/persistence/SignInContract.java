package io.github.workaccount.enrollment.persistence;

import static io.github.workaccount.enrollment.persistence.Storage.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.application.signin.SignInAttempts.Counted;
import io.github.workaccount.enrollment.application.signin.SignInAttempts.Counter;
import io.github.workaccount.enrollment.persistence.table.JdbcConfiguredUsers;
import io.github.workaccount.enrollment.persistence.table.JdbcSignInAttempts;
import io.github.workaccount.enrollment.persistence.table.JdbcSignInPlaces;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every database keeps of sign-ins and of the users of the configuration. */
interface SignInContract {

  Storage storage();

  private JdbcSignInAttempts attempts() {
    return new JdbcSignInAttempts(storage().jdbc());
  }

  private JdbcSignInPlaces places() {
    return new JdbcSignInPlaces(storage().jdbc());
  }

  private static Counter counter() {
    return new Counter("kim-" + UUID.randomUUID(), "");
  }

  @Test
  default void countsWrongPasswords() {
    Counter counter = counter();
    Counted first = new Counted(1, NOW.plusSeconds(3));
    Counted second = new Counted(2, NOW.plusSeconds(9));

    attempts().add(counter, first);
    assertThat(attempts().find(counter)).contains(first);
    assertThat(attempts().replace(counter, first, second)).isTrue();

    assertThat(attempts().replace(counter, first, second))
        .as("it is not the same any more")
        .isFalse();
    assertThat(attempts().find(counter)).contains(second);
  }

  @Test
  default void ofTwoFirstWrongPasswordsOneCounts() {
    Counter counter = counter();
    Counted first = new Counted(1, NOW.plusSeconds(3));

    assertThat(attempts().add(counter, first)).isTrue();
    assertThat(attempts().add(counter, new Counted(1, NOW.plusSeconds(4)))).isFalse();

    assertThat(attempts().find(counter)).contains(first);
  }

  @Test
  default void forgetsWrongPasswordsOfAUserEverywhere() {
    Counter anywhere = counter();
    Counter somewhere = new Counter(anywhere.user(), "a place");
    attempts().add(anywhere, new Counted(1, NOW));
    attempts().add(somewhere, new Counted(1, NOW));

    attempts().remove(anywhere);
    assertThat(attempts().find(anywhere)).isEmpty();
    assertThat(attempts().find(somewhere)).isPresent();
    attempts().removeAll(anywhere.user());

    assertThat(attempts().find(somewhere)).isEmpty();
  }

  @Test
  default void forgetsTheOldestCounterWithoutAUser() {
    Counter oldest = new Counter("", "address " + UUID.randomUUID());
    Counter newer = new Counter("", "address " + UUID.randomUUID());
    Counter ofAUser = counter();
    attempts().add(ofAUser, new Counted(1, NOW.minusSeconds(300_000)));
    attempts().add(oldest, new Counted(1, NOW.minusSeconds(200_000)));
    attempts().add(newer, new Counted(1, NOW.minusSeconds(100_000)));

    attempts().removeOldestWithoutUser();

    assertThat(attempts().find(oldest)).isEmpty();
    assertThat(attempts().find(newer)).isPresent();
    assertThat(attempts().find(ofAUser)).isPresent();
  }

  @Test
  default void knowsThePlacesOfAUser() {
    String user = counter().user();

    places().keep(user, "browser", NOW, 10);
    places().keep(user, "browser", NOW.plusSeconds(60), 10);

    assertThat(places().known(user, List.of("browser", "elsewhere")))
        .containsExactly(Map.entry("browser", NOW.plusSeconds(60)));
    assertThat(places().known("somebody else", List.of("browser"))).isEmpty();
    assertThat(places().known(user, List.of())).isEmpty();
  }

  @Test
  default void keepsTheNewestPlacesOfAUser() {
    String user = counter().user();
    for (int day = 0; day < 4; day++) {
      places().keep(user, "place " + day, NOW.plusSeconds(day * 86_400L), 3);
    }

    assertThat(places().known(user, List.of("place 0", "place 1", "place 2", "place 3")))
        .containsOnlyKeys("place 1", "place 2", "place 3");
  }

  @Test
  default void forgetsThePlacesOfAUser() {
    String user = counter().user();
    String other = counter().user();
    places().keep(user, "browser", NOW, 10);
    places().keep(other, "browser", NOW, 10);

    places().removeAll(user);

    assertThat(places().known(user, List.of("browser"))).isEmpty();
    assertThat(places().known(other, List.of("browser"))).isNotEmpty();
  }

  @Test
  default void remembersTheUsersOfTheConfiguration() {
    JdbcConfiguredUsers users = new JdbcConfiguredUsers(storage().jdbc());
    String user = counter().user();
    assertThat(users.isKnown(user)).isFalse();

    users.add(user, NOW);

    assertThat(users.isKnown(user)).isTrue();
  }
}
