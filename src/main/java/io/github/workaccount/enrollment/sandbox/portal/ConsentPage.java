package io.github.workaccount.enrollment.sandbox.portal;

import io.github.workaccount.enrollment.sandbox.state.AppRegistration;
import io.github.workaccount.enrollment.sandbox.state.EntraTenant;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriUtils;

/** The HTML of the simulated consent page; everything from outside is escaped. */
final class ConsentPage {

  private static final String FRAME =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Sandbox — simulated Microsoft sign-in</title>
      <style>
      body { font-family: system-ui, sans-serif; line-height: 1.5; color: #1b1b1b;
        background: #f3f2f1; margin: 0; padding: 1rem; }
      main { max-width: 36rem; margin: 2rem auto; padding: 1.5rem 2rem; background: #fff;
        border: 1px solid #767676; border-radius: 4px; }
      .note { padding: .5rem .75rem; border-left: 4px solid #8a4b00; background: #fff4e5; }
      button { font: inherit; padding: .5rem 1.5rem; margin: 1rem .5rem 0 0; cursor: pointer;
        border: 1px solid #1b1b1b; border-radius: 2px; background: #fff; color: #1b1b1b; }
      button.accept { background: #0b5cad; border-color: #0b5cad; color: #fff; }
      button:focus-visible { outline: 3px solid #1b1b1b; outline-offset: 2px; }
      </style>
      </head>
      <body>
      <main>
      <h1>Sandbox — simulated Microsoft sign-in</h1>
      <p class="note">This page only simulates Microsoft's. Nothing here reaches Microsoft, and no
      password is asked for.</p>
      %s
      </main>
      </body>
      </html>
      """;

  private static final String QUESTION =
      """
      <h2>Permissions requested for your organization</h2>
      <p>The application <strong>%s</strong> asks to use these permissions in
      <strong>%s</strong> (%s), without a signed-in user:</p>
      <ul>
      %s
      </ul>
      <p>You act as a Global Administrator of this organization.</p>
      <form method="post" action="?%s">
      <button class="accept" type="submit" name="decision" value="accept">Accept</button>
      <button type="submit" name="decision" value="cancel">Cancel</button>
      <p>Only in the sandbox: grant no permission to write. Whatever the plan changes is then done by
      hand and read back.</p>
      <button type="submit" name="decision" value="%s">Accept, reading only</button>
      <p>Only in the sandbox: have consent fail in one of the ways in which Microsoft's does.</p>
      <label>Error <select name="failure">
      %s
      </select></label>
      <button type="submit" name="decision" value="%s">Fail</button>
      </form>""";

  /** What a person's answer adds to the query. */
  private static final Set<String> ANSWERS = Set.of("decision", "failure");

  /** The decision that grants no permission to write. */
  static final String READING_ONLY = "accept-reading";

  /** The decision that has consent fail, as the parameter {@code failure} tells. */
  static final String FAILING = "fail";

  private ConsentPage() {}

  /** The question with its buttons, which post to the same address with the same query. */
  static String question(EntraTenant tenant, List<String> permissions, Map<String, String> query) {
    String items =
        permissions.stream()
            .map(permission -> "<li><code>" + escape(permission) + "</code></li>")
            .collect(Collectors.joining("\n"));
    String body =
        QUESTION.formatted(
            escape(AppRegistration.name(query.get("client_id"))),
            escape(tenant.displayName()),
            escape(tenant.initialDomain()),
            items,
            escape(encode(query)),
            READING_ONLY,
            failures(),
            FAILING);
    return FRAME.formatted(body);
  }

  private static String failures() {
    return Arrays.stream(ConsentFailure.values())
        .map(
            failure ->
                "<option value=\"%1$s\">AADSTS%1$s: %2$s</option>"
                    .formatted(failure.number(), escape(failure.text())))
        .collect(Collectors.joining("\n"));
  }

  /** A page that says why there is nothing to decide. */
  static String error(String reason) {
    return FRAME.formatted(
        "<h2>This request can't be shown</h2>\n<p role=\"alert\">" + escape(reason) + "</p>");
  }

  private static String encode(Map<String, String> query) {
    return new TreeMap<>(query)
        .entrySet().stream()
            .filter(parameter -> !ANSWERS.contains(parameter.getKey()))
            .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
            .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return UriUtils.encode(text, StandardCharsets.UTF_8);
  }

  private static String escape(String text) {
    return HtmlUtils.htmlEscape(text);
  }
}
