package io.github.workaccount.enrollment.security;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import io.github.workaccount.enrollment.security.request.AccessProblems;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** The chain of the REST API: HTTP Basic with every request, no session, no CSRF token. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

  @Bean
  @Order(30)
  SecurityFilterChain api(HttpSecurity http, AccessProblems problems) throws Exception {
    return http.securityMatcher(withDefaults().matcher("/api/**"))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .httpBasic(basic -> basic.authenticationEntryPoint(problems))
        .exceptionHandling(
            refusals -> refusals.authenticationEntryPoint(problems).accessDeniedHandler(problems))
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions ->
                sessions
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
