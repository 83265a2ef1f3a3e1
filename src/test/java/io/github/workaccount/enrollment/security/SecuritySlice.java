package io.github.workaccount.enrollment.security;

import io.github.workaccount.enrollment.application.enrollment.PublicAddress;
import io.github.workaccount.enrollment.model.microsoft.Cloud;
import io.github.workaccount.enrollment.problem.ProblemWriter;
import io.github.workaccount.enrollment.process.Acting;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The engine, its web applications and this package, without the rest of the product. Not annotated
 * as a configuration, so that no test of the whole product finds it.
 */
@EnableAutoConfiguration
@ConfigurationPropertiesScan
@EnableConfigurationProperties(PublicAddress.class)
@ComponentScan(
    excludeFilters =
        @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(Test|SecuritySlice).*"))
@ComponentScan(
    basePackages = "io.github.workaccount.enrollment.persistence",
    useDefaultFilters = false,
    includeFilters =
        @ComponentScan.Filter(
            type = FilterType.REGEX,
            pattern = ".*Jdbc(ConfiguredUsers|SignIn).*"))
@Import({SecuritySlice.Endpoints.class, Acting.class, ProblemWriter.class})
public class SecuritySlice {

  @Bean
  public Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  public Cloud cloud() {
    return Cloud.GLOBAL;
  }

  @Bean
  public Probe probe() {
    return new Probe();
  }

  /** A chain as another package may bring one, before those of this package. */
  @Bean
  @Order(1)
  public SecurityFilterChain other(HttpSecurity http) throws Exception {
    return http.securityMatcher(PathPatternRequestMatcher.withDefaults().matcher("/other/**"))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .httpBasic(Customizer.withDefaults())
        .build();
  }

  /** Something that an expression could reach. */
  public static class Probe {
    private final AtomicInteger touched = new AtomicInteger();

    /** What a smuggled expression would call. */
    public String touch() {
      touched.incrementAndGet();
      return "nobody";
    }

    public int touched() {
      return touched.get();
    }
  }

  /**
   * Stands for the REST API, the audit pages, the return from consent and a page of a package that
   * brings a chain of its own. A test component, so that no test of the whole product finds it.
   */
  @RestController
  @TestComponent
  static class Endpoints {

    @GetMapping({"/api/who", "/audit/who", "/other/who"})
    Who who(Authentication signedIn) {
      return new Who(
          signedIn.getName(),
          signedIn.getAuthorities().stream().map(GrantedAuthority::getAuthority).sorted().toList());
    }

    @PostMapping({"/api/write", "/audit/write"})
    String write(Principal signedIn) {
      return signedIn.getName();
    }

    @GetMapping("/consent/callback")
    String consent() {
      return "consented";
    }
  }

  /** Who is signed in. */
  public record Who(String id, List<String> groups) {}
}
