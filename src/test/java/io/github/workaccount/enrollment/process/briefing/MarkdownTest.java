package io.github.workaccount.enrollment.process.briefing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

class MarkdownTest {

  @Test
  void makesAnAddressALinkAndLeavesTheFullStopOut() {
    assertThat(
            HtmlUtils.htmlUnescape(Markdown.sentence("Open https://entra.microsoft.com/#view/X.")))
        .isEqualTo(
            "Open <a href=\"https://entra.microsoft.com/#view/X\" target=\"_blank\">https://entra.microsoft.com/#view/X</a>.");
  }

  @Test
  void makesWhatIsToBeEnteredElsewhereAValueToCopy() {
    assertThat(HtmlUtils.htmlUnescape(Markdown.sentence("Run `az login`, then look.")))
        .isEqualTo("Run <code>az login</code>, then look.");
    assertThat(Markdown.plain("Run `az login`, then look.")).isEqualTo("Run az login, then look.");
  }

  @Test
  void letsNothingActThatSomebodyTyped() {
    String shown = Markdown.numbered(List.of("Ask <b>*x*</b> {{y}} [z](javascript:z) of `<i>`."));

    assertThat(shown)
        .startsWith("1. Ask &#60;b&#62;")
        .doesNotContain("<b>", "*", "{{", "](", "<i>");
  }

  @Test
  void showsTextFromOutsideAmongASentenceAsItIs() {
    String name = Markdown.outside("`a` https://evil.example {{b}}");

    assertThat(HtmlUtils.htmlUnescape(Markdown.sentence("Sign in to %s.".formatted(name))))
        .isEqualTo("Sign in to `a` https://evil.example {{b}}.");
    assertThat(HtmlUtils.htmlUnescape(Markdown.sentence("Name: `%s`".formatted(name))))
        .isEqualTo("Name: <code>`a` https://evil.example {{b}}</code>");
    assertThat(Markdown.plain("Name: `%s`".formatted(name)))
        .isEqualTo("Name: `a` https://evil.example {{b}}");
  }

  @Test
  void numbersTheStepsInTheirOrder() {
    assertThat(Markdown.numbered(List.of("One", "Two"))).isEqualTo("1. One\n2. Two");
    assertThat(Markdown.bullets(List.of("One", "Two"))).isEqualTo("- One\n- Two");
  }
}
