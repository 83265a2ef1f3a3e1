package io.github.workaccount.enrollment.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.testing.ProductOverHttp;
import io.github.workaccount.enrollment.testing.RestApi;
import io.github.workaccount.enrollment.testing.RunningProduct;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each answer has the policy that fits what it is. */
class ContentPolicyIT extends ProductOverHttp {

  private static final String POLICY = "Content-Security-Policy";
  private static final int LOADS = 500;
  private static final int AT_ONCE = 8;
  private static final List<String> APPLICATIONS =
      List.of("tasklist", "cockpit", "admin", "welcome");
  private static final Pattern IN_HEADER = Pattern.compile("'nonce-([^']+)'");
  private static final Pattern IN_PAGE = Pattern.compile("nonce=\"([^\"]*)\"");

  @Test
  void everyPageOfTheWebApplicationsHasTheNonceOfItsOwnPolicy() {
    var pool = Executors.newFixedThreadPool(AT_ONCE);
    HttpClient http = HttpClient.newHttpClient();
    AtomicBoolean loading = new AtomicBoolean(true);
    // The page of somebody else that asks again and again.
    CompletableFuture<Void> polling =
        CompletableFuture.runAsync(
            () -> {
              while (loading.get()) {
                get(http, "/camunda/api/engine/engine");
              }
            },
            pool);
    try {
      List<CompletableFuture<HttpResponse<String>>> loads =
          IntStream.range(0, LOADS)
              .mapToObj(i -> APPLICATIONS.get(i % APPLICATIONS.size()))
              .map(
                  application ->
                      CompletableFuture.supplyAsync(() -> get(http, page(application)), pool))
              .toList();

      assertThat(loads)
          .extracting(CompletableFuture::join)
          .allSatisfy(
              answer -> {
                List<String> nonces = all(IN_HEADER, answer.headers().firstValue(POLICY).get());
                assertThat(nonces).hasSize(1);
                assertThat(all(IN_PAGE, answer.body())).isNotEmpty().containsOnly(nonces.get(0));
              });
      assertThat(loads)
          .extracting(load -> all(IN_PAGE, load.join().body()).get(0))
          .doesNotHaveDuplicates();
    } finally {
      loading.set(false);
      polling.join();
      pool.shutdownNow();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/api/enrollments",
    "/api/nothing",
    "/sandbox/tenants",
    "/sandbox/login/contoso.com/v2.0/adminconsent",
    "/consent/callback",
    "/actuator/health",
    "/actuator/env",
    "/enrollments/x",
    "/tasks/x",
    "/swagger-ui/index.html",
    "/v3/api-docs",
    "/nothing/here"
  })
  void noAnswerOfTheProductHasThatOfTheWebApplications(String path) {
    for (RestApi person : List.of(RestApi.nobody(port), rest("kim"))) {
      List<String> policies = person.get(path).answer().headers().allValues(POLICY);

      assertThat(policies).hasSize(1);
      assertThat(policies.get(0))
          .contains("frame-ancestors 'none'")
          .doesNotContain("nonce", "strict-dynamic", "unsafe-eval", "sandbox");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/enrollments", "/sandbox/tenants", "/sandbox/faults"})
  void answersForProgramsLoadNothing(String path) {
    assertThat(rest("kim").get(path).header(POLICY))
        .isEqualTo("default-src 'none'; frame-ancestors 'none'");
  }

  /** Otherwise the pages of others that a person opens from Tasklist would be cut, too. */
  @Test
  void whatTheWebApplicationsOpenIsNotBoundByTheirPolicy() {
    assertThat(RestApi.nobody(port).get(page("tasklist")).header(POLICY))
        .contains("script-src 'nonce-", "allow-popups-to-escape-sandbox");
  }

  private static String page(String application) {
    return "/camunda/app/%s/%s/".formatted(application, RunningProduct.ENGINE_NAME);
  }

  private HttpResponse<String> get(HttpClient http, String path) {
    return http.sendAsync(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
            BodyHandlers.ofString())
        .join();
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }
}
