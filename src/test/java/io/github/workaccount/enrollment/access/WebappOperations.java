package io.github.workaccount.enrollment.access;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.BeanUtils;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;

/**
 * What the web applications answer, read from their resources (Jakarta RESTful Web Services, 3.1):
 * of each application that a servlet has, each root resource, and from there each resource that a
 * method without a request method leads to.
 */
final class WebappOperations {

  private static final String APPLICATION = "jakarta.ws.rs.Application";

  private final Set<Operation> found = new TreeSet<>();

  private WebappOperations() {}

  static Set<Operation> of(ServletContext context) {
    WebappOperations operations = new WebappOperations();
    for (ServletRegistration servlet : context.getServletRegistrations().values()) {
      String application = servlet.getInitParameter(APPLICATION);
      if (application != null) {
        servlet.getMappings().forEach(mapping -> operations.application(mapping, application));
      }
    }
    return operations.found;
  }

  private void application(String mapping, String name) {
    try {
      Application application = (Application) BeanUtils.instantiateClass(Class.forName(name));
      for (Class<?> type : application.getClasses()) {
        Path path = AnnotatedElementUtils.findMergedAnnotation(type, Path.class);
        if (path != null) {
          resource(mapping.replace("/*", "/") + path.value(), type, List.of());
        }
      }
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("An application that is not there: " + name, e);
    }
  }

  private void resource(String path, Class<?> type, List<Class<?>> above) {
    if (above.contains(type)) {
      throw new IllegalStateException("A resource that leads to itself: " + type);
    }
    List<Class<?>> below = new ArrayList<>(above);
    below.add(type);
    for (Method method : type.getMethods()) {
      Path own = AnnotatedElementUtils.findMergedAnnotation(method, Path.class);
      HttpMethod request = AnnotatedElementUtils.findMergedAnnotation(method, HttpMethod.class);
      String full = own == null ? path : path + "/" + own.value();
      if (method.isBridge()) {
        continue;
      } else if (request != null) {
        found.add(new Operation(request.value(), full, takes(method)));
      } else if (own != null) {
        resource(full, method.getReturnType(), below);
      }
    }
  }

  /** A parameter without an annotation is the body, and one of a form is in it. */
  private static String takes(Method method) {
    Method declared = annotated(method);
    List<Parameter> parameters = Arrays.asList(declared.getParameters());
    if (parameters.stream().anyMatch(parameter -> parameter.isAnnotationPresent(FormParam.class))) {
      return MediaType.APPLICATION_FORM_URLENCODED;
    }
    if (parameters.stream().noneMatch(WebappOperations::isBody)) {
      return null;
    }
    Consumes consumes = AnnotatedElementUtils.findMergedAnnotation(declared, Consumes.class);
    return consumes == null ? MediaType.APPLICATION_JSON : consumes.value()[0];
  }

  /** Annotations of parameters are not inherited: the method of the interface has them. */
  private static Method annotated(Method method) {
    return ClassUtils.getAllInterfacesForClassAsSet(method.getDeclaringClass()).stream()
        .map(
            type ->
                ClassUtils.getMethodIfAvailable(type, method.getName(), method.getParameterTypes()))
        .filter(declared -> declared != null && isRequest(declared))
        .findFirst()
        .orElse(method);
  }

  private static boolean isRequest(Method method) {
    return AnnotatedElementUtils.isAnnotated(method, HttpMethod.class);
  }

  private static boolean isBody(Parameter parameter) {
    return Arrays.stream(parameter.getAnnotations())
        .map(Annotation::annotationType)
        .noneMatch(type -> type.getPackageName().startsWith("jakarta.ws.rs"));
  }
}
