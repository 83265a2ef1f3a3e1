package io.github.workaccount.enrollment.pages;

import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;

/** A page of sentences. Whatever is given to it is text, and stays text. */
final class Page {

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private static final String FRAME =
      """
      <!doctype html>
      <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%1$s – Work Account Enrollment</title>
        <link rel="stylesheet" href="/pages/style.css">
      </head>
      <body>
        <main>
          <h1>%1$s</h1>
      %2$s
        </main>
      </body>
      </html>
      """;

  private final String title;
  private final StringBuilder body = new StringBuilder();

  Page(String title) {
    this.title = title;
  }

  /** A paragraph. */
  Page say(String sentence) {
    return add("<p>%s</p>".formatted(escaped(sentence)));
  }

  /** A heading of a part. */
  Page part(String heading) {
    return add("<h2>%s</h2>".formatted(escaped(heading)));
  }

  /** A paragraph that ends with a link; the address is one of the product's own paths. */
  Page say(String sentence, String link, String path) {
    return add(
        "<p>%s <a href=\"%s\">%s</a></p>"
            .formatted(escaped(sentence), escaped(path), escaped(link)));
  }

  /** A name and a value beside it; nothing where there is no value. */
  Page fact(String name, String value) {
    return value == null
        ? this
        : add("<p class=\"fact\"><span>%s</span> %s</p>".formatted(escaped(name), escaped(value)));
  }

  /** The answer of a controller. */
  ResponseEntity<byte[]> answer(HttpStatus status) {
    HttpHeaders headers = new HttpHeaders();
    byte[] html = in(headers::set);
    return ResponseEntity.status(status).headers(headers).body(html);
  }

  /**
   * The page for an answer that is there already.
   *
   * @param headers takes name and value of each header that goes with it
   */
  byte[] in(BiConsumer<String, String> headers) {
    headers.accept(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8");
    headers.accept("Content-Security-Policy", POLICY);
    return FRAME.formatted(escaped(title), body).getBytes(StandardCharsets.UTF_8);
  }

  private Page add(String html) {
    body.append("    ").append(html).append('\n');
    return this;
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }
}
