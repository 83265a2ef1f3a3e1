package io.github.workaccount.enrollment.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.workaccount.enrollment.testing.ProductOverHttp;
import io.github.workaccount.enrollment.testing.RestApi;
import io.github.workaccount.enrollment.testing.RestApi.Reply;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The description of the API, for programs and for people. */
class ApiDescriptionIT extends ProductOverHttp {

  @Test
  void describesEveryOperation() {
    Reply reply = rest("kim").get("/v3/api-docs");

    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    JsonNode paths = reply.json().path("paths");
    Map.of(
            API,
            "post",
            API + "/{id}",
            "get",
            API + "/{id}/withdraw",
            "post",
            API + "/{id}/dns-check",
            "post",
            API + "/{id}/evidence",
            "get")
        .forEach(
            (path, method) ->
                assertThat(paths.path(path).path(method).path("summary").asText())
                    .as(path)
                    .isNotBlank());
    assertThat(paths.path(API).path("get").path("summary").asText()).isNotBlank();
    assertThat(paths.fieldNames()).toIterable().allMatch(path -> path.startsWith("/api/"));
    assertThat(reply.json().at("/components/securitySchemes/basic/scheme").asText())
        .isEqualTo("basic");
  }

  @Test
  void describesTheFieldsOfARequest() {
    JsonNode schemas = rest("kim").get("/v3/api-docs").json().at("/components/schemas");

    assertThat(schemas.at("/NewEnrollment/required").toString())
        .contains("workEmail", "companyName", "headquarters", "partnerCenterUsers")
        .doesNotContain("existingTenant", "adminContact", "partnerCenterAccount");
    assertThat(schemas.at("/NewEnrollment/properties/partnerCenterAccount/enum").toString())
        .isEqualTo("[\"none\",\"existing\"]");
  }

  @Test
  void showsThePageToWhoeverIsSignedIn() {
    Reply page = rest("kim").get("/swagger-ui.html");
    assertThat(page.status()).isEqualTo(302);
    assertThat(rest("kim").get("/swagger-ui/index.html").answer().body()).contains("Swagger UI");

    for (String path :
        new String[] {"/swagger-ui.html", "/swagger-ui/index.html", "/v3/api-docs"}) {
      assertThat(RestApi.nobody(port).get(path).status()).as(path).isEqualTo(401);
    }
  }
}
