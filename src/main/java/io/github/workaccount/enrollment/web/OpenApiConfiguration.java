package io.github.workaccount.enrollment.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Describes the REST API as a whole. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

  private static final String BASIC = "basic";

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Work Account Enrollment")
                .version("0.1")
                .description(
                    "From a company's work e-mail to a verified work account (Microsoft Entra tenant) that is linked to Partner Center. Problems are answered as RFC 9457 problem details."))
        .addSecurityItem(new SecurityRequirement().addList(BASIC))
        .components(
            new Components()
                .addSecuritySchemes(
                    BASIC, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic")));
  }
}
