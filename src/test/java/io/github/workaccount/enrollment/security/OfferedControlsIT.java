package io.github.workaccount.enrollment.security;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.github.workaccount.enrollment.testing.ProductOverHttp;
import io.github.workaccount.enrollment.testing.RealBrowser;
import io.github.workaccount.enrollment.testing.RunningProduct;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person may not use is not offered, and what is offered works: in a real browser. */
class OfferedControlsIT extends ProductOverHttp {

  @RegisterExtension static final RealBrowser BROWSER = new RealBrowser();

  private static final double PATIENCE_IN_MILLISECONDS = 30_000;

  /** What can be used, named as it is seen; not the cards, tables and a form's fields. */
  private static final String CONTROLS =
      """
      () => [...new Set([...document.querySelectorAll('a, button, input, [tabindex="0"], .edit-toggle')]
        .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.disabled)
        .filter(one => !one.parentElement.closest('a, button'))
        .filter(one => !one.closest('.ce-eol-banner, .app-banner, .account, .engine-select, footer,'
          + ' .task-removed-alert, .tasks-list li.task, .fjs-container, .breadcrumbs-panel,'
          + ' .ctn-sidebar, .djs-container, .navigation, thead, td a:not(.btn), [cam-widget-clipboard]'))
        .map(one => [one.innerText, one.ariaLabel, one.placeholder, one.title,
            one.getAttribute('uib-tooltip'), one.dataset.region,
            (one.closest('.app-switch, .new-sort') || one).className, one.tagName]
          .map(text => (text || '').trim().split('\\n')[0]).find(text => text)
          .replace(/ \\d+$| ng-.*|(?<=-\\w+) .*/, '')))].sort()
      """;

  private static final String LONG_NAME =
      "Wide World Importers and Sons, Trading Companies of the Northern Seas, Holding";

  /** Whether the ends of all values of a card are to be seen. */
  private static final String SEEN_IN_FULL =
      """
      card => [...card.querySelectorAll('.variable-value')].every(value => {
        const end = [...value.getClientRects()].pop();
        return document.elementFromPoint(end.right - 2, end.top + end.height / 2) === value;
      })
      """;

  private static final List<String> IN_TASKLIST =
      List.of(
          "Created",
          "Descending",
          "Filter Tasks",
          "Keyboard Shortcuts",
          "My tasks",
          "Open tasks",
          "filters",
          "list",
          "dropdown new-sort",
          "task");
  private static final List<String> IN_A_TASK = List.of("Form", "Diagram", "Description");
  private static final List<String> IN_COCKPIT =
      List.of("Processes", "Decisions", "Human Tasks", "More", "app-switch");
  private static final List<String> AT_A_MODEL =
      List.of(
          "Process Instances",
          "Incidents",
          "Called Process Definitions",
          "Job Definitions",
          "Show tabs",
          "Maximize diagram",
          "Activity Instance Statistics: on");
  private static final List<String> AT_AN_INSTANCE =
      List.of(
          "Variables",
          "Incidents",
          "Called Process Instances",
          "User Tasks",
          "Jobs",
          "Show tabs",
          "Maximize diagram",
          "Increment Number of Retries of Failed Jobs");

