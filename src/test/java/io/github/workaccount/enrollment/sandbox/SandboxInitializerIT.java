package io.github.workaccount.enrollment.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.sandbox.portal.ConsentController;
import io.github.workaccount.enrollment.sandbox.portal.SandboxDnsController;
import io.github.workaccount.enrollment.sandbox.portal.SandboxFaultController;
import io.github.workaccount.enrollment.sandbox.portal.SandboxProblemAdvice;
import io.github.workaccount.enrollment.sandbox.portal.SandboxSecurity;
import io.github.workaccount.enrollment.sandbox.portal.SandboxTenantController;
import io.github.workaccount.enrollment.sandbox.state.AppRegistration;
import io.github.workaccount.enrollment.sandbox.state.UnusableState;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class SandboxInitializerIT {

  @Test
  void tellsTheApplicationWhereItIsAndWhoMaySignIn() throws Exception {
    String loginUrl;
    try (ConfigurableApplicationContext context = start(Map.of())) {
      ConfigurableEnvironment environment = context.getEnvironment();
      loginUrl = environment.getProperty("enrollment.microsoft.login-url");
      assertThat(get(loginUrl + "/contoso.com/v2.0/.well-known/openid-configuration").statusCode())
          .isEqualTo(200);
      assertThat(environment.getProperty("enrollment.microsoft.graph-url"))
          .matches("http://localhost:\\d+/graph/v1\\.0");
      assertThat(environment.getProperty("enrollment.microsoft.consent-url"))
          .isEqualTo("http://localhost:9/sandbox/login");
      assertThat(environment.getProperty("enrollment.microsoft.client-secret")).hasSize(43);
      assertThat(environment.getProperty("enrollment.dns.resolvers")).matches("127.0.0.1:\\d+");
      assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
      assertThat(environment.getProperty("enrollment.users[3].id")).isEqualTo("pat");
      assertThat(environment.getProperty("enrollment.users[5].groups[0]"))
          .isEqualTo("camunda-admin");
    }
    String address = loginUrl;
    Assertions.assertThatThrownBy(() -> get(address)).isInstanceOf(ConnectException.class);
  }

  @Test
  void aStartWithAFolderThatCannotBeMadeEndsWithOneSentence(
      @TempDir Path folder, CapturedOutput log) throws Exception {
    Path wanted = Files.createFile(folder.resolve("data")).resolve("sandbox");

    Assertions.assertThatThrownBy(
            () -> start(Map.of("enrollment.sandbox.directory", wanted.toString())))
        .isInstanceOf(UnusableState.class);

    assertThat(log.getAll())
        .contains("Description:\n\nThe sandbox's folder " + wanted + " can't be made: ")
        .doesNotContain("\tat ");
  }

  @Test
  void asksForAnAccountExceptOnTheConsentPage() throws Exception {
    try (ConfigurableApplicationContext context = start(Map.of())) {
      String base = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");

      assertThat(get(base + "/sandbox/tenants").statusCode()).isEqualTo(401);
      assertThat(get(base + "/sandbox/tenants", "kim:kim").statusCode()).isEqualTo(200);
      assertThat(get(base + "/sandbox/login/contoso.com/v2.0/adminconsent").statusCode())
          .isEqualTo(400);
      HttpResponse<String> added =
          send(
              request(base + "/sandbox/dns/fabrikam.com/txt", "kim:kim")
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString("{\"value\":\"MS=ms1\"}")));
      assertThat(added.statusCode()).isEqualTo(201);
      assertThat(
              get(base
                      + "/sandbox/login/contoso.com/v2.0/adminconsent?client_id="
                      + AppRegistration.CLIENT_ID
                      + "&scope=https://graph.microsoft.com/.default"
                      + "&redirect_uri=http://localhost:9/consent/callback&state=1")
                  .statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void yieldsToWhatTheUserHasConfigured() {
    try (ConfigurableApplicationContext context =
        start(
            Map.of(
                "enrollment.microsoft.login-url", "http://localhost:1/login",
                "enrollment.microsoft.graph-url", "http://localhost:1/graph/v1.0",
                "enrollment.dns.resolvers[0]", "127.0.0.1:5353",
                "enrollment.users[0].id", "own"))) {
      ConfigurableEnvironment environment = context.getEnvironment();
      assertThat(environment.getProperty("enrollment.microsoft.login-url"))
          .isEqualTo("http://localhost:1/login");
      assertThat(environment.getProperty("enrollment.microsoft.client-secret")).isNull();
      assertThat(environment.getProperty("enrollment.users[0].id")).isEqualTo("own");
      assertThat(context.getBeansOfType(SandboxDnsController.class)).isEmpty();
      assertThat(context.containsBean("sandboxState")).isFalse();
    }
  }

  @Test
  void staysAwayFromTheRealCloudAndFromApplicationsWithoutAWebServer() {
    try (ConfigurableApplicationContext context =
        start(Map.of("enrollment.microsoft.cloud", "global"))) {
      assertThat(context.containsBean("sandboxState")).isFalse();
      assertThat(context.getBeansOfType(SandboxDnsController.class)).isEmpty();
      assertThat(context.getEnvironment().getProperty("enrollment.users[0].id")).isNull();
    }
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(Nothing.class)
            .web(WebApplicationType.NONE)
            .run("--spring.config.name=none")) {
      assertThat(context.containsBean("sandboxState")).isFalse();
    }
  }

  private static ConfigurableApplicationContext start(Map<String, Object> more) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("server.port", "0");
    properties.put("enrollment.public-url", "http://localhost:9");
    properties.put("enrollment.sandbox.directory", "memory");
    properties.put("spring.security.user.name", "kim");
    properties.put("spring.security.user.password", "kim");
    properties.put("spring.main.banner-mode", "off");
    properties.put("spring.config.name", "none");
    String[] arguments =
        more.entrySet().stream()
            .map(property -> "--" + property.getKey() + "=" + property.getValue())
            .toArray(String[]::new);
    return new SpringApplicationBuilder(SmallApplication.class)
        .web(WebApplicationType.SERVLET)
        .properties(properties)
        .run(arguments);
  }

  private static HttpResponse<String> get(String url) throws Exception {
    return get(url, null);
  }

  private static HttpResponse<String> get(String url, String account) throws Exception {
    return send(request(url, account).GET());
  }

  private static HttpRequest.Builder request(String url, String account) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    return account == null
        ? request
        : request.header(
            "Authorization", "Basic " + Base64.getEncoder().encodeToString(account.getBytes()));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Configuration(proxyBeanMethods = false)
  static class Nothing {}

  /** The web and security parts of the product with this package's beans, without the engine. */
  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    ServletWebServerFactoryAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    SecurityAutoConfiguration.class,
    UserDetailsServiceAutoConfiguration.class
  })
  @Import({
    SandboxSecurity.class,
    SandboxDnsController.class,
    SandboxTenantController.class,
    SandboxFaultController.class,
    ConsentController.class,
    SandboxProblemAdvice.class
  })
  static class SmallApplication {}
}
