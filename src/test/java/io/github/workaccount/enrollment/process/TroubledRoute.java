package io.github.workaccount.enrollment.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.sandbox.SandboxWorld;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The routes of an enrollment, each with what is to be in the cloud at its end. */
enum TroubledRoute {
  LINK(
      Requests.of("contoso.com"),
      Requests.APPROVED,
      0,
      world -> assertThat(world.groups("contoso.com")).isEmpty()),
  LINK_LOOKING_INSIDE(
      Requests.of("contoso.com"),
      Requests.APPROVED_LOOKING_INSIDE,
      1,
      world -> assertThat(world.groups("contoso.com")).hasSize(1)),
  LINK_WITH_DOMAIN(
      Requests.northwind(),
      Requests.APPROVED,
      1,
      world -> {
        assertThat(world.domains("northwind.onmicrosoft.com"))
            .containsEntry("northwindtraders.com", true);
        assertThat(world.groups("northwind.onmicrosoft.com"))
            .containsExactly(List.of("megan@northwind.onmicrosoft.com"));
      }),
  CREATE(
      Requests.of("fabrikam.com"),
      Requests.APPROVED,
      1,
      world -> {
        assertThat(world.domains("fabrikam.onmicrosoft.com")).containsEntry("fabrikam.com", true);
        assertThat(world.groups("fabrikam.onmicrosoft.com")).containsExactly(List.of());
      }),
  TAKE_OVER(
      Requests.of("adatum.com"),
      Requests.APPROVED,
      0,
      world -> assertThat(world.groups("adatum.com")).isEmpty()),
  SEPARATE_ACCOUNT(
      Requests.of("litware.com"),
      Requests.APPROVED_LOOKING_INSIDE,
      2,
      world -> {
        assertThat(world.groups("litware.com")).isEmpty();
        assertThat(world.groups("litwarepartner.onmicrosoft.com")).hasSize(1);
      }),
  SUBDOMAIN(
      Requests.of("emea.contoso.com"),
      Map.of(
          "decision", "approve",
          "enrolledDomain", "emea.contoso.com",
          "existingTenant", "contoso.onmicrosoft.com"),
      1,
      world -> {
        assertThat(world.domains("contoso.com")).containsEntry("emea.contoso.com", true);
        assertThat(world.groups("contoso.com")).containsExactly(List.of());
      }),
  BY_HAND(
      Requests.northwind(),
      Requests.APPROVED,
      1,
      world -> {
        assertThat(world.domains("northwind.onmicrosoft.com"))
            .containsEntry("northwindtraders.com", true);
        assertThat(world.groups("northwind.onmicrosoft.com"))
            .containsExactly(List.of("megan@northwind.onmicrosoft.com"));
      });

  private final Map<String, String> request;
  private final Map<String, Object> approval;
  private final int plans;
  private final Consumer<SandboxWorld> end;

  TroubledRoute(
      Map<String, String> request,
      Map<String, Object> approval,
      int plans,
      Consumer<SandboxWorld> end) {
    this.request = request;
    this.approval = approval;
    this.plans = plans;
    this.end = end;
  }

  /** What the requester fills in. */
  Map<String, String> request() {
    return request;
  }

  /** How the enrollment is approved. */
  Map<String, Object> approval() {
    return approval;
  }

  /** How many plans a person decides on. */
  int plans() {
    return plans;
  }

  /** Holds the cloud to what it should be in the end. */
  void assertWorld(SandboxWorld world) {
    end.accept(world);
  }
}
