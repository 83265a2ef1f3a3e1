package io.github.workaccount.enrollment.microsoft.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.Optional;

/**
 * What the sign-in page knows of a domain. The address is not documented, so nothing in the answer
 * is relied on to be there.
 *
 * @param managed users sign in at Microsoft
 * @param federated users sign in at the company's own page
 * @param viral the tenant came from self-service sign-up and nobody administers it (rule D4)
 * @param cloud the cloud that holds the domain; null when the answer does not tell
 * @param signInPage origin of the company's own page; null when there is none
 */
public record UserRealm(
    boolean managed, boolean federated, boolean viral, String cloud, String signInPage) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads an answer.
   *
   * @param body the body
   * @param asked the address that was asked for
   * @return nothing when it is no JSON object with a name space type, or one about another domain
   */
  static Optional<UserRealm> read(String body, String asked) {
    JsonNode answer;
    try {
      answer = JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
    String type = text(answer, "NameSpaceType");
    if (type.isEmpty() || isOfAnother(text(answer, "Login"), asked)) {
      return Optional.empty();
    }
    boolean federated = type.equalsIgnoreCase("Federated");
    return Optional.of(
        new UserRealm(
            type.equalsIgnoreCase("Managed"),
            federated,
            answer.path("IsViral").asBoolean(),
            cloud(answer),
            federated ? origin(text(answer, "AuthURL")) : null));
  }

  private static String text(JsonNode answer, String name) {
    return answer.path(name).isTextual() ? answer.path(name).textValue() : "";
  }

  /** Nobody knows how a name in another script would come back, or the made-up user before it. */
  private static boolean isOfAnother(String login, String asked) {
    return login.matches("[!-~]+@[!-~]+") && !domain(login).equalsIgnoreCase(domain(asked));
  }

  private static String domain(String address) {
    return address.substring(address.lastIndexOf('@') + 1);
  }

  private static String cloud(JsonNode answer) {
    String name = text(answer, "cloud_instance_name");
    return name.matches("[a-z0-9.-]{1,253}") ? name : null;
  }

  private static String origin(String address) {
    try {
      URI page = URI.create(address);
      if (page.getHost() == null || !"https".equalsIgnoreCase(page.getScheme())) {
        return null;
      }
      return "https://" + page.getHost() + (page.getPort() == -1 ? "" : ":" + page.getPort());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
