package io.github.workaccount.enrollment.process.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.testing.FormViewer;
import io.github.workaccount.enrollment.testing.ProductOverHttp;
import io.github.workaccount.enrollment.testing.RealBrowser;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Names from outside are shown in every form as they are written, whatever they look like. */
class NamesInFormsIT extends ProductOverHttp {

  @RegisterExtension static final RealBrowser BROWSER = new RealBrowser();

  /** To the viewer a template, to Markdown a stress and a link, to a browser a tag. */
  private static final String TENANT = "{{Contoso}} **Holding** [x](y) <b>z</b>";

  private static final String COMPANY = "{{companyName}} _Group_ `code` <i>i</i>";

  @Test
  void fromTheApprovalToTheDnsRecord() throws IOException {
    String domain = newDomain();
    String id = requested(domain);
    shows(id, "approve-enrollment", COMPANY, TENANT);
    complete("sam", id, Map.of("decision", "approve"));
    fireJobs();
    shows(id, "grant-consent", COMPANY, TENANT);
    consent(id);
    shows(id, "approve-plan", COMPANY, TENANT);
    complete(
        "alex",
        id,
        Map.of(
            "planDecision", "approve", "planDigest", show("sam", id).at("/plan/digest").asText()));
    fireJobs();
    shows(id, "publish-dns-record", COMPANY);
  }

  @Test
  void whereARequestIsSentBackAndWhereItsTenantIsAssociated() throws IOException {
    Map<String, Object> request = request("contoso.com");
    request.put("companyName", COMPANY);
    String id = start("kim", request);
    fireJobs();
    complete("alex", id, Map.of("decision", "correct", "comment", TENANT));
    shows(id, "correct-request", COMPANY, TENANT);
    Map<String, Object> corrected = new LinkedHashMap<>(request);
    corrected.put("partnerCenterUsers", "kim@contoso.com " + TENANT);
    complete("kim", id, corrected);
    fireJobs();
    complete("alex", id, Map.of("decision", "approve"));
    fireJobs();
    shows(id, "associate-in-partner-center", COMPANY, TENANT);
  }

  @Test
  void whereAnAccountIsCreatedAndWhereATenantIsTakenOver() throws IOException {
    Map<String, Object> request = request(newDomain());
    request.put("companyName", COMPANY);
    String created = start("kim", request);
    fireJobs();
    complete("alex", created, Map.of("decision", "approve"));
    fireJobs();
    shows(created, "create-work-account", COMPANY);
    Map<String, Object> unmanaged = request("adatum.com");
    unmanaged.put("companyName", COMPANY);
    String taken = start("kim", unmanaged);
    fireJobs();
    complete("alex", taken, Map.of("decision", "approve"));
    fireJobs();
    shows(taken, "take-over-tenant", COMPANY);
  }

  /** A request for a domain that is to be added to a tenant of that name. */
  private String requested(String domain) {
    String tenant = domain.replace(".com", "") + ".onmicrosoft.com";
    rest("alex")
        .post(
            "/sandbox/tenants",
            text(Map.of("displayName", TENANT, "initialDomain", tenant, "country", "US")));
    Map<String, Object> request = request(domain);
    request.put("companyName", COMPANY);
    request.put("existingTenant", tenant);
    String id = start("kim", request);
    fireJobs();
    return id;
  }

  private void consent(String id) {
    String link = (String) tasks.getVariable(taskOf(id), "consentLink");
    rest("alex").send("POST", link.substring(link.indexOf("/sandbox/")), BodyPublishers.noBody());
    complete("sam", id, Map.of());
    fireJobs();
  }

  private void shows(String id, String form, String... names) throws IOException {
    String user = form.equals("correct-request") ? "kim" : "alex";
    Map<String, Object> data = formData(user, id);

    String text =
        new FormViewer(BROWSER.someone()).walk(form, data, List.of(Map.of())).get(0).text();

    assertThat(text).as(form).contains(names);
  }
}
