package io.github.workaccount.enrollment.security.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.camunda.bpm.webapp.impl.security.filter.headersec.provider.impl.ContentSecurityPolicyProvider;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each page of the web applications the nonce of its own policy. One filter of theirs puts
 * the nonce of the header into the servlet context, and a later one takes it from there for the
 * page: any other request in between makes the page one whose scripts the browser refuses. Here
 * each request sees a place of its own instead.
 */
public class NonceFilter extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(new WithOwnNonce(request), response);
  }

  private static final class WithOwnNonce extends HttpServletRequestWrapper {

    private final ServletContext context;
    private Object nonce;

    WithOwnNonce(HttpServletRequest request) {
      super(request);
      ServletContext all = request.getServletContext();
      this.context =
          (ServletContext)
              Proxy.newProxyInstance(
                  ServletContext.class.getClassLoader(),
                  new Class<?>[] {ServletContext.class},
                  (proxy, method, arguments) ->
                      isAboutNonce(arguments)
                          ? own(method, arguments)
                          : on(all, method, arguments));
    }

    @Override
    public ServletContext getServletContext() {
      return context;
    }

    /** Only attributes have names like this one's. */
    private static boolean isAboutNonce(Object[] arguments) {
      return arguments != null
          && arguments.length > 0
          && ContentSecurityPolicyProvider.ATTR_CSP_FILTER_NONCE.equals(arguments[0]);
    }

    private Object own(Method method, Object[] arguments) {
      if (method.getName().equals("getAttribute")) {
        return nonce;
      }
      nonce = arguments.length > 1 ? arguments[1] : null;
      return null;
    }

    private static Object on(ServletContext all, Method method, Object[] arguments)
        throws Throwable {
      try {
        return method.invoke(all, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }
  }
}
