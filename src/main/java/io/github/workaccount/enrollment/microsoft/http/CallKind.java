package io.github.workaccount.enrollment.microsoft.http;

import io.github.workaccount.enrollment.application.operation.Monitor.Outcome;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What kind of call it is: the path with a placeholder for everything that is somebody's name or
 * id, so that there are few kinds and they tell nobody's business.
 *
 * @param name such as {@code POST /domains/{id}/verify}
 * @param token whether it asks for an access token
 */
public record CallKind(String name, boolean token) {

  private static final String PLACEHOLDER = "{id}";
  private static final Pattern FUNCTION = Pattern.compile("([a-zA-Z]+)\\(.*");

  /** The words of the paths that the product calls; all else is a name or an id. */
  private static final Set<String> WORDS =
      Set.of(
          "domains",
          "verificationDnsRecords",
          "verify",
          "organization",
          "users",
          "groups",
          "members",
          "memberOf",
          "transitiveMemberOf",
          "owners",
          "directoryRoles",
          "directoryObjects",
          "roleManagement",
          "directory",
          "roleAssignments",
          "roleDefinitions",
          "domainNameReferences",
          "tenantRelationships",
          "graph.directoryRole",
          "microsoft.graph.directoryRole",
          "$count",
          "$ref",
          "common",
          "userrealm",
          "oauth2",
          "v2.0",
          "token",
          ".well-known",
          "openid-configuration");

  /**
   * The kind of a call.
   *
   * @param system {@code graph} or {@code login}
   * @param method the HTTP method
   * @param path the path, with or without a query
   */
  public static CallKind of(String system, String method, String path) {
    String bare = path.split("\\?", 2)[0];
    if (system.equals("graph")) {
      // Whatever stands before the version is where Graph is, not what is called.
      int version = bare.indexOf("/v1.0/");
      bare = version < 0 ? bare : bare.substring(version + "/v1.0".length());
    } else if (bare.startsWith("/login/")) {
      bare = bare.substring("/login".length());
    }
    StringBuilder kind = new StringBuilder(method).append(' ');
    for (String segment : bare.substring(bare.startsWith("/") ? 1 : 0).split("/")) {
      kind.append('/').append(general(segment));
    }
    return new CallKind(kind.toString(), bare.endsWith("/oauth2/v2.0/token"));
  }

  private static String general(String segment) {
    if (WORDS.contains(segment)) {
      return segment;
    }
    Matcher function = FUNCTION.matcher(segment);
    return function.matches() ? function.group(1) : PLACEHOLDER;
  }

  /** What an HTTP status says of the call. */
  static Outcome outcome(int status) {
    return switch (status) {
      case 401, 403 -> Outcome.REFUSED;
      case 404 -> Outcome.NOT_FOUND;
      case 429 -> Outcome.THROTTLED;
      default -> {
        if (status >= 500) {
          yield Outcome.SERVER_ERROR;
        }
        yield status >= 300 ? Outcome.REJECTED : Outcome.OK;
      }
    };
  }
}
