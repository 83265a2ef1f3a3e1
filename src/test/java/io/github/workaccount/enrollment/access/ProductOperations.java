package io.github.workaccount.enrollment.access;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** What the product's own controllers answer, read from the mappings of the running product. */
final class ProductOperations {

  private ProductOperations() {}

  static Set<Operation> of(ApplicationContext context) {
    Set<Operation> found = new TreeSet<>();
    context
        .getBeansOfType(RequestMappingInfoHandlerMapping.class)
        .values()
        .forEach(mapping -> add(mapping.getHandlerMethods(), found));
    return found;
  }

  private static void add(Map<RequestMappingInfo, HandlerMethod> handlers, Set<Operation> found) {
    for (RequestMappingInfo mapping : handlers.keySet()) {
      Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
      for (String path : mapping.getPatternValues()) {
        for (RequestMethod method :
            methods.isEmpty() ? Set.of(RequestMethod.GET, RequestMethod.POST) : methods) {
          found.add(new Operation(method.name(), path, takes(method)));
        }
      }
    }
  }

  private static String takes(RequestMethod method) {
    return switch (method) {
      case POST, PUT, PATCH -> "application/json";
      default -> null;
    };
  }
}
