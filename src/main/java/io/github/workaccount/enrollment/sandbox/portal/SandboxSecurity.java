package io.github.workaccount.enrollment.sandbox.portal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Who may use the sandbox's pages and calls on the product's port. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnSandbox
public class SandboxSecurity {

  /** Before every chain of the application, which knows nothing of these paths. */
  private static final int BEFORE_THE_APPLICATION = -100;

  /**
   * The consent page stands for another site, where people of another company sign in, so it asks
   * for no account of ours; the rest takes any account by HTTP Basic. Neither uses a session or
   * cookies, so there is nothing that a forged request could borrow.
   */
  @Bean
  @Order(BEFORE_THE_APPLICATION)
  SecurityFilterChain sandboxFilterChain(HttpSecurity http) throws Exception {
    PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
    return http.securityMatcher(paths.matcher("/sandbox/**"))
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(paths.matcher("/sandbox/login/**"))
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .httpBasic(Customizer.withDefaults())
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session ->
                session
                    .sessionCreationPolicy(SessionCreationPolicy.STATELESS)
                    // A browser sends the cookie of its session, too, and keeps that session.
                    .sessionFixation(fixation -> fixation.none()))
        .headers(
            headers ->
                headers.contentSecurityPolicy(
                    policy ->
                        policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
        .build();
  }
}
