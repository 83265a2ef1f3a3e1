package io.github.workaccount.enrollment.security;

import io.github.workaccount.enrollment.application.enrollment.PublicAddress;
import io.github.workaccount.enrollment.security.request.AccessProblems;
import io.github.workaccount.enrollment.security.request.BodyLimit;
import io.github.workaccount.enrollment.security.request.ChallengeFilter;
import io.github.workaccount.enrollment.security.request.CrossSiteFilter;
import io.github.workaccount.enrollment.security.request.NonceFilter;
import io.github.workaccount.enrollment.security.request.SessionsBySignIn;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What holds for every path, whichever chain signs people in there and whatever answers: around the
 * chains of Spring Security, and before the filters of the web applications.
 */
@Configuration(proxyBeanMethods = false)
class RequestFilters {

  private static final int SIGN_IN = SecurityProperties.DEFAULT_FILTER_ORDER;

  @Bean
  FilterRegistrationBean<Filter> challenge() {
    return filter("challenge", SIGN_IN - 5, new ChallengeFilter());
  }

  @Bean
  FilterRegistrationBean<Filter> crossSite(AccessProblems problems, PublicAddress address) {
    return filter("crossSite", SIGN_IN - 4, new CrossSiteFilter(problems, address.publicUrl()));
  }

  @Bean
  FilterRegistrationBean<Filter> bodyLimit(AccessProblems problems) {
    return filter("bodyLimit", SIGN_IN - 3, new BodyLimit(problems));
  }

  @Bean
  FilterRegistrationBean<Filter> sessionsBySignIn(CamundaBpmProperties camunda) {
    return filter("sessionsBySignIn", SIGN_IN - 2, new SessionsBySignIn(tokenCookie(camunda)));
  }

  @Bean
  FilterRegistrationBean<Filter> nonce() {
    FilterRegistrationBean<Filter> nonce = filter("nonce", SIGN_IN + 1, new NonceFilter());
    nonce.addUrlPatterns("/camunda/app/*");
    return nonce;
  }

  @Bean
  FilterRegistrationBean<Filter> bodyLimitWhenSignedIn() {
    return filter("bodyLimitWhenSignedIn", SIGN_IN + 1, BodyLimit.whenSignedIn());
  }

  /** The server forwards there what failed. Asked for directly, there is nothing to tell. */
  @Bean
  FilterRegistrationBean<Filter> noErrorOfItsOwn(AccessProblems problems, ServerProperties server) {
    FilterRegistrationBean<Filter> direct =
        filter(
            "noErrorOfItsOwn",
            SIGN_IN - 1,
            (request, response, chain) ->
                problems.notFound((HttpServletRequest) request, (HttpServletResponse) response));
    direct.addUrlPatterns(server.getError().getPath());
    return direct;
  }

  /** Whoever asks before sending a long body is refused before it is sent. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> continueWhenRead() {
    return server ->
        server.addConnectorCustomizers(
            connector ->
                ((AbstractHttp11Protocol<?>) connector.getProtocolHandler())
                    .setContinueResponseTiming("onRead"));
  }

  /** The name of the cookie with the web applications' CSRF token. */
  static String tokenCookie(CamundaBpmProperties camunda) {
    return Objects.requireNonNullElse(
        camunda.getWebapp().getCsrf().getCookieName(),
        CsrfConstants.CSRF_TOKEN_DEFAULT_COOKIE_NAME);
  }

  private static FilterRegistrationBean<Filter> filter(String name, int order, Filter filter) {
    FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
    registration.setName(name);
    registration.setOrder(order);
    registration.setDispatcherTypes(DispatcherType.REQUEST);
    return registration;
  }
}