  private final List<String> failures = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void bePatient() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_IN_MILLISECONDS);
  }

  @Test
  void aRequesterAsksAndWorksOnOwnTasks() {
    String domain = newDomain();
    String id = startForDnsRecord("kim", domain);
    Page tasklist = signIn("tasklist", "kim");

    openTask(tasklist, "Company (%s)".formatted(domain));
    assertThat(tasklist.locator(".task-card")).containsText("Due in");
    assertOffered(tasklist, IN_TASKLIST, IN_A_TASK, List.of("Start process", "Claim"));
    assertThat(card(tasklist, domain)).containsText(id);
    tasklist.click("button.claim");
    Locator copy = tasklist.locator(".fjs-container code + button.copy-value").first();
    copy.click();
    assertThat(copy).hasText("Copied");

    tasklist.click(".start-process-action a");
    tasklist.locator(".modal-content").getByText("Work account enrollment").click();
    assertThat(tasklist.locator(".modal-content .fjs-input").first()).isVisible();
    assertThat(failures).isEmpty();
  }

  @Test
  void anAdminTellsTasksApartTakesOneAndGivesItBackAndIsNotOfferedOwnRequests() {
    String own = "treyresearch.net";
    startForApproval("alex", own);
    String earlier = newDomain();
    startForApproval("kim", earlier);
    Page tasklist = signIn("tasklist", "alex");
    String later = newDomain();
    Map<String, Object> request = request(later);
    request.put("companyName", LONG_NAME);
    start("kim", request);
    fireJobs();

    // What is new comes by itself, before what was there.
    Locator cards = tasklist.locator(".tasks-list li.task");
    assertThat(cards.first()).containsText("%s (%s)".formatted(LONG_NAME, later));
    assertThat((Boolean) cards.first().evaluate(SEEN_IN_FULL)).isTrue();
    assertThat(cards.nth(1)).containsText("Company (%s)".formatted(earlier));

    openTask(tasklist, own);
    assertThat(tasklist.locator(".task-card .not-to-take")).hasText("Asked for by you");
    assertThat(tasklist.locator(".fjs-form"))
        .containsText("You asked for this enrollment yourself: another enrollment admin decides");
    assertThat(tasklist.locator("td", new Page.LocatorOptions().setHasText("https://")))
        .hasText(Pattern.compile("^https://\\S+Open$"));
    assertThat(tasklist.locator("td a.open-address"))
        .hasAttribute("href", Pattern.compile("^https://\\S+$"));
    assertOffered(tasklist, IN_TASKLIST, IN_A_TASK, List.of("Start process"));

    openTask(tasklist, earlier);
    assertOffered(tasklist, IN_TASKLIST, IN_A_TASK, List.of("Start process", "Claim"));
    tasklist.click("button.claim");
    assertThat(tasklist.locator("[cam-tasklist-task-meta]")).containsText("Alex Wilber");
    assertOffered(
        tasklist, IN_TASKLIST, IN_A_TASK, List.of("Start process", "Unclaim", "Save", "Complete"));
    tasklist.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save")).click();
    tasklist.click(".new-sort .dropdown-toggle");
    tasklist.locator(".new-sort").getByText("Due date").click();
    assertThat(card(tasklist, later)).isVisible();
    tasklist.click("button.unclaim");
    assertThat(tasklist.locator("button.claim")).isVisible();
    assertThat(failures).isEmpty();
  }

  @Test
  void anAuditorSeesNoTaskAndIsOfferedNothingToDo() {
    startForApproval("kim", newDomain());
    Page tasklist = signIn("tasklist", "robin");

    assertThat(tasklist.locator(".tasks-list .well")).isVisible();
    assertOffered(tasklist, IN_TASKLIST);
    assertThat(failures).isEmpty();
  }

  @Test
  void aProcessOwnerReadsTasksAndIsLedToCockpit() {
    String domain = newDomain();
    startForApproval("kim", domain);
    Page tasklist = signIn("tasklist", "pat");

    openTask(tasklist, domain);
    assertOffered(tasklist, IN_TASKLIST, IN_A_TASK, List.of("app-switch", "instance-link"));

    tasklist.click("a.instance-link");
    assertThat(tasklist.getByText("Work account enrollment").first()).isVisible();
    assertThat(failures).isEmpty();
  }

  @Test
  void anOperatorTakesTasksAwayAndMakesFilters() {
    String domain = newDomain();
    String task = taskOf(startForApproval("kim", domain));
    web("alex").post(ENGINE + "/task/" + task + "/claim", "{\"userId\":\"alex\"}");
    Page tasklist = signIn("tasklist", "olga");

    openTask(tasklist, domain);
    assertOffered(
        tasklist,
        IN_TASKLIST,
        IN_A_TASK,
        List.of(
            "app-switch", "instance-link", "Create a filter", "Filter details", "Reset assignee"));

    tasklist.click("button.reset-assignee");
    assertThat(tasklist.locator("button.reset-assignee")).isHidden();

    tasklist.click(".task-filter.active .actions a");
    tasklist
        .locator(".modal-footer")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save"))
        .click();
    assertThat(tasklist.locator(".modal-content")).isHidden();
    assertThat(failures).isEmpty();
  }

  @Test
  void aProcessOwnerSeesInCockpitWhatWaitsAndReadsIncidentsInFull() {
    startForApproval("kim", newDomain());
    String failed = failed();
    Page cockpit = signIn("cockpit", "pat");

    assertThat(cockpit.locator(".open-human-tasks .value")).hasText("1");
    go(cockpit, "tasks");
    assertThat(cockpit.getByText("Assignments by group")).isVisible();
    assertThat(cockpit.getByText("Enrollment admins")).isVisible();

    go(cockpit, "process-definition/" + definition() + "/runtime?detailsTab=job-definition-table");
    assertThat(cockpit.getByText("async-continuation").first()).isVisible();
    assertOffered(cockpit, IN_COCKPIT, AT_A_MODEL);

    go(cockpit, "process-instance/" + instanceOf(failed) + "/runtime?tab=incidents-tab");
    Locator message = cockpit.locator(".incidents-tab td.message a");
    assertThat(message).containsText("treyresearch");
    assertThat((Boolean) message.evaluate("text => text.scrollWidth <= text.clientWidth")).isTrue();
    assertOffered(
        cockpit, IN_COCKPIT, AT_AN_INSTANCE, List.of("Increment Number of Retries of Failed Job"));

    cockpit.click(".incidents-tab .action-button");
    cockpit.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Retry")).click();
    assertThat(cockpit.getByText("finished successfully")).isVisible();
    assertThat(failures).isEmpty();
  }

  @Test
  void anOperatorIsOfferedInCockpitWhatIsNotForbidden() {
    String id = startForApproval("kim", newDomain());
    Page cockpit = signIn("cockpit", "olga");

    go(cockpit, "process-instance/" + instanceOf(id) + "/runtime?tab=variables-tab");
    assertThat(cockpit.getByText("companyName").first()).isVisible();
    assertOffered(
        cockpit, IN_COCKPIT, AT_AN_INSTANCE, List.of("Suspend Process Instance", "Add criteria"));
    go(cockpit, "process-instance/" + instanceOf(id) + "/runtime?tab=jobs-tab");
    assertThat(cockpit.locator(".action-button").first()).isVisible();
    assertOffered(
        cockpit, IN_COCKPIT, AT_AN_INSTANCE, List.of("Suspend Process Instance", "Suspend"));
    assertThat(failures).isEmpty();
  }

  @Test
  void anOperatorIsOfferedInAdminToDeleteNeitherWhatStaysNorThemselves() {
    Page admin = signIn("admin", "olga");

    admin.navigate(address("admin") + "#/groups/requesters?tab=group");
    assertThat(button(admin, "Update Group")).isVisible();
    assertThat(button(admin, "Delete Group")).isHidden();
    admin.navigate(address("admin") + "#/users/olga?tab=account");
    assertThat(button(admin, "Unlock User")).isVisible();
    assertThat(button(admin, "Delete User")).isHidden();
    admin.navigate(address("admin") + "#/users/lee?tab=account");
    assertThat(button(admin, "Delete User")).isVisible();
    admin.navigate(address("admin") + "#/authorization?resource=0");
    assertThat(admin.getByText("Create new authorization")).isVisible();
    assertThat(failures).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "kim, tasklist welcome",
    "alex, tasklist welcome",
    "sam, tasklist welcome",
    "pat, cockpit tasklist welcome",
    "robin, tasklist welcome",
    "olga, admin cockpit tasklist welcome"
  })
  void whoMayNotUseAWebApplicationIsToldSoInASentence(String user, String applications) {
    for (String application : List.of("admin", "cockpit", "tasklist", "welcome")) {
      HttpResponse<String> answer =
          web(user).open("/camunda/app/%s/%s/".formatted(application, RunningProduct.ENGINE_NAME));

      if (applications.contains(application)) {
        assertThat(answer.statusCode()).as(application).isEqualTo(200);
      } else {
        assertThat(answer.statusCode()).as(application).isEqualTo(403);
        assertThat(answer.body()).contains("You may not do this. Ask an operator", "Tasklist");
      }
    }
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  /** An enrollment whose first step has failed for good. */
  private String failed() {
    rest("sam").post("/sandbox/faults", "{\"match\":\"treyresearch\",\"status\":503,\"times\":9}");
    String id = start("kim", request("treyresearch.net"));
    Job job = management.createJobQuery().processInstanceId(instanceOf(id)).singleResult();
    try {
      management.executeJob(job.getId());
    } catch (RuntimeException expected) {
      management.setJobRetries(job.getId(), 0);
    }
    rest("sam").send("DELETE", "/sandbox/faults", BodyPublishers.noBody());
    return id;
  }

  private String definition() {
    return jdbc.queryForObject(
        "select max(id_) from act_re_procdef where key_ = 'enrollment'", String.class);
  }

  private Page signIn(String application, String user) {
    Page page = BROWSER.someone();
    page.navigate(address(application));
    page.getByPlaceholder("Username").fill(user);
    page.getByPlaceholder("Password").fill(user);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in")).click();
    assertThat(page.locator(".account.dropdown")).isVisible();
    page.onResponse(this::note);
    return page;
  }

  private String address(String application) {
    return "http://localhost:%d/camunda/app/%s/%s/"
        .formatted(port, application, RunningProduct.ENGINE_NAME);
  }

  private void go(Page cockpit, String place) {
    cockpit.navigate(address("cockpit") + "#/" + place);
  }

  private void note(Response response) {
    if (response.status() >= 400) {
      failures.add(response.status() + " " + response.url());
    }
  }

  private static void openTask(Page tasklist, String company) {
    card(tasklist, company).locator("h4 a").click();
    assertThat(tasklist.locator(".task-card .fjs-form")).isVisible();
  }

  private static Locator card(Page tasklist, String company) {
    return tasklist
        .locator(".tasks-list li.task")
        .filter(new Locator.FilterOptions().setHasText(company));
  }

  /** Waits until it is known who somebody is: before, less is offered. */
  @SafeVarargs
  @SuppressWarnings("unchecked")
  private static void assertOffered(Page page, List<String>... expected) {
    page.waitForFunction("() => document.body.dataset.groups !== undefined");
    assertThat((List<String>) page.evaluate(CONTROLS))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(expected).flatMap(Collection::stream).toList());
  }
}
