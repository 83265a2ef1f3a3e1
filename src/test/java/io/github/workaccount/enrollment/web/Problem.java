package io.github.workaccount.enrollment.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.testing.RestApi.Reply;

/** What every refusal of the REST API looks like (RFC 9457). */
final class Problem {

  private static final String TYPE = "urn:work-account-enrollment:problem:";

  private Problem() {}

  /** The reply is a problem of this status and type, which tells in words what to do. */
  static void assertThatIs(Reply reply, int status, String type) {
    String seen = reply.toString();
    assertThat(reply.status()).as(seen).isEqualTo(status);
    assertThat(reply.header("Content-Type")).as(seen).startsWith("application/problem+json");
    assertThat(reply.json().path("type").asText()).as(seen).isEqualTo(TYPE + type);
    assertThat(reply.json().path("status").asInt()).as(seen).isEqualTo(status);
    assertThat(reply.json().path("title").asText()).as(seen).isNotBlank();
    assertThat(reply.json().path("detail").asText())
        .as(seen)
        .hasSizeGreaterThan(15)
        .doesNotContain("Exception", "java.", "io.github", "null");
  }

  /** The same, and the field is named with a reason of its own. */
  static void assertThatIs(Reply reply, int status, String type, String field) {
    assertThatIs(reply, status, type);
    String seen = reply.toString();
    assertThat(reply.json().path("errors").findValuesAsText("field")).as(seen).contains(field);
    assertThat(reply.json().path("errors").findValuesAsText("message"))
        .as(seen)
        .isNotEmpty()
        .allSatisfy(message -> assertThat(message).hasSizeGreaterThan(9));
  }
}
