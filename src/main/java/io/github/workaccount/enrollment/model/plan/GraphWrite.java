package io.github.workaccount.enrollment.model.plan;

import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.text.CanonicalJson;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One write of Microsoft Graph. What a person reads of it in a plan, what the plan's digest covers,
 * what is allowed to be sent and what is sent all come from here.
 *
 * @param method {@code POST} or {@code DELETE}
 * @param path the path below Graph's address, such as {@code /domains}
 * @param body the properties of the JSON object that is sent; empty where nothing is
 */
public record GraphWrite(String method, String path, Map<String, Object> body) {

  private static final String POST = "POST";
  private static final String DELETE = "DELETE";
  private static final String REFERENCE = "@odata.id";
  private static final Pattern OBJECT_ID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  public GraphWrite {
    body = Map.copyOf(body);
  }

  /**
   * The write that makes a change.
   *
   * @param kind what is changed
   * @param parameters what it needs, see {@link Change#parameters}
   * @param group the group that a member is added to, by its object id; null for other kinds
   * @throws IllegalArgumentException when an id is none
   */
  public static GraphWrite making(ChangeKind kind, Map<String, String> parameters, String group) {
    return kind == ChangeKind.ADD_MEMBER
        ? addingMember(id(group), id(parameters.get("userId")))
        : withoutGroup(kind, parameters);
  }

  /**
   * The write as a plan shows it. A group that is still to be made has no id yet: in its place
   * stands its mail nickname, in braces.
   *
   * @param kind what is changed
   * @param parameters what it needs, see {@link Change#parameters}
   * @param nickname the mail nickname of the enrollment's group
   */
  public static GraphWrite planned(
      ChangeKind kind, Map<String, String> parameters, String nickname) {
    return kind == ChangeKind.ADD_MEMBER
        ? addingMember("{" + nickname + "}", parameters.get("userId"))
        : withoutGroup(kind, parameters);
  }

  private static GraphWrite addingMember(String group, String user) {
    return new GraphWrite(
        POST, "/groups/" + group + "/members/$ref", Map.of(REFERENCE, "/directoryObjects/" + user));
  }

  private static GraphWrite withoutGroup(ChangeKind kind, Map<String, String> parameters) {
    return switch (kind) {
      case ADD_DOMAIN -> new GraphWrite(POST, "/domains", Map.of("id", domain(parameters)));
      case VERIFY_DOMAIN ->
          new GraphWrite(POST, "/domains/" + domain(parameters) + "/verify", Map.of());
      case CREATE_GROUP ->
          new GraphWrite(
              POST,
              "/groups",
              Map.of(
                  "displayName",
                  parameters.get("displayName"),
                  "mailEnabled",
                  false,
                  "mailNickname",
                  parameters.get("mailNickname"),
                  "securityEnabled",
                  true));
      case ADD_MEMBER -> throw new IllegalArgumentException("A member is added to a group");
    };
  }

  /**
   * The deletion that takes a change back.
   *
   * @param change the change
   * @param group the group that is deleted or loses a member, by its object id; null for a domain
   * @throws IllegalArgumentException when an id is none, or the change is not taken back
   */
  public static GraphWrite undoing(Change change, String group) {
    String path =
        switch (change.kind()) {
          case ADD_DOMAIN -> "/domains/" + domain(change.parameters());
          case CREATE_GROUP -> "/groups/" + id(group);
          case ADD_MEMBER ->
              "/groups/" + id(group) + "/members/" + id(change.parameter("userId")) + "/$ref";
          case VERIFY_DOMAIN ->
              throw new IllegalArgumentException(change.kind().key() + " is not taken back");
        };
    return new GraphWrite(DELETE, path, Map.of());
  }

  /**
   * The write with its references as Graph reads them: whole addresses.
   *
   * @param graphUrl Graph's address
   */
  public GraphWrite below(String graphUrl) {
    if (!body.containsKey(REFERENCE)) {
      return this;
    }
    Map<String, Object> whole = new TreeMap<>(body);
    whole.put(REFERENCE, graphUrl + body.get(REFERENCE));
    return new GraphWrite(method, path, whole);
  }

  /** The body as it is sent: canonical JSON (RFC 8785); empty where there is none. */
  public String json() {
    return body.isEmpty() ? "" : CanonicalJson.of(body);
  }

  /** Method, path and body, for people and for the digest. */
  public String text() {
    return (method + " " + path + " " + json()).strip();
  }

  private static String domain(Map<String, String> parameters) {
    return new DomainName(parameters.get("domain")).value();
  }

  private static String id(String value) {
    if (value == null || !OBJECT_ID.matcher(value).matches()) {
      throw new IllegalArgumentException("\"" + value + "\" is no object id");
    }
    return value;
  }
}
