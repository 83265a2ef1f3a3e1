package io.github.workaccount.enrollment.security.request;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/**
 * Answers 413 to bodies that are too long, on every path: at once where nobody can be signed in,
 * else when it is known whether somebody is ({@link #whenSignedIn()}), or when a filter between
 * wants to read the body.
 */
public class BodyLimit extends OncePerRequestFilter {

  private final AccessProblems problems;

  public BodyLimit(AccessProblems problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    BoundedRequest bounded = new BoundedRequest(request);
    try {
      if (request.getHeader(HttpHeaders.AUTHORIZATION) == null) {
        bounded.requireShort();
      }
      chain.doFilter(bounded, response);
    } catch (BoundedRequest.TooLarge e) {
      problems.tooLarge(request, response, e.limit());
    } catch (UncheckedIOException e) {
      throw e.getCause(); // The server knows a body that breaks off or is wrongly cut from others.
    }
  }

  /** The filter that stands behind the sign-in and before whatever answers the request. */
  public static Filter whenSignedIn() {
    return (request, response, chain) -> {
      WebUtils.getNativeRequest(request, BoundedRequest.class).requireShort();
      chain.doFilter(request, response);
    };
  }
}
