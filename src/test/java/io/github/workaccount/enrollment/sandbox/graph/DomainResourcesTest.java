package io.github.workaccount.enrollment.sandbox.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.workaccount.enrollment.sandbox.RunningSandbox;
import io.github.workaccount.enrollment.sandbox.state.Zone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DomainResourcesTest {

  private static final String DOMAIN = "northwindtraders.com";
  private static final String BODY = "{\"id\":\"" + DOMAIN + "\"}";

  private RunningSandbox cloud;
  private RunningSandbox.Graph northwind;

  @BeforeEach
  void start() {
    cloud = new RunningSandbox();
    northwind = cloud.graphOf("northwind.onmicrosoft.com");
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void addsADomainThatIsNotProvedYet() {
    RunningSandbox.Reply added = northwind.post("/domains", BODY);

    assertThat(added.status()).isEqualTo(201);
    assertThat(added.json().path("isVerified").asBoolean()).isFalse();
    assertThat(added.json().path("availabilityStatus").isNull()).isTrue();
    assertThat(northwind.get("/domains/" + DOMAIN).status()).isEqualTo(200);
    assertThat(RunningSandbox.texts(northwind.get("/domains").json().path("value"), "id"))
        .containsExactly("northwind.onmicrosoft.com", DOMAIN);
  }

  @Test
  void givesTheMxRecordFirstAndAStableText() {
    northwind.post("/domains", BODY);

    JsonNode records =
        northwind.get("/domains/" + DOMAIN + "/verificationDnsRecords").json().path("value");

    assertThat(RunningSandbox.texts(records, "recordType")).containsExactly("Mx", "Txt");
    assertThat(records.get(1).path("@odata.type").asText())
        .isEqualTo("#microsoft.graph.domainDnsTxtRecord");
    assertThat(records.get(1).path("label").asText()).isEqualTo(DOMAIN);
    assertThat(records.get(1).path("ttl").asInt()).isEqualTo(3600);
    assertThat(records.get(1).path("text").asText()).matches("MS=ms\\d{8}");
    assertThat(northwind.verificationText(DOMAIN)).isEqualTo(records.get(1).path("text").asText());
  }

  @Test
  void provesADomainOnlyByTheExactText() {
    northwind.post("/domains", BODY);
    String text = northwind.verificationText(DOMAIN);
    assertThat(verify(DOMAIN).status()).isEqualTo(400);
    cloud.publish(DOMAIN, text + "0");
    cloud.publish(DOMAIN, text.toLowerCase(java.util.Locale.ROOT));
    assertThat(verify(DOMAIN).status()).isEqualTo(400);

    cloud.publish(DOMAIN, text);
    RunningSandbox.Reply proved = verify(DOMAIN);

    assertThat(proved.status()).isEqualTo(200);
    assertThat(proved.json().path("isVerified").asBoolean()).isTrue();
    assertThat(proved.json().path("availabilityStatus").asText()).isEqualTo("AvailableImmediately");
    JsonNode later = northwind.get("/domains/" + DOMAIN).json();
    assertThat(later.path("isVerified").asBoolean()).isTrue();
    assertThat(later.path("availabilityStatus").isNull()).isTrue();
    assertThat(verify(DOMAIN).status()).isEqualTo(400);
  }

  @Test
  void provesADomainByTheMxRecordToo() {
    northwind.post("/domains", BODY);
    String host =
        northwind
            .get("/domains/" + DOMAIN + "/verificationDnsRecords")
            .json()
            .path("value")
            .get(0)
            .path("mailExchange")
            .asText();
    cloud
        .sandbox
        .state()
        .change(
            directory ->
                directory
                    .zones()
                    .put(DOMAIN, Zone.ofCompany(DOMAIN).withMx(java.util.List.of(host))));

    assertThat(verify(DOMAIN).status()).isEqualTo(200);
  }

  @Test
  void refusesASubdomainOfAFederatedDomain() {
    RunningSandbox.Graph trey = cloud.graphOf("treyresearch.net");

    RunningSandbox.Reply refused = trey.post("/domains", "{\"id\":\"emea.treyresearch.net\"}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errorCode()).isEqualTo("Request_BadRequest");
    assertThat(trey.get("/domains/emea.treyresearch.net").status()).isEqualTo(404);
  }

  @Test
  void tellsConflictsApartByAReadOnly() {
    northwind.post("/domains", BODY);
    RunningSandbox.Reply again = northwind.post("/domains", BODY);
    RunningSandbox.Reply elsewhere = northwind.post("/domains", "{\"id\":\"contoso.com\"}");

    assertThat(elsewhere.status()).isEqualTo(again.status()).isEqualTo(400);
    assertThat(elsewhere.errorCode()).isEqualTo(again.errorCode());
    assertThat(northwind.get("/domains/" + DOMAIN).status()).isEqualTo(200);
    assertThat(northwind.get("/domains/contoso.com").errorCode())
        .isEqualTo("Request_ResourceNotFound");
  }

  @Test
  void refusesADomainThatAnotherTenantProvedFirst() {
    RunningSandbox.Graph contoso = cloud.graphOf("contoso.com");
    northwind.post("/domains", BODY);
    contoso.post("/domains", BODY);
    cloud.publish(DOMAIN, contoso.verificationText(DOMAIN));
    cloud.publish(DOMAIN, northwind.verificationText(DOMAIN));
    assertThat(contoso.post("/domains/" + DOMAIN + "/verify", "").status()).isEqualTo(200);

    assertThat(verify(DOMAIN).status()).isEqualTo(409);
    assertThat(northwind.get("/domains/" + DOMAIN).json().path("isVerified").asBoolean()).isFalse();
  }

  @Test
  void provesASubdomainWithItsRoot() {
    RunningSandbox.Graph contoso = cloud.graphOf("contoso.com");

    JsonNode added = contoso.post("/domains", "{\"id\":\"partners.contoso.com\"}").json();

    assertThat(added.path("isVerified").asBoolean()).isTrue();
    assertThat(added.path("isRoot").asBoolean()).isFalse();
  }

  @Test
  void movesADomainOutOfAnUnmanagedTenantOnTheNextRead() {
    northwind.post("/domains", "{\"id\":\"adatum.com\"}");
    cloud.publish("adatum.com", northwind.verificationText("adatum.com"));

    JsonNode scheduled = verify("adatum.com").json();
    JsonNode moved = northwind.get("/domains/adatum.com").json();

    assertThat(scheduled.path("availabilityStatus").asText())
        .isEqualTo("EmailVerifiedDomainTakeoverScheduled");
    assertThat(scheduled.path("isVerified").asBoolean()).isFalse();
    assertThat(moved.path("isVerified").asBoolean()).isTrue();
    assertThat(cloud.tenant("adatum.com").initialDomain()).isEqualTo("northwind.onmicrosoft.com");
    assertThat(northwind.get("/users/kim@adatum.com").status()).isEqualTo(200);
  }

  @Test
  void failsOnAProtectedSuffixWhenItIsToBeProved() {
    northwind.post("/domains", "{\"id\":\"northwind.gov\"}");

    assertThat(verify("northwind.gov").status()).isEqualTo(500);
  }

  @Test
  void deletesOnlyWhatIsNeitherInitialNorDefaultNorUsed() {
    northwind.post("/domains", BODY);

    assertThat(northwind.delete("/domains/" + DOMAIN).status()).isEqualTo(204);
    assertThat(northwind.get("/domains/" + DOMAIN).status()).isEqualTo(404);
    assertThat(northwind.delete("/domains/" + DOMAIN).status()).isEqualTo(404);
    assertThat(northwind.delete("/domains/northwind.onmicrosoft.com").status()).isEqualTo(400);
  }

  @Test
  void refusesWhatIsNoDomain() {
    assertThat(northwind.post("/domains", "{\"id\":\"no domain\"}").errorCode())
        .isEqualTo("Request_BadRequest");
    assertThat(northwind.post("/domains", "{}").status()).isEqualTo(400);
    assertThat(northwind.post("/domains", "{\"id\":\"x.example\",\"isDefault\":true}").status())
        .isEqualTo(400);
  }

  private RunningSandbox.Reply verify(String domain) {
    return northwind.post("/domains/" + domain + "/verify", "");
  }
}
