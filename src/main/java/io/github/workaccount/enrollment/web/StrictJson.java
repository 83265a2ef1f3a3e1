package io.github.workaccount.enrollment.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.util.List;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Takes JSON at its word: no number for a text, no field twice, nothing behind the end, and no
 * endless nesting. How long a body may be is decided before it gets here (security).
 */
@Configuration(proxyBeanMethods = false)
class StrictJson {

  static final int MAX_NESTING = 20;

  /** Bodies of requests are flat; what is read elsewhere may be deep. */
  @Bean
  WebMvcConfigurer flatBodies() {
    StreamReadConstraints limits =
        StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build();
    return new WebMvcConfigurer() {
      @Override
      public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
        for (HttpMessageConverter<?> converter : converters) {
          if (converter instanceof MappingJackson2HttpMessageConverter json) {
            ObjectMapper mapper = json.getObjectMapper().copy();
            mapper.getFactory().setStreamReadConstraints(limits);
            json.setObjectMapper(mapper);
          }
        }
      }
    };
  }

  @Bean
  Jackson2ObjectMapperBuilderCustomizer strict() {
    return builder ->
        builder
            .featuresToEnable(
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .postConfigurer(
                mapper -> {
                  var text = mapper.coercionConfigFor(LogicalType.Textual);
                  for (CoercionInputShape shape :
                      new CoercionInputShape[] {
                        CoercionInputShape.Integer,
                        CoercionInputShape.Float,
                        CoercionInputShape.Boolean
                      }) {
                    text.setCoercion(shape, CoercionAction.Fail);
                  }
                  var flag = mapper.coercionConfigFor(LogicalType.Boolean);
                  for (CoercionInputShape shape :
                      new CoercionInputShape[] {
                        CoercionInputShape.Integer,
                        CoercionInputShape.Float,
                        CoercionInputShape.String
                      }) {
                    flag.setCoercion(shape, CoercionAction.Fail);
                  }
                });
  }
}
