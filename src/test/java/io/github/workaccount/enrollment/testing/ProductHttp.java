package io.github.workaccount.enrollment.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Filter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.DefaultMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Calls of the product's own pages and REST API with its security in front, without a port. */
public final class ProductHttp {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final MockMvc mvc;

  /** The application to call. */
  public ProductHttp(WebApplicationContext context) {
    DefaultMockMvcBuilder builder = MockMvcBuilders.webAppContextSetup(context);
    builder.addFilters(context.getBean("springSecurityFilterChain", Filter.class));
    mvc = builder.build();
  }

  /**
   * An answer.
   *
   * @param status the HTTP status
   * @param body the text
   * @param location where to go on; null when it says nothing of that
   */
  public record Reply(int status, String body, String location) {

    /** The body as JSON. */
    public JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
        throw new IllegalStateException("No JSON: " + body, e);
      }
    }
  }

  /**
   * Sends a request; a password is the user's name, as in the sandbox.
   *
   * @param user who asks; null means nobody has signed in
   * @param method the method
   * @param address path and query, encoded; an address with a host loses it
   * @param json the body; null for none
   */
  public Reply send(String user, HttpMethod method, String address, String json) {
    URI full = URI.create(address);
    String query = full.getRawQuery() == null ? "" : "?" + full.getRawQuery();
    var request = MockMvcRequestBuilders.request(method, URI.create(full.getRawPath() + query));
    if (user != null) {
      byte[] both = (user + ":" + user).getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(both));
    }
    if (json != null) {
      request.contentType(MediaType.APPLICATION_JSON).content(json);
    }
    try {
      MockHttpServletResponse answer = mvc.perform(request).andReturn().getResponse();
      return new Reply(
          answer.getStatus(),
          answer.getContentAsString(StandardCharsets.UTF_8),
          answer.getHeader("Location"));
    } catch (Exception e) {
      throw new IllegalStateException(method + " " + address + " failed", e);
    }
  }
}
