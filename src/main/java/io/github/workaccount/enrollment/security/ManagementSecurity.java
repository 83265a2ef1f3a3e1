package io.github.workaccount.enrollment.security;

import io.github.workaccount.enrollment.security.request.AccessProblems;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * The chain of the management port, where that is one of its own: whoever reaches it may read the
 * endpoints, as a Prometheus signs in nowhere. It is bound to loopback unless configured otherwise.
 * Nothing else is there: the filters that bound bodies and sessions stand at the public port only.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnManagementPort(ManagementPortType.DIFFERENT)
class ManagementSecurity {

  private static final String NAMESPACE = "management";

  @Bean
  @Order(10)
  SecurityFilterChain management(HttpSecurity http, AccessProblems problems) throws Exception {
    return http.securityMatcher(ManagementSecurity::isOnManagementPort)
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(EndpointRequest.toAnyEndpoint())
                    .permitAll()
                    .dispatcherTypeMatchers(DispatcherType.ERROR)
                    .permitAll()
                    .anyRequest()
                    .denyAll())
        .exceptionHandling(
            refusals ->
                refusals.authenticationEntryPoint(
                    (request, response, refusal) -> problems.notFound(request, response)))
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }

  /** The management port is a server with a context of its own. */
  private static boolean isOnManagementPort(HttpServletRequest request) {
    return WebServerApplicationContext.hasServerNamespace(
        WebApplicationContextUtils.getWebApplicationContext(request.getServletContext()),
        NAMESPACE);
  }
}
