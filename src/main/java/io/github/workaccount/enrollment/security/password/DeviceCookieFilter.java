package io.github.workaccount.enrollment.security.password;

import io.github.workaccount.enrollment.application.enrollment.PublicAddress;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/**
 * Gives a browser that signs in to the web applications a cookie by which it is known again (OWASP:
 * device cookies). It opens nothing: it only says whose wrong passwords are counted together. What
 * is kept of it, after a right password, is a fingerprint.
 */
@Component
public class DeviceCookieFilter extends OncePerRequestFilter {

  public static final String COOKIE = "work-account-device";

  private static final Pattern LOGIN =
      Pattern.compile("/camunda/api/admin/auth/user/[^/]+/login/[^/]+");
  private static final Pattern DEVICE = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final Duration KEPT = Duration.ofDays(365);
  private static final int BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final boolean secure;

  DeviceCookieFilter(PublicAddress address) {
    this.secure = address.isSecure();
  }

  /** The device of a request: what its cookie says, or what it has just been given. */
  static Optional<String> device(HttpServletRequest request) {
    Object given = request.getAttribute(COOKIE);
    return given != null
        ? Optional.of((String) given)
        : Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
            .map(jakarta.servlet.http.Cookie::getValue)
            .filter(value -> DEVICE.matcher(value).matches());
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !"POST".equals(request.getMethod())
        || !LOGIN.matcher(request.getRequestURI()).matches()
        || device(request).isPresent();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String device = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    request.setAttribute(COOKIE, device);
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(COOKIE, device)
            .httpOnly(true)
            .secure(secure || request.isSecure())
            .sameSite("Strict")
            .path("/")
            .maxAge(KEPT)
            .build()
            .toString());
    chain.doFilter(request, response);
  }
}
