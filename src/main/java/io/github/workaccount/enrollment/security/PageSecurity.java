package io.github.workaccount.enrollment.security;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import io.github.workaccount.enrollment.security.password.EngineUsers;
import io.github.workaccount.enrollment.security.request.AccessProblems;
import io.github.workaccount.enrollment.security.request.WebappSessionFilter;
import jakarta.servlet.DispatcherType;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;

/**
 * The chain of everything else, above all the audit pages and the description of the API: signed in
 * with HTTP Basic or in the web applications, writes with a CSRF token. Open are the start page,
 * the return from Microsoft's consent page, what the sign-in page is made of, and the health.
 */
@Configuration(proxyBeanMethods = false)
class PageSecurity {

  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

  @Bean
  @Order(100)
  SecurityFilterChain pages(
      HttpSecurity http,
      AccessProblems problems,
      SignInPage signIn,
      EngineUsers users,
      ProcessEngine engine)
      throws Exception {
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                    .permitAll()
                    .requestMatchers(
                        withDefaults().matcher(HttpMethod.GET, "/"),
                        withDefaults().matcher(HttpMethod.GET, "/consent/**"),
                        withDefaults().matcher(HttpMethod.GET, "/pages/**"),
                        withDefaults().matcher("/actuator/health/**"))
                    .permitAll()
                    .requestMatchers(withDefaults().matcher("/actuator/**"))
                    .denyAll()
                    .anyRequest()
                    .authenticated())
        .httpBasic(basic -> basic.authenticationEntryPoint(problems))
        .exceptionHandling(
            refusals -> refusals.authenticationEntryPoint(signIn).accessDeniedHandler(problems))
        .addFilterAfter(new WebappSessionFilter(users, engine), BasicAuthenticationFilter.class)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions ->
                sessions
                    .sessionCreationPolicy(SessionCreationPolicy.STATELESS)
                    // Or each page would give the session of the web applications another id, and
                    // what they ask for at the same moment would be refused.
                    .sessionFixation(fixation -> fixation.none()))
        .headers(
            headers ->
                headers.contentSecurityPolicy(
                    policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY)))
        .build();
  }
}
