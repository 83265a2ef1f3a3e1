package io.github.workaccount.enrollment.web;

import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.operation.ProcessStatus.WaitKind;
import io.github.workaccount.enrollment.model.input.Field;
import io.github.workaccount.enrollment.model.plan.ChangeKind;
import io.github.workaccount.enrollment.model.plan.ChangeStatus;
import io.github.workaccount.enrollment.model.plan.Route;
import io.github.workaccount.enrollment.model.request.EnrollmentState;
import io.github.workaccount.enrollment.model.request.RequestForm;
import io.github.workaccount.enrollment.model.tenant.DomainState;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Describes the REST API as a whole. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

  private static final String BASIC = "basic";

  @Bean
  OpenAPI openApi(ApiExamples examples) {
    // Who is signed in is no parameter of a request.
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(User.class);
    Components components =
        new Components()
            .addSecuritySchemes(
                BASIC, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic"))
            .addSchemas("Problem", problem());
    examples.all().forEach(components::addExamples);
    return new OpenAPI()
        .info(
            new Info()
                .title("Work Account Enrollment")
                .version("0.1")
                .description(
                    "From a company's work e-mail to a verified work account (Microsoft Entra tenant) that is linked to Partner Center. Problems are answered as RFC 9457 problem details."))
        .addServersItem(new Server().url("/").description("Where the product runs"))
        .addSecurityItem(new SecurityRequirement().addList(BASIC))
        .components(components);
  }

  /** The words that the model knows; a change of them is a change of the API. */
  @Bean
  OpenApiCustomizer words() {
    return api -> {
      List<String> states = words(EnrollmentState.values(), EnrollmentState::key);
      property(api, "Enrollment", "state").setEnum(states);
      property(api, "Started", "state").setEnum(states);
      property(api, "Change", "kind").setEnum(words(ChangeKind.values(), ChangeKind::key));
      property(api, "Change", "status").setEnum(words(ChangeStatus.values(), ChangeStatus::key));
      property(api, "Tenant", "state").setEnum(words(DomainState.values(), DomainState::key));
      List<String> routes = words(Route.values(), Route::key);
      property(api, "Route", "recommended").setEnum(routes);
      property(api, "Route", "chosen").setEnum(routes);
      property(api, "WaitingFor", "kind")
          .setEnum(
              Stream.concat(
                      Stream.of(EnrollmentViews.TASK),
                      words(WaitKind.values(), WaitKind::key).stream())
                  .toList());
      // Each kind of entry has its own data: texts, numbers and more.
      property(api, "EvidenceEntry", "data").setAdditionalProperties(true);
    };
  }

  /** What the fields take, as everywhere. */
  @Bean
  OpenApiCustomizer fields() {
    return api ->
        Stream.of("NewEnrollment", "PartnerCenterUser", "Reason")
            .map(api.getComponents().getSchemas()::get)
            .forEach(OpenApiConfiguration::limit);
  }

  private static void limit(Schema<?> object) {
    object
        .getProperties()
        .forEach(
            (name, property) -> Field.of(name).ifPresent(field -> limit(object, field, property)));
  }

  private static void limit(Schema<?> object, Field field, Schema<?> property) {
    boolean list = property instanceof ArraySchema;
    boolean text = field.kind() == Field.Kind.LINE || field.kind() == Field.Kind.LINES;
    property.setMaxLength(text && !list ? field.maxLength() : null);
    property.setMinLength(text && !list && field.required() ? 1 : null);
    property.setMinItems(list && field.required() ? 1 : null);
    if (list) {
      property.setDescription(RequestForm.atMostInAll(field));
    }
    if (field.required()) {
      object.addRequiredItem(field.key());
    }
  }

  private static <T> List<String> words(T[] values, Function<T, String> word) {
    return Arrays.stream(values).map(word).toList();
  }

  @SuppressWarnings("unchecked") // all of these are text
  private static Schema<String> property(OpenAPI api, String schema, String property) {
    return (Schema<String>)
        api.getComponents().getSchemas().get(schema).getProperties().get(property);
  }

  /** RFC 9457, and what this API adds to it. */
  private static Schema<?> problem() {
    Schema<?> error =
        new ObjectSchema()
            .addProperty("field", new StringSchema().description("Which field"))
            .addProperty("rule", new StringSchema().description("The rule that it breaks, if any"))
            .addProperty("message", new StringSchema().description("What to do about it"))
            .required(List.of("field", "message"));
    return new ObjectSchema()
        .description("What went wrong (RFC 9457); programs go by the type, people by the detail")
        .addProperty("type", new StringSchema().format("uri"))
        .addProperty("title", new StringSchema())
        .addProperty("status", new IntegerSchema())
        .addProperty("detail", new StringSchema().description("Why, and what to do"))
        .addProperty("instance", new StringSchema().description("The address that was asked"))
        .addProperty("errors", new ArraySchema().items(error))
        .addProperty("rule", new StringSchema().description("The first rule that is broken"))
        .addProperty(
            "enrollment",
            new StringSchema().description("The domain's active enrollment, to who may see it"))
        .required(List.of("type", "title", "status", "detail", "instance"));
  }
}
