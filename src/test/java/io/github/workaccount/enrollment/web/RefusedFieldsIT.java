package io.github.workaccount.enrollment.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.workaccount.enrollment.testing.Footprint;
import io.github.workaccount.enrollment.testing.ProductOverHttp;
import io.github.workaccount.enrollment.testing.RestApi.Reply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests whose fields can't be used: 422 with the field and the reason, and nothing is started.
 */
class RefusedFieldsIT extends ProductOverHttp {

  private static final String LONG_LABEL = "a".repeat(64);

  private Footprint before;

  @BeforeEach
  void look() {
    before = footprint();
  }

  @AfterEach
  void nothingHappened() {
    assertThat(before.differences(footprint())).isEmpty();
  }

  static Stream<Arguments> values() {
    return Stream.of(
        arguments("workEmail", null, "required"),
        arguments("workEmail", "", "required"),
        arguments("workEmail", "  \t ", "required"),
        arguments("workEmail", "a".repeat(250) + "@refused.com", "254"),
        arguments("workEmail", "kim\n@refused.com", "control or invisible"),
        arguments("workEmail", "kim\u0000@refused.com", "control or invisible"),
        arguments("workEmail", "kim\u200b@refused.com", "control or invisible"),
        arguments("workEmail", "kim\u202e@refused.com", "control or invisible"),
        arguments("workEmail", "\ufeffkim@refused.com", "control or invisible"),
        arguments("workEmail", "kim\u00ad@refused.com", "control or invisible"),
        arguments("companyName", null, "required"),
        arguments("companyName", " ", "required"),
        arguments("companyName", "x".repeat(201), "200"),
        arguments("companyName", "Contoso\r\nBcc: all", "control or invisible"),
        arguments("companyName", "Con\u0007toso", "control or invisible"),
        arguments("companyName", "Con\u2028toso", "control or invisible"),
        arguments("companyName", "Con\u2066toso", "control or invisible"),
        arguments("headquarters", null, "required"),
        arguments("headquarters", "", "required"),
        arguments("headquarters", "XX", "country code"),
        arguments("headquarters", "us", "country code"),
        arguments("headquarters", "Us", "country code"),
        arguments("headquarters", "USA", "country code"),
        arguments("headquarters", "Germany", "country code"),
        arguments("headquarters", "U\u200bS", "control or invisible"),
        arguments("existingTenant", "contoso", "tenant id"),
        arguments("existingTenant", "not a tenant", "tenant id"),
        arguments("existingTenant", "https://contoso.com", "tenant id"),
        arguments("existingTenant", "kim@contoso.com", "tenant id"),
        arguments("existingTenant", "contoso.com/../x", "tenant id"),
        arguments("existingTenant", "contoso.com')", "tenant id"),
        arguments("existingTenant", "12345678-1234-1234-1234-12345678901", "tenant id"),
        arguments("existingTenant", "127.0.0.1", "tenant id"),
        arguments("existingTenant", "x".repeat(255), "254"),
        arguments("existingTenant", "contoso\u200b.com", "control or invisible"),
        arguments("existingTenant", "nobody-has-this.onmicrosoft.com", "no tenant"),
        arguments("existingTenant", "nobody-has-this.com", "no tenant"),
        arguments("existingTenant", "00000000-0000-0000-0000-000000000000", "no tenant"),
        arguments("existingTenant", "11111111-2222-3333-4444-555555555555", "no tenant"),
        arguments("partnerCenterAccount", "maybe", "existing"),
        arguments("partnerCenterAccount", "None", "existing"),
        arguments("partnerCenterAccount", "EXISTING", "existing"),
        arguments("partnerCenterAccount", "none,existing", "existing"),
        arguments("adminContact", "alex", "e-mail address"),
        arguments("adminContact", "alex@", "e-mail address"),
        arguments("adminContact", "alex@refused", "domain name"),
        arguments("adminContact", "alex\u200b@refused.com", "control or invisible"),
        arguments("adminContact", "a".repeat(250) + "@b.com", "254"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void refusesAValueThatCannotBeUsed(String field, String value, String expected) {
    Map<String, Object> request = request("refused.com");
    request.put(field, value);

    Reply reply = rest("kim").post(API, text(request));

    Problem.assertThatIs(
        reply, 422, field.equals("workEmail") ? "unusable-address" : "invalid-input", field);
    assertThat(reply.json().path("detail").asText()).contains(expected);
    assertThat(reply.json().has("rule")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kim",
        "kim@",
        "@refused.com",
        "kim@refused",
        "kim@localhost",
        "kim@.com",
        "kim@refused..com",
        "kim@-refused.com",
        "kim@refused-.com",
        "kim@refused.c",
        "kim@refused.123",
        "kim@127.0.0.1",
        "kim@[127.0.0.1]",
        "kim@[IPv6:::1]",
        "kim@refused.com:8080",
        "kim@refused.com/x",
        "kim@refused.com?x",
        "kim@refused_company.com",
        "kim@re fused.com",
        "kim lee@refused.com",
        "kim@lee@refused.com",
        ".kim@refused.com",
        "kim.@refused.com",
        "kim..lee@refused.com",
        "\"kim\"@refused.com",
        "<kim@refused.com>",
        "Kim <kim@refused.com>",
        "mailto:kim@refused.com",
        "kim@refused.com,lee@refused.com",
        "kim@refused.com;lee@refused.com",
        "kim(work)@refused.com",
        "kim@xn--.com",
        "kim@refused.com..",
        "kim@\u3002com",
        "kim\\@refused.com"
      })
  void refusesAnAddressWithoutAUsableDomainOrName(String address) {
    Map<String, Object> request = request("refused.com");
    request.put("workEmail", address);

    Reply reply = rest("kim").post(API, text(request));

    Problem.assertThatIs(reply, 422, "unusable-address", "workEmail");
    assertThat(reply.json().path("detail").asText()).containsAnyOf("Give", "not", "no ");
  }

  @Test
  void refusesParedDownLimitsOfAddresses() {
    for (String address :
        List.of(
            LONG_LABEL + "x@refused.com",
            "kim@" + LONG_LABEL + ".com",
            "kim@" + "a.".repeat(126) + "com")) {
      Map<String, Object> request = request("refused.com");
      request.put("workEmail", address);
      Problem.assertThatIs(
          rest("kim").post(API, text(request)), 422, "unusable-address", "workEmail");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "R1, kim@gmail.com",
    "R1, kim@GMAIL.com",
    "R1, kim@gmail.com.",
    "R1, kim@outlook.com",
    "R3, info@refused.com",
    "R3, Admin@refused.com",
    "R3, marketing@refused.com",
    "R3, email@refused.com",
    "R4, kim@refused.onmicrosoft.com",
    "R4, kim@Refused.OnMicrosoft.COM"
  })
  void namesTheRuleThatAnAddressBreaks(String rule, String address) {
    Map<String, Object> request = request("refused.com");
    request.put("workEmail", address);

    Reply reply = rest("kim").post(API, text(request));

    Problem.assertThatIs(reply, 422, "unusable-address", "workEmail");
    assertThat(reply.json().path("rule").asText()).isEqualTo(rule);
    assertThat(reply.json().at("/errors/0/rule").asText()).isEqualTo(rule);
    assertThat(reply.json().path("detail").asText()).contains("Give");
  }

  static Stream<Arguments> users() {
    return Stream.of(
        arguments(null, "partnerCenterUsers"),
        arguments(List.of(), "partnerCenterUsers"),
        arguments(Collections.singletonList(null), "partnerCenterUsers[0].email"),
        arguments(List.of(Map.of()), "partnerCenterUsers[0].email"),
        arguments(List.of(user("")), "partnerCenterUsers[0].email"),
        arguments(List.of(user("kim")), "partnerCenterUsers[0].email"),
        arguments(List.of(user("kim @refused.com")), "partnerCenterUsers[0].email"),
        arguments(List.of(user("kim@refused")), "partnerCenterUsers[0].email"),
        arguments(List.of(user("kim@a.com\nlee@b.com")), "partnerCenterUsers[0].email"),
        arguments(List.of(user("kim@gmail.com")), "partnerCenterUsers[0].email"),
        arguments(List.of(user("info@refused.com")), "partnerCenterUsers[0].email"),
        arguments(List.of(user("kim@x.onmicrosoft.com")), "partnerCenterUsers[0].email"),
        arguments(List.of(user("kim@refused.com"), user("lee@")), "partnerCenterUsers[1].email"),
        arguments(
            List.of(user("kim@refused.com"), user("kim@refused.com")),
            "partnerCenterUsers[1].email"),
        arguments(
            List.of(user("kim@refused.com"), user("KIM@Refused.com")),
            "partnerCenterUsers[1].email"),
        arguments(
            List.of(Map.of("email", "kim@refused.com", "role", "Admin\nlee@refused.com")),
            "partnerCenterUsers[0].role"),
        arguments(
            List.of(Map.of("email", "kim@refused.com", "role", "x".repeat(201))),
            "partnerCenterUsers[0].role"));
  }

  @ParameterizedTest
  @MethodSource("users")
  void refusesUsersOfPartnerCenterThatCannotBeAdded(List<Object> users, String field) {
    Map<String, Object> request = request("refused.com");
    request.put("partnerCenterUsers", users);

    Problem.assertThatIs(rest("kim").post(API, text(request)), 422, "invalid-input", field);
  }

  @Test
  void refusesMoreUsersThanARequestHolds() {
    List<Object> users = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      users.add(user("somebody" + i + "@refused.com"));
    }
    Map<String, Object> request = request("refused.com");
    request.put("partnerCenterUsers", users);

    Reply reply = rest("kim").post(API, text(request));

    Problem.assertThatIs(reply, 422, "invalid-input", "partnerCenterUsers");
    assertThat(reply.json().path("detail").asText()).contains("4000");
  }

  @Test
  void refusesInvisibleCharactersInARole() {
    Map<String, Object> request = request("refused.com");
    request.put(
        "partnerCenterUsers", List.of(Map.of("email", "kim@refused.com", "role", "Ad\u200bmin")));

    Problem.assertThatIs(
        rest("kim").post(API, text(request)), 422, "invalid-input", "partnerCenterUsers[0].role");
  }

  @Test
  void namesAllFieldsThatAreWrong() {
    Map<String, Object> request = request("gmail.com");
    request.remove("companyName");
    request.put("headquarters", "Texas");
    request.put("existingTenant", "nobody-has-this.onmicrosoft.com");
    request.put("partnerCenterUsers", List.of(user("kim"), user("lee@refused.com"), user("")));

    Reply reply = rest("kim").post(API, text(request));

    Problem.assertThatIs(reply, 422, "invalid-input", "companyName");
    String[] wrong = {
      "workEmail",
      "companyName",
      "headquarters",
      "existingTenant",
      "partnerCenterUsers[0].email",
      "partnerCenterUsers[2].email"
    };
    assertThat(reply.json().path("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder(wrong);
    assertThat(reply.json().path("detail").asText()).contains(wrong);
  }

  @Test
  void refusesAnEmptyObject() {
    Problem.assertThatIs(rest("kim").post(API, "{}"), 422, "invalid-input", "workEmail");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pat", "robin", "olga"})
  void letsOnlyRequestersAndAdminsStart(String user) {
    Reply reply = rest(user).post(API, text(request("refused.com")));

    Problem.assertThatIs(reply, 403, "not-allowed");
    assertThat(reply.json().path("detail").asText())
        .contains("\"requesters\" or \"enrollment-admins\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pat", "robin"})
  void tellsNobodyWhoMayNotStartAboutActiveDomains(String user) {
    Map<String, Object> request = request("refused.com");
    request.put("existingTenant", "nobody-has-this.com");

    Problem.assertThatIs(rest(user).post(API, text(request)), 403, "not-allowed");
  }

  private static Map<String, Object> user(String email) {
    return Map.of("email", email);
  }
}
