package io.github.workaccount.enrollment.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.testing.ProductOverHttp;
import io.github.workaccount.enrollment.testing.RestApi;
import io.github.workaccount.enrollment.testing.RestApi.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was refused before any page could tell of it is told on a page, to whoever reads pages. */
class ErrorPageIT extends ProductOverHttp {

  @ParameterizedTest
  @CsvSource({
    "POST, /camunda/app/nothing, 403, You may not do this.",
    "GET, /sandbox/tenants, 401, Sign in first.",
    "GET, /a;b, 400, 'cannot do what was asked of it here (400, Bad Request)'"
  })
  void isAPageInTheProductsOwnWords(String method, String path, int status, String sentence) {
    Reply reply =
        RestApi.nobody(port)
            .send(method, path, BodyPublishers.noBody(), "Accept", "text/html,*/*;q=0.8");

    assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
    assertThat(reply.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
    assertThat(reply.answer().body()).contains(sentence, "<h1>", "Tasklist");
    assertThat(reply.answer().headers().allValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .startsWith("default-src 'none'; style-src 'self'");
  }
}
