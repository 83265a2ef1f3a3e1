package io.github.workaccount.enrollment.microsoft.check;

import io.github.workaccount.enrollment.application.directory.Connection.Check;
import io.github.workaccount.enrollment.application.directory.Throttles;
import io.github.workaccount.enrollment.application.enrollment.PublicAddress;
import io.github.workaccount.enrollment.microsoft.http.CallRecord;
import io.github.workaccount.enrollment.microsoft.http.TenantPace;
import io.github.workaccount.enrollment.microsoft.settings.CallBudget;
import io.github.workaccount.enrollment.microsoft.settings.MicrosoftProperties;
import io.github.workaccount.enrollment.microsoft.settings.WrongConfiguration;
import io.github.workaccount.enrollment.microsoft.signin.ConsentLink;
import io.github.workaccount.enrollment.microsoft.signin.LoginHttp;
import io.github.workaccount.enrollment.microsoft.signin.Sessions;
import io.github.workaccount.enrollment.model.microsoft.Cloud;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;

/**
 * Checks the connection before the product is started: it needs the configuration only, opens no
 * database and no port, and changes nothing.
 */
public final class Preflight {

  private static final String CONFIGURATION = "configuration";

  private Preflight() {}

  /**
   * Runs all checks.
   *
   * @param environment the product's configuration
   * @param clock the time
   * @return what came of them; never empty
   */
  public static List<Check> run(Environment environment, Clock clock) {
    try {
      Binder binder = Binder.get(environment);
      List<Check> all = new ArrayList<>();
      if (simulated(binder)) {
        all.add(
            Check.ok(
                CONFIGURATION,
                "Cloud sandbox: Microsoft's cloud and the DNS are simulated inside the product, and nothing real is reached. There is nothing else to check."));
      } else {
        all.addAll(
            connect(
                binder.bind(MicrosoftProperties.NAME, MicrosoftProperties.class).get(),
                new TenantPace(
                    binder.bindOrCreate(CallBudget.NAME, CallBudget.class), Throttles.NONE, clock),
                clock));
      }
      all.add(redirect(binder));
      return all;
    } catch (BindException e) {
      return List.of(unreadable(e));
    } catch (WrongConfiguration e) {
      return List.of(wrong(e));
    }
  }

  /** The stand-in starts with the product; one that runs elsewhere is asked like the real cloud. */
  private static boolean simulated(Binder binder) {
    Cloud cloud =
        binder.bind(MicrosoftProperties.NAME + ".cloud", Cloud.class).orElse(Cloud.SANDBOX);
    return cloud == Cloud.SANDBOX
        && !binder.bind(MicrosoftProperties.NAME + ".login-url", String.class).isBound();
  }

  private static List<Check> connect(MicrosoftProperties properties, TenantPace pace, Clock clock) {
    LoginHttp login = new LoginHttp(properties, CallRecord.unrecorded(), pace);
    try (Sessions sessions =
        new Sessions(properties, login, new ConsentLink(properties, ""), clock)) {
      return new ConnectionChecks(properties, sessions, login, clock).checks();
    }
  }

  private static Check redirect(Binder binder) {
    String id = "redirect";
    String address;
    try {
      address = binder.bindOrCreate("enrollment", PublicAddress.class).of(ConsentLink.CALLBACK);
    } catch (BindException e) {
      return Check.failed(
          id,
          NestedExceptionUtils.getMostSpecificCause(e).getMessage(),
          "Set enrollment.public-url to the https address by which people reach the product.");
    }
    if (!address.matches("https://[^/]+/.*|http://(?:localhost|127\\.0\\.0\\.1)(?::\\d+)?/.*")) {
      return Check.failed(
          id,
          "Consent would return to %s, which Microsoft takes only with https, or on localhost."
              .formatted(address),
          "Set enrollment.public-url to the https address by which people reach the product.");
    }
    return Check.ok(
        id,
        "Consent returns to %s: that must be a redirect URI (platform Web) of the app registration, which cannot be seen from here."
            .formatted(address));
  }

  /** Never with the value: it may be a secret in the wrong place. */
  private static Check unreadable(BindException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof WrongConfiguration wrong) {
        return wrong(wrong);
      }
    }
    Throwable innermost = e;
    BindException named = e;
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      innermost = cause;
      named = cause instanceof BindException inner ? inner : named;
    }
    Class<?> type = named.getTarget().getType().resolve(Object.class);
    return Check.failed(
        CONFIGURATION,
        "%s cannot be read as %s (%s)."
            .formatted(named.getName(), type.getSimpleName(), innermost.getClass().getSimpleName()),
        type == Cloud.class
            ? "Give sandbox, global, us-gov, us-dod or china."
            : "Change the configuration and check again.");
  }

  private static Check wrong(WrongConfiguration e) {
    return Check.failed(CONFIGURATION, e.getMessage(), "Change the configuration and check again.");
  }
}
