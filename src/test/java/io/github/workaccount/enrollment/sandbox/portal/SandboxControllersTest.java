package io.github.workaccount.enrollment.sandbox.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.github.workaccount.enrollment.sandbox.http.Fault;
import io.github.workaccount.enrollment.sandbox.http.Faults;
import io.github.workaccount.enrollment.sandbox.state.EntraDirectory;
import io.github.workaccount.enrollment.sandbox.state.EntraUser;
import io.github.workaccount.enrollment.sandbox.state.SandboxState;
import io.github.workaccount.enrollment.sandbox.state.Seed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class SandboxControllersTest {

  private static final String TYPE = "urn:work-account-enrollment:problem:sandbox-";

  private SandboxState state;
  private final Faults faults = new Faults();
  private MockMvc mvc;

  @BeforeEach
  void start() {
    state = SandboxState.open(SandboxState.IN_MEMORY);
    mvc =
        MockMvcBuilders.standaloneSetup(
                new SandboxDnsController(state),
                new SandboxTenantController(state),
                new SandboxPortalController(state),
                new SandboxFaultController(state, faults))
            .setControllerAdvice(new SandboxProblemAdvice())
            .build();
  }

  @AfterEach
  void stop() {
    state.close();
  }

  @Test
  void publishesListsAndRemovesTexts() throws Exception {
    send("/sandbox/dns/Fabrikam.com/txt", "{\"value\":\"MS=ms1\"}").andExpect(status().isCreated());
    send("/sandbox/dns/fabrikam.com/txt", "{\"value\":\"MS=ms1\"}")
        .andExpect(status().isNoContent());
    send("/sandbox/dns/fabrikam.com/txt", "{\"value\":\"other\"}").andExpect(status().isCreated());
    mvc.perform(get("/sandbox/dns/fabrikam.com/txt"))
        .andExpect(jsonPath("$.txt[0]").value("MS=ms1"))
        .andExpect(jsonPath("$.txt[1]").value("other"));

    mvc.perform(delete("/sandbox/dns/fabrikam.com/txt")).andExpect(status().isNoContent());

    mvc.perform(get("/sandbox/dns/fabrikam.com/txt")).andExpect(jsonPath("$.txt").isEmpty());
  }

  @Test
  void letsAPersonDoInThePortalWhatNobodyConsentedTo() throws Exception {
    send("/sandbox/portal/litware.com/domains", "{\"id\":\"litware.org\"}")
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.isVerified").value(false));
    mvc.perform(get("/sandbox/portal/litware.com/domains/litware.org")).andExpect(status().isOk());
    send("/sandbox/portal/litware.com/domains", "{\"id\":\"litware.org\"}")
        .andExpect(status().isBadRequest());
    send("/sandbox/portal/litware.com/users", "{}").andExpect(status().isBadRequest());
    send("/sandbox/portal/nobody.example/domains", "{\"id\":\"litware.org\"}")
        .andExpect(status().isNotFound());
  }

  @Test
  void explainsWhatIsNoDomainAndNoRecord() throws Exception {
    problem(send("/sandbox/dns/no_domain/txt", "{\"value\":\"x\"}"), 400, "invalid-domain");
    problem(send("/sandbox/dns/a.example/txt", "{\"value\":\" \"}"), 422, "invalid-record");
    problem(send("/sandbox/dns/a.example/txt", "{}"), 422, "invalid-record");
    problem(send("/sandbox/dns/a.example/txt", "{\"value\":"), 400, "unreadable-body");
    problem(send("/sandbox/dns/a.example/mx", "{\"value\":\"no host\"}"), 422, "invalid-record");
  }

  @Test
  void createsATenantWithItsAdministrators() throws Exception {
    send("/sandbox/tenants", tenant("Fabrikam", "fabrikam", "us"))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.id").isNotEmpty())
        .andExpect(jsonPath("$.initialDomain").value("fabrikam.onmicrosoft.com"));

    EntraUser alex =
        state
            .read(
                directory ->
                    directory
                        .globalTenant("fabrikam.onmicrosoft.com")
                        .flatMap(
                            tenant -> directory.user(tenant.id(), "alex@fabrikam.onmicrosoft.com")))
            .orElseThrow();
    assertThat(alex.roleTemplateIds()).containsExactly(EntraDirectory.GLOBAL_ADMINISTRATOR);
    problem(
        send("/sandbox/tenants", tenant("Again", "fabrikam.onmicrosoft.com", "US")),
        409,
        "initial-domain-taken");
  }

  @Test
  void explainsWhatIsWrongWithATenant() throws Exception {
    problem(send("/sandbox/tenants", tenant("", "x", "US")), 422, "invalid-display-name");
    problem(send("/sandbox/tenants", tenant("X", "x.com", "US")), 422, "invalid-initial-domain");
    problem(send("/sandbox/tenants", tenant("X", "x", "Mars")), 422, "invalid-country");
  }

  @Test
  void takesOverAnUnmanagedTenantOnce() throws Exception {
    send("/sandbox/tenants/adatum.com/take-over", "")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.kind").value("managed"));
    problem(send("/sandbox/tenants/adatum.com/take-over", ""), 409, "tenant-managed");
    problem(send("/sandbox/tenants/fabrikam.com/take-over", ""), 404, "tenant-unknown");
  }

  @Test
  void removesAConsent() throws Exception {
    mvc.perform(delete("/sandbox/consents/" + Seed.OWN_TENANT_ID))
        .andExpect(status().isNoContent());

    assertThat(state.<Boolean>read(directory -> directory.consents().all().isEmpty())).isTrue();
  }

  @Test
  void takesFaultsAndForgetsThem() throws Exception {
    send("/sandbox/faults", "{\"match\":\"/verify\",\"status\":429,\"retryAfter\":3,\"times\":2}")
        .andExpect(status().isCreated());
    assertThat(faults.all()).containsExactly(new Fault("/verify", 429, 0, false, 3, 2, false));

    mvc.perform(delete("/sandbox/faults")).andExpect(status().isNoContent());

    assertThat(faults.all()).isEmpty();
    problem(send("/sandbox/faults", "{\"match\":\"/x\"}"), 422, "invalid-fault");
    problem(send("/sandbox/faults", "{\"status\":500}"), 422, "invalid-fault");
    problem(send("/sandbox/faults", "{\"match\":\"/x\",\"status\":200}"), 422, "invalid-fault");
    problem(send("/sandbox/faults", "{\"match\":\"/x\",\"body\":\"odd\"}"), 422, "invalid-fault");
    problem(
        send("/sandbox/faults", "{\"match\":\"/x\",\"body\":\"bom\",\"status\":500}"),
        422,
        "invalid-fault");
  }

  @Test
  void goesBackToTheStart() throws Exception {
    send("/sandbox/tenants", tenant("Fabrikam", "fabrikam", "US"));
    send("/sandbox/faults", "{\"match\":\"/x\",\"reset\":true}");

    send("/sandbox/reset", "").andExpect(status().isNoContent());

    assertThat(faults.all()).isEmpty();
    mvc.perform(get("/sandbox/tenants")).andExpect(jsonPath("$.length()").value(9));
  }

  private ResultActions send(String path, String body) throws Exception {
    return mvc.perform(post(path).contentType(MediaType.APPLICATION_JSON).content(body));
  }

  private static void problem(ResultActions actions, int status, String kind) throws Exception {
    actions
        .andExpect(status().is(status))
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.type").value(TYPE + kind))
        .andExpect(jsonPath("$.detail").isNotEmpty());
  }

  private static String tenant(String name, String domain, String country) {
    return "{\"displayName\":\"%s\",\"initialDomain\":\"%s\",\"country\":\"%s\"}"
        .formatted(name, domain, country);
  }
}
