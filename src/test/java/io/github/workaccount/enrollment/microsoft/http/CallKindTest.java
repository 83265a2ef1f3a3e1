package io.github.workaccount.enrollment.microsoft.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallKindTest {

  private static final String TENANT = "0f4e1c7a-2b1d-4a7e-9d59-3a9f7c0b1e11";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "graph | POST | /v1.0/domains/contoso.com/verify | POST /domains/{id}/verify",
        "graph | GET | /graph/v1.0/users/$count?$filter=x | GET /users/$count",
        "graph | GET | /v1.0/users/kim%40contoso.com | GET /users/{id}",
        "graph | POST | /v1.0/groups/1/members/$ref | POST /groups/{id}/members/$ref",
        "graph | GET | /v1.0/tenantRelationships/findTenantInformationByTenantId(tenantId='1')"
            + " | GET /tenantRelationships/findTenantInformationByTenantId",
        "graph | GET | /v1.0/users/1/transitiveMemberOf/graph.directoryRole"
            + " | GET /users/{id}/transitiveMemberOf/graph.directoryRole",
        "login | GET | /login/common/userrealm/a@contoso.com | GET /common/userrealm/{id}",
        "login | GET | /contoso.com/v2.0/.well-known/openid-configuration"
            + " | GET /{id}/v2.0/.well-known/openid-configuration"
      })
  void holdsNobodysName(String system, String method, String path, String kind) {
    assertThat(CallKind.of(system, method, path)).isEqualTo(new CallKind(kind, false));
  }

  @Test
  void knowsARequestForAToken() {
    assertThat(CallKind.of("login", "POST", "/" + TENANT + "/oauth2/v2.0/token"))
        .isEqualTo(new CallKind("POST /{id}/oauth2/v2.0/token", true));
  }

  @ParameterizedTest
  @CsvSource({
    "204, ok",
    "403, refused",
    "404, not-found",
    "429, throttled",
    "400, rejected",
    "302, rejected",
    "503, server-error"
  })
  void namesTheOutcome(int status, String outcome) {
    assertThat(CallKind.outcome(status).key()).isEqualTo(outcome);
  }
}
