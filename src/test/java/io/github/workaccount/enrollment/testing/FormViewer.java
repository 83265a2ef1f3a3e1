package io.github.workaccount.enrollment.testing;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The viewer of forms, as Tasklist ships it, in an empty page. */
public final class FormViewer {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SCRIPTS =
      List.of(
          "/META-INF/resources/webjars/camunda/lib/runtime.js",
          "/META-INF/resources/webjars/camunda/lib/deps.js",
          "/forms/walk.js");

  private final Page page;

  /** A viewer in a new page. */
  public FormViewer(Page page) {
    this.page = page;
    page.setContent("<!doctype html><meta charset=\"utf-8\"><body></body>");
    for (String script : SCRIPTS) {
      page.addScriptTag(new Page.AddScriptTagOptions().setContent(read(script)));
    }
  }

  /**
   * What a person sees after a step, and what completing the form sends then.
   *
   * @param text all that is shown
   * @param inputs what stands in the entries
   * @param shown the fields that are there
   * @param completable whether Tasklist offers to complete it, before that is tried
   * @param sent the fields that are sent
   * @param errors what the viewer refuses, by component
   */
  public record Sight(
      String text,
      List<String> inputs,
      List<String> shown,
      boolean completable,
      Map<String, Object> sent,
      Map<String, Object> errors) {

    /** Whether the viewer sends it. */
    public boolean isSent() {
      return errors.isEmpty();
    }
  }

  /**
   * Opens a form and goes through it.
   *
   * @param form its name, such as {@code approve-plan}
   * @param data what the engine gives for it
   * @param steps the fields that are set in each, by name, in this order
   */
  public List<Sight> walk(String form, Map<String, Object> data, List<Map<String, Object>> steps) {
    return walk(schema(form), data, steps);
  }

  /** The same with a form that need not be deployed. */
  public List<Sight> walk(
      JsonNode schema, Map<String, Object> data, List<Map<String, Object>> steps) {
    try {
      Object seen =
          page.evaluate(
              "async (json) => JSON.stringify(await walk(...JSON.parse(json)))",
              JSON.writeValueAsString(List.of(schema, data, steps)));
      return JSON.readValue((String) seen, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A form as it is deployed. */
  public static JsonNode schema(String form) {
    try {
      return JSON.readTree(read("/bpmn/forms/" + form + ".form"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(String resource) {
    try (InputStream content = FormViewer.class.getResourceAsStream(resource)) {
      if (content == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
