package io.github.workaccount.enrollment.operation;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.health.HealthComponent;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.HttpCodeStatusMapper;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The health on the public port, the status and nothing else. The management endpoints are on a
 * port of their own or off, so the path is free here.
 */
@RestController
@Hidden
@Conditional(PublicHealth.EndpointsElsewhere.class)
class PublicHealth {

  private final HealthEndpoint health;
  private final HttpCodeStatusMapper codes;

  PublicHealth(HealthEndpoint health, HttpCodeStatusMapper codes) {
    this.health = health;
    this.codes = codes;
  }

  /** All of it: 200 while the product works, 503 when this node does not. */
  @GetMapping("/actuator/health")
  ResponseEntity<Map<String, String>> all() {
    return answer(health.health());
  }

  /** The group {@code liveness}, {@code readiness} or {@code microsoft}. */
  @GetMapping("/actuator/health/{group:liveness|readiness|microsoft}")
  ResponseEntity<Map<String, String>> group(@PathVariable String group) {
    return answer(health.healthForPath(group));
  }

  private ResponseEntity<Map<String, String>> answer(HealthComponent seen) {
    return ResponseEntity.status(codes.getStatusCode(seen.getStatus()))
        .cacheControl(CacheControl.noStore())
        .body(Map.of("status", seen.getStatus().getCode()));
  }

  /** Holds unless the endpoints are on the public port themselves. */
  static final class EndpointsElsewhere extends SpringBootCondition {
    @Override
    public ConditionOutcome getMatchOutcome(
        ConditionContext context, AnnotatedTypeMetadata metadata) {
      ManagementPortType port = ManagementPortType.get(context.getEnvironment());
      return new ConditionOutcome(
          port != ManagementPortType.SAME, ConditionMessage.of("management port is " + port));
    }
  }
}
