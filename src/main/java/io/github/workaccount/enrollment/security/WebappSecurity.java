package io.github.workaccount.enrollment.security;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import io.github.workaccount.enrollment.security.request.AccessProblems;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The chain of Tasklist, Cockpit, Admin and their API: sign-in, sessions, CSRF tokens and headers
 * stay with the web applications' own filters. Only their set-up of a first administrator, which
 * takes no sign-in while there is none, is closed in every mode.
 */
@Configuration(proxyBeanMethods = false)
class WebappSecurity {

  @Bean
  @Order(20)
  SecurityFilterChain webapps(HttpSecurity http, AccessProblems problems) throws Exception {
    RequestMatcher setUp =
        new OrRequestMatcher(
            withDefaults().matcher("/camunda/api/*/setup/**"),
            withDefaults().matcher("/camunda/app/*/*/setup/**"),
            withDefaults().matcher("/camunda/app/*/setup/**"));
    return http.securityMatcher(withDefaults().matcher("/camunda/**"))
        .authorizeHttpRequests(
            requests -> requests.requestMatchers(setUp).denyAll().anyRequest().permitAll())
        .exceptionHandling(
            refusals ->
                refusals
                    .authenticationEntryPoint(
                        (request, response, refusal) ->
                            problems.forbidden(
                                request,
                                response,
                                "Nobody becomes administrator over the web. Operators are"
                                    + " configured with enrollment.users."))
                    .accessDeniedHandler(problems))
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(AbstractHttpConfigurer::disable)
        .headers(
            headers -> headers.defaultsDisabled().contentTypeOptions(Customizer.withDefaults()))
        .build();
  }
}
