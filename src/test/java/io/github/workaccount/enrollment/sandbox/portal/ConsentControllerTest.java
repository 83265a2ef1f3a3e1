package io.github.workaccount.enrollment.sandbox.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.github.workaccount.enrollment.sandbox.state.AppRegistration;
import io.github.workaccount.enrollment.sandbox.state.Consent;
import io.github.workaccount.enrollment.sandbox.state.SandboxState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class ConsentControllerTest {

  private static final String CALLBACK = "http://localhost:8080/consent/callback";
  private static final String PAGE = "/sandbox/login/litware.com/v2.0/adminconsent";

  private SandboxState state;
  private MockMvc mvc;

  @BeforeEach
  void start() {
    state = SandboxState.open(SandboxState.IN_MEMORY);
    mvc =
        MockMvcBuilders.standaloneSetup(
                new ConsentController(
                    state,
                    AppRegistration.load(state, List.of(), "secret", "http://localhost:8080/")))
            .build();
  }

  @AfterEach
  void stop() {
    state.close();
  }

  @Test
  void asksForConsentOnASelfContainedPage() throws Exception {
    mvc.perform(query(get(PAGE), "abc"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Sandbox — simulated Microsoft sign-in")))
        .andExpect(content().string(containsString("Litware, Inc.")))
        .andExpect(content().string(containsString("Domain.ReadWrite.All")))
        .andExpect(content().string(containsString("Accept")))
        .andExpect(content().string(containsString("Cancel")))
        .andExpect(content().string(not(containsString("<script"))))
        .andExpect(header().string("Content-Security-Policy", containsString("default-src")));
  }

  @Test
  void escapesWhatComesFromTheQuery() throws Exception {
    mvc.perform(query(get(PAGE), "\"><script>alert(1)</script>"))
        .andExpect(content().string(not(containsString("<script"))));
    mvc.perform(get("/sandbox/login/{tenant}/v2.0/adminconsent", "<b>x"))
        .andExpect(status().isBadRequest())
        .andExpect(content().string(not(containsString("<b>"))));
  }

  @Test
  void storesTheConsentAndLeadsBack() throws Exception {
    String id = state.read(directory -> directory.globalTenant("litware.com")).orElseThrow().id();

    mvc.perform(query(post(PAGE), "a b&c"))
        .andExpect(status().isSeeOther())
        .andExpect(
            header()
                .string(
                    "Location",
                    CALLBACK
                        + "?admin_consent=True&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default"
                        + "&tenant="
                        + id
                        + "&state=a%20b%26c"));

    Optional<Consent> consent = state.read(directory -> directory.consents().get(id));
    assertThat(consent.orElseThrow().permissions()).isEqualTo(AppRegistration.PERMISSIONS);
  }

  @Test
  void grantsWhatReadingTakesAndNoMoreWhenThatIsChosen() throws Exception {
    String id = state.read(directory -> directory.globalTenant("litware.com")).orElseThrow().id();

    mvc.perform(query(post(PAGE), "s").param("decision", "accept-reading"))
        .andExpect(status().isSeeOther())
        .andExpect(header().string("Location", containsString("admin_consent=True")));

    Optional<Consent> consent = state.read(directory -> directory.consents().get(id));
    assertThat(consent.orElseThrow().permissions())
        .contains("Domain.Read.All", "Organization.Read.All")
        .noneMatch(permission -> permission.contains("Write") || permission.contains("Create"));
  }

  @Test
  void leadsBackWithoutConsentWhenCancelled() throws Exception {
    mvc.perform(query(post(PAGE), "s").param("decision", "cancel"))
        .andExpect(status().isSeeOther())
        .andExpect(header().string("Location", containsString("error=access_denied")))
        .andExpect(header().string("Location", containsString("state=s")));

    assertThat(state.<Integer>read(directory -> directory.consents().all().size())).isEqualTo(2);
  }

  @Test
  void failsAsAskedWithTheNumberOfTheError() throws Exception {
    mvc.perform(query(post(PAGE), "s").param("decision", "fail").param("failure", "90094"))
        .andExpect(status().isSeeOther())
        .andExpect(header().string("Location", containsString("error=consent_required")))
        .andExpect(header().string("Location", containsString("AADSTS90094")))
        .andExpect(header().string("Location", containsString("state=s")));
    mvc.perform(query(post(PAGE), "s").param("decision", "fail").param("failure", "1"))
        .andExpect(status().isBadRequest())
        .andExpect(header().doesNotExist("Location"));

    assertThat(state.<Integer>read(directory -> directory.consents().all().size())).isEqualTo(2);
  }

  @Test
  void redirectsNobodyOnAWrongRequest() throws Exception {
    for (String[] wrong :
        new String[][] {
          {"client_id", "unknown"},
          {"redirect_uri", "https://evil.example/consent/callback"},
          {"scope", "openid"}
        }) {
      MockHttpServletRequestBuilder request = post(PAGE);
      for (String[] parameter : good("s")) {
        request.param(parameter[0], parameter[0].equals(wrong[0]) ? wrong[1] : parameter[1]);
      }
      mvc.perform(request)
          .andExpect(status().isBadRequest())
          .andExpect(header().doesNotExist("Location"));
    }
    for (String tenant : new String[] {"fabrikam.com", "adatum.com", "woodgrovebank.com"}) {
      mvc.perform(query(post("/sandbox/login/{tenant}/v2.0/adminconsent", tenant), "s"))
          .andExpect(status().isBadRequest());
    }
  }

  private static MockHttpServletRequestBuilder query(
      MockHttpServletRequestBuilder request, String state) {
    for (String[] parameter : good(state)) {
      request.param(parameter[0], parameter[1]);
    }
    return request;
  }

  private static String[][] good(String state) {
    return new String[][] {
      {"client_id", AppRegistration.CLIENT_ID},
      {"scope", "https://graph.microsoft.com/.default"},
      {"redirect_uri", CALLBACK},
      {"state", state}
    };
  }
}
