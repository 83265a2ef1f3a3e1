package io.github.workaccount.enrollment.security.users;

import io.github.workaccount.enrollment.model.text.ControlCharacters;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The people that the product creates at start when the engine doesn't know them yet.
 *
 * @param users the people who are created at the first start with their id, each with id,
 *     first-name, last-name, email, password and groups; in the sandbox its own
 */
@ConfigurationProperties("enrollment")
public record UsersProperties(@DefaultValue List<Person> users) {

  public UsersProperties {
    users = List.copyOf(users);
  }

  /**
   * A person who is to be known.
   *
   * @param id the user's id: letters, digits and {@code @ . _ -}
   * @param firstName the first name
   * @param lastName the last name
   * @param email an e-mail address; null when there is none
   * @param password the first password; the engine keeps a salted hash of it
   * @param groups ids of the product's groups
   */
  public record Person(
      String id,
      String firstName,
      String lastName,
      String email,
      String password,
      @DefaultValue List<String> groups) {

    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9@._-]{1,64}");

    public Person {
      if (!isId(id)) {
        throw new IllegalArgumentException(
            "enrollment.users: the id '%s' is not usable; use 1 to 64 of a-z, A-Z, 0-9, @ . _ -"
                .formatted(id));
      }
      require(id, "first-name", firstName);
      require(id, "last-name", lastName);
      require(id, "password", password);
      requireLine(id, "first-name", firstName);
      requireLine(id, "last-name", lastName);
      requireLine(id, "email", email);
      groups = List.copyOf(groups);
      for (String group : groups) {
        if (ProductGroup.withId(group).isEmpty()) {
          throw new IllegalArgumentException(
              "enrollment.users: '%s' is in the unknown group '%s'; there are %s"
                  .formatted(id, group, ProductGroup.ids()));
        }
      }
    }

    /** Whether a text can be a user's id. */
    static boolean isId(String text) {
      return text != null && ID.matcher(text).matches();
    }

    /**
     * Refuses a password that could be guessed.
     *
     * @throws UnusableUser when it is too short
     */
    public void requireGoodPassword() {
      if (password.length() < PasswordLength.SHORTEST) {
        throw new UnusableUser(
            "enrollment.users: the password of '%s' is shorter than %d characters; set a longer one"
                .formatted(id, PasswordLength.SHORTEST));
      }
    }

    private static void requireLine(String id, String property, String value) {
      if (value != null && ControlCharacters.areIn(value, false)) {
        throw new IllegalArgumentException(
            "enrollment.users: the %s of '%s' has control or invisible characters; remove them"
                .formatted(property, id));
      }
    }

    private static void require(String id, String property, String value) {
      if (value == null || value.isBlank()) {
        throw new IllegalArgumentException(
            "enrollment.users: '%s' has no %s; set one".formatted(id, property));
      }
    }

    /** Without the password, so that no log can show it. */
    @Override
    public String toString() {
      return "Person[id=%s, groups=%s]".formatted(id, groups);
    }
  }
}
