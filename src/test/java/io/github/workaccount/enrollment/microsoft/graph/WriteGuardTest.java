package io.github.workaccount.enrollment.microsoft.graph;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.CLOCK;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.ENROLLMENT;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.GROUP;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.OTHER;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.graph.models.Domain;
import com.microsoft.graph.models.Group;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import io.github.workaccount.enrollment.application.TestChanges;
import io.github.workaccount.enrollment.application.operation.Monitor;
import io.github.workaccount.enrollment.microsoft.FakeCloud;
import io.github.workaccount.enrollment.microsoft.http.CallRecord;
import io.github.workaccount.enrollment.microsoft.http.NotSent;
import io.github.workaccount.enrollment.microsoft.settings.MicrosoftProperties;
import io.github.workaccount.enrollment.microsoft.signin.ConsentLink;
import io.github.workaccount.enrollment.microsoft.signin.LoginHttp;
import io.github.workaccount.enrollment.microsoft.signin.Sessions;
import io.github.workaccount.enrollment.model.plan.ChangeKind;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WriteGuardTest {

  private static FakeCloud cloud;
  private static Sessions sessions;
  private static GraphClients clients;
  private static GraphServiceClient graph;

  @BeforeAll
  static void start() {
    cloud = new FakeCloud();
    MicrosoftProperties properties = cloud.properties(Duration.ofSeconds(5));
    CallRecord record = new CallRecord(cloud.evidence, Monitor.NONE);
    sessions =
        new Sessions(
            properties,
            new LoginHttp(properties, record, FakeCloud.pace()),
            new ConsentLink(properties, "http://localhost"),
            CLOCK);
    clients = new GraphClients(properties, sessions, record, FakeCloud.pace());
    graph = clients.of(TENANT);
  }

  @AfterAll
  static void stop() {
    clients.close();
    sessions.close();
    cloud.close();
  }

  @BeforeEach
  void everythingWouldWork() {
    cloud.reset();
    cloud.stub(any(anyUrl()).willReturn(aResponse().withStatus(204)).atPriority(10));
    cloud.givesTokens(FakeCloud.EVERYTHING);
  }

  @Test
  void neverSendsAWriteWithoutAPermit() {
    GraphCall reading = call(TENANT, null);

    assertNotSent(client -> client.groups().post(new Group()));
    assertNotSent(client -> client.groups().post(new Group(), reading::on));
    assertNotSent(client -> client.groups().byGroupId(GROUP).delete());
    assertNotSent(
        client -> client.domains().byDomainId("contoso.com").patch(domain("contoso.com")));
    assertThat(cloud.evidence.calls).last().extracting("failure").isEqualTo("not-sent");
  }

  @Test
  void allowsOnlyTheApprovedMethodAndPath() {
    GraphCall call = call(TENANT, addDomain(TENANT));

    assertNotSent(client -> client.groups().post(new Group(), call::on));
    assertNotSent(client -> client.domains().byDomainId("contoso.com").verify().post(call::on));
    assertNotSent(client -> client.domains().byDomainId("contoso.com").delete(call::on));
    assertNotSent(
        client ->
            client
                .domains()
                .withUrl(graphUrl("/domains?x=1"))
                .post(domain("contoso.com"), call::on));
  }

  @Test
  void allowsOnlyTheApprovedBody() {
    GraphCall call = call(TENANT, addDomain(TENANT));
    Domain more = domain("contoso.com");
    more.setIsDefault(true);

    assertNotSent(client -> client.domains().post(domain("fabrikam.com"), call::on));
    assertNotSent(client -> client.domains().post(more, call::on));
    assertNotSent(client -> client.domains().post(new Domain(), call::on));
  }

  @Test
  void allowsAWriteAgainWhoseTokenWasRefused() {
    cloud.stub(any(urlPathEqualTo("/graph/v1.0/domains")).willReturn(aResponse().withStatus(401)));
    GraphCall call = call(TENANT, addDomain(TENANT));

    for (int times = 1; times <= 2; times++) {
      assertThatThrownBy(() -> graph.domains().post(domain("contoso.com"), call::on))
          .isNotInstanceOf(NotSent.class);
      assertThat(cloud.requests("/graph/")).hasSize(times);
    }
  }

  @Test
  void allowsOnlyTheApprovedTenant() {
    GraphCall call = call(TENANT, addDomain(OTHER));

    assertNotSent(client -> client.domains().post(domain("contoso.com"), call::on));
  }

  @Test
  void allowsAnApprovedWriteOnce() {
    GraphCall call = call(TENANT, addDomain(TENANT));

    graph.domains().post(domain("contoso.com"), call::on);

    assertThat(cloud.requests("/graph/")).hasSize(1);
    assertThatThrownBy(() -> graph.domains().post(domain("contoso.com"), call::on))
        .hasRootCauseInstanceOf(NotSent.class);
    assertThat(cloud.requests("/graph/")).hasSize(1);
  }

  @Test
  void keepsTheClientOfATenant() {
    assertThat(clients.of(TENANT)).isSameAs(graph);
  }

  private static void assertNotSent(Consumer<GraphServiceClient> write) {
    assertThatThrownBy(() -> write.accept(graph)).hasRootCauseInstanceOf(NotSent.class);
    assertThat(cloud.requests("/graph/")).isEmpty();
  }

  private static Domain domain(String id) {
    Domain domain = new Domain();
    domain.setId(id);
    return domain;
  }

  private static GraphCall call(String tenant, WritePermit permit) {
    return new GraphCall(ENROLLMENT, tenant, "Trying", "Domain.Read.All", permit);
  }

  private static WritePermit addDomain(String tenant) {
    return WritePermit.of(
        TestChanges.approved(
            ENROLLMENT,
            tenant,
            ChangeKind.ADD_DOMAIN,
            Map.of("domain", "contoso.com"),
            null,
            false),
        null,
        URI.create(graphUrl("")));
  }

  private static String graphUrl(String path) {
    return cloud.address() + "/graph/v1.0" + path;
  }
}
