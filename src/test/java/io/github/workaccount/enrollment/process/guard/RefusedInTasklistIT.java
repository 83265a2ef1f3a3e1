package io.github.workaccount.enrollment.process.guard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.github.workaccount.enrollment.testing.ProductOverHttp;
import io.github.workaccount.enrollment.testing.RealBrowser;
import io.github.workaccount.enrollment.testing.RunningProduct;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people see in Tasklist when something is not taken, and that they get on from there. */
class RefusedInTasklistIT extends ProductOverHttp {

  @RegisterExtension static final RealBrowser BROWSER = new RealBrowser();

  /** Whether nothing lies over the middle of something that is in view. */
  private static final String IN_SIGHT =
      """
      element => {
        const box = element.getBoundingClientRect();
        const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        return !!top && (element.contains(top) || top.contains(element));
      }
      """;

  @Test
  void aRefusedStartNamesEveryFieldByItsLabelAboveTheForm() {
    Page page = signIn("kim");
    page.getByText("Start process").click();
    page.locator(".modal-dialog").getByText("Work account enrollment").click();
    page.getByLabel("Work e-mail address").fill("kim@" + newDomain());
    page.getByLabel("Country or region").fill("Germ");
    page.keyboard().press("Enter");
    page.getByLabel("Who will work").fill("kim\nana@contoso.com");
    page.getByLabel("Administrator of the tenant").fill("<i>alex</i>");
    Locator start = button(page, "Start");
    start.click();
    inSight(page.getByText("Field is required."));
    page.getByLabel("Company name").fill("Company");

    start.click();

    Locator message =
        page.locator(".modal-body .message")
            .filter(new Locator.FilterOptions().setHasText("person 1"));
    assertThat(message)
        .hasText(
            Pattern.compile(
                "^\"Who will work in Partner Center\\?\", person 1: .*\\n\"Administrator of the tenant\": \"<i>alex</i>\" is not .*$"));
    inSight(message);
    inSight(start);
    assertThat(start).isEnabled();
  }

  @Test
  void aRefusedCompletionSaysWhyAndIsCompletedThen() {
    String id = startForApproval("kim", newDomain());
    Page page = signIn("alex");
    page.navigate(tasklist() + "#/?task=" + taskOf(id));
    page.getByText("Claim").click();
    Locator complete = button(page, "Complete");
    complete.click();
    inSight(page.getByText("Field is required."));
    page.getByLabel("Go on with the enrollment").click();
    page.getByLabel("Tenant to use instead").fill("x".repeat(255));
    assertThat(complete).isDisabled();
    page.getByLabel("Reject it").click();
    inSight(page.getByText("Field must have maximum length of 254."));
    page.getByLabel("Tenant to use instead").fill("");

    complete.click();

    Locator message = page.locator(".page-notifications .message");
    assertThat(message).hasText("\"Comment\": Say why, so that the requester knows.");
    inSight(message);
    inSight(complete);
    page.getByLabel("Comment").fill("Not ours");
    complete.click();
    assertThat(complete).isHidden();
    assertThat(state(id)).isEqualTo("rejected");
  }

  private static void inSight(Locator element) {
    assertThat(element).isInViewport();
    assertThat(element.evaluate(IN_SIGHT)).as("%s is covered", element).isEqualTo(true);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private String tasklist() {
    return "http://localhost:%d/camunda/app/tasklist/%s/"
        .formatted(port, RunningProduct.ENGINE_NAME);
  }

  private Page signIn(String user) {
    Page page = BROWSER.someone();
    page.navigate(tasklist());
    page.getByPlaceholder("Username").fill(user);
    page.getByPlaceholder("Password").fill(user);
    button(page, "Log in").click();
    assertThat(page.locator(".account.dropdown")).isVisible();
    return page;
  }
}
