package io.github.workaccount.enrollment.security;

import io.github.workaccount.enrollment.pages.ErrorPage;
import io.github.workaccount.enrollment.security.request.AccessProblems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Has a person sign in where a link led them: the page stands at the link's own address, and after
 * the sign-in to the web applications the browser asks for it again. Nothing but that address is
 * ever led to. Programs are told in a problem.
 */
@Component
class SignInPage implements AuthenticationEntryPoint {

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final Resource TEMPLATE = new ClassPathResource("pages/sign-in.html");

  private final AccessProblems problems;
  private final byte[] page;

  SignInPage(AccessProblems problems, ProcessEngine engine, CamundaBpmProperties camunda)
      throws IOException {
    this.problems = problems;
    this.page =
        TEMPLATE
            .getContentAsString(StandardCharsets.UTF_8)
            .replace("$engine", HtmlUtils.htmlEscape(engine.getName()))
            .replace("$tokenCookie", HtmlUtils.htmlEscape(RequestFilters.tokenCookie(camunda)))
            .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
      throws IOException {
    if (!HttpMethod.GET.matches(request.getMethod()) || !ErrorPage.isFor(request)) {
      problems.commence(request, response, refusal);
      return;
    }
    response.setStatus(HttpStatus.UNAUTHORIZED.value());
    response.setHeader("Content-Security-Policy", POLICY);
    response.setContentType(MediaType.TEXT_HTML_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }
}
