package io.github.workaccount.enrollment.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.testing.Footprint;
import io.github.workaccount.enrollment.testing.ProductOverHttp;
import io.github.workaccount.enrollment.testing.RestApi;
import io.github.workaccount.enrollment.testing.RestApi.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page to which Microsoft leads back, for whoever types its address. */
class ConsentCallbackIT extends ProductOverHttp {

  private static final String CALLBACK = "/consent/callback?admin_consent=true";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "&state=",
        "&state=unknown",
        "&state=renewal",
        "&state=RENEWAL",
        "&state=renewal&tenant=contoso.com",
        "&state=x&state=renewal"
      })
  void claimsNoConsentThatNothingProves(String query) {
    Footprint before = footprint();

    Reply reply = RestApi.nobody(port).get(CALLBACK + query);

    assertThat(reply.answer().body())
        .contains("<h1>")
        .doesNotContain("Consent granted", "has given consent", "Thank you");
    assertThat(reply.status()).isIn(200, 400);
    assertThat(before.differences(footprint())).isEmpty();
  }

  @Test
  void leadsOnFromTheLinkThatRenewsAConsent() {
    Reply granted = RestApi.nobody(port).get(CALLBACK + "&state=renewal");
    Reply refused = RestApi.nobody(port).get("/consent/callback?error=access_denied&state=renewal");

    assertThat(granted.status()).isEqualTo(200);
    assertThat(granted.answer().body()).contains("Back from Microsoft", "can retry it now");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.answer().body()).contains("Consent not taken");
  }
}
