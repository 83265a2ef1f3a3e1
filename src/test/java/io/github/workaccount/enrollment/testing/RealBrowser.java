package io.github.workaccount.enrollment.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The Chromium that is installed, for the tests of one class: {@code @RegisterExtension static
 * final RealBrowser BROWSER = new RealBrowser();}. What a test opens is closed when it ends.
 * Playwright waits for what a test looks for, so no test sleeps. A machine without Chromium skips
 * the class; CI must have it.
 */
public final class RealBrowser implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

  private static final Path CHROMIUM =
      Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));
  private static final double PATIENCE_IN_MILLISECONDS = 30_000;

  private final List<BrowserContext> people = new ArrayList<>();
  private Playwright playwright;
  private Browser browser;

  @Override
  public void beforeAll(ExtensionContext context) {
    Required.require(
        Files.isExecutable(CHROMIUM),
        "Chromium is not installed at %s: pages are not tried in a browser.".formatted(CHROMIUM));
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(List.of("--no-sandbox", "--disable-gpu")));
  }

  /**
   * Opens a browser of somebody new: no cookies, nothing stored.
   *
   * @return an empty page
   */
  public Page someone() {
    BrowserContext person = browser.newContext();
    person.setDefaultTimeout(PATIENCE_IN_MILLISECONDS);
    people.add(person);
    return person.newPage();
  }

  /**
   * The same, for all tests of the class: what costs a while to load is loaded once.
   *
   * @return an empty page, closed when the class is over
   */
  public Page someoneForAll() {
    Page page = browser.newPage();
    page.setDefaultTimeout(PATIENCE_IN_MILLISECONDS);
    return page;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    people.forEach(BrowserContext::close);
    people.clear();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (browser != null) {
      browser.close();
    }
    if (playwright != null) {
      playwright.close();
    }
  }
}
