package io.github.workaccount.enrollment.sandbox;

import io.github.workaccount.enrollment.sandbox.state.AppRegistration;
import io.github.workaccount.enrollment.sandbox.state.Person;
import io.github.workaccount.enrollment.sandbox.state.Seed;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Starts the stand-in inside an application, and tells the application by configuration properties
 * of the lowest precedence where it is: whatever a user configures wins.
 *
 * <p>A part that the user has pointed elsewhere is left out: sign-in and Graph where {@code
 * login-url} and {@code graph-url} are set, as on a second node that shares the stand-in of the
 * first (both then set the same {@code client-secret}); the DNS where {@code
 * enrollment.dns.resolvers} is set. {@link SandboxProperties} say where it runs.
 */
final class EmbeddedSandbox {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedSandbox.class);

  private static final String MICROSOFT = "enrollment.microsoft.";

  private static final List<Account> ACCOUNTS =
      List.of(
          new Account(new Person("kim", "Kim", "Abercrombie"), "requesters"),
          new Account(new Person("alex", "Alex", "Wilber"), "enrollment-admins"),
          new Account(new Person("sam", "Sam", "Rivera"), "enrollment-admins"),
          new Account(new Person("pat", "Pat", "Coleman"), "process-owners"),
          new Account(new Person("robin", "Robin", "Counts"), "auditors"),
          new Account(new Person("olga", "Olga", "Kosterina"), "camunda-admin"));

  /** Somebody who may sign in to the product while it runs with the sandbox. */
  private record Account(Person person, String group) {}

  private EmbeddedSandbox() {}

  static void start(ConfigurableApplicationContext context) {
    ConfigurableEnvironment environment = context.getEnvironment();
    SandboxSettings settings = settings(environment);
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("server.address", "127.0.0.1");
    properties.put(MICROSOFT + "tenant-id", Seed.OWN_TENANT_ID);
    properties.put(MICROSOFT + "client-id", AppRegistration.CLIENT_ID);
    addAccounts(properties);
    if (settings.http() || settings.dns()) {
      Sandbox sandbox = Sandbox.start(settings, Clock.systemUTC());
      register(sandbox, context);
      describe(sandbox, environment, properties);
    }
    environment.getPropertySources().addLast(new MapPropertySource("sandbox", properties));
  }

  private static SandboxSettings settings(ConfigurableEnvironment environment) {
    boolean cloudElsewhere =
        StringUtils.hasText(environment.getProperty(MICROSOFT + "login-url"))
            && StringUtils.hasText(environment.getProperty(MICROSOFT + "graph-url"));
    boolean dnsElsewhere =
        Binder.get(environment)
            .bind("enrollment.dns.resolvers", Bindable.listOf(String.class))
            .map(resolvers -> resolvers.stream().anyMatch(StringUtils::hasText))
            .orElse(false);
    SandboxProperties own =
        Binder.get(environment).bindOrCreate(SandboxProperties.NAME, SandboxProperties.class);
    return new SandboxSettings(
        own.directory(),
        !cloudElsewhere,
        own.httpPort(),
        !dnsElsewhere,
        own.dnsPort(),
        environment.getRequiredProperty("enrollment.public-url"),
        environment.getProperty(MICROSOFT + "client-secret"),
        environment.getProperty(MICROSOFT + "client-certificate"),
        environment.getProperty(MICROSOFT + "client-certificate-password"));
  }

  /**
   * Makes the parts known to this package's controllers. Registered before every bean, the stand-in
   * is closed after the last one, also when the application fails to start.
   */
  private static void register(Sandbox sandbox, ConfigurableApplicationContext context) {
    DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
    beans.registerSingleton("sandboxState", sandbox.state());
    beans.registerSingleton("sandboxFaults", sandbox.faults());
    beans.registerSingleton("sandboxAppRegistration", sandbox.registration());
    DisposableBean closing = sandbox::close;
    beans.registerDisposableBean("sandbox", closing);
  }

  private static void describe(
      Sandbox sandbox, ConfigurableEnvironment environment, Map<String, Object> properties) {
    properties.put(SandboxInitializer.RUNNING, "true");
    sandbox
        .baseUrl()
        .ifPresent(
            url -> {
              properties.put(MICROSOFT + "login-url", url + "/login");
              properties.put(MICROSOFT + "graph-url", url + "/graph/v1.0");
              properties.put(MICROSOFT + "consent-url", "${enrollment.public-url}/sandbox/login");
              if (!StringUtils.hasText(environment.getProperty(MICROSOFT + "client-certificate"))) {
                properties.put(MICROSOFT + "client-secret", sandbox.registration().secret());
              }
              String writer = environment.getProperty(MICROSOFT + "writer.client-id");
              if (StringUtils.hasText(writer)) {
                properties.put(MICROSOFT + "writer.client-secret", sandbox.registration().secret());
              }
              LOG.info("Simulated: the sandbox stands in for Microsoft's cloud at {}", url);
            });
    sandbox
        .dnsAddress()
        .ifPresent(
            address -> {
              properties.put("enrollment.dns.resolvers", address);
              // Its own DNS costs nobody anything: whoever tries the product need not wait.
              properties.put("enrollment.dns.check-interval", "PT2S");
              LOG.info("Simulated: the sandbox stands in for the DNS at {}", address);
            });
  }

  private static void addAccounts(Map<String, Object> properties) {
    for (int i = 0; i < ACCOUNTS.size(); i++) {
      Account account = ACCOUNTS.get(i);
      String prefix = "enrollment.users[" + i + "].";
      properties.put(prefix + "id", account.person().name());
      properties.put(prefix + "first-name", account.person().givenName());
      properties.put(prefix + "last-name", account.person().surname());
      properties.put(prefix + "password", account.person().name());
      properties.put(prefix + "groups[0]", account.group());
    }
  }
}
