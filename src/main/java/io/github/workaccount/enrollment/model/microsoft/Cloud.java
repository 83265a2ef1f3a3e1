package io.github.workaccount.enrollment.model.microsoft;

import io.github.workaccount.enrollment.model.text.Keyed;
import java.util.Set;

/**
 * Microsoft's clouds. Each has its own login authority, its own Graph and its own directory; a
 * token of one is worth nothing in another (Microsoft Graph, "National cloud deployments").
 */
public enum Cloud implements Keyed {
  /** The embedded stand-in: it plays the global cloud. */
  SANDBOX(
      "login.microsoftonline.com",
      "graph.microsoft.com",
      "onmicrosoft.com",
      "https://entra.microsoft.com",
      "microsoftonline.com"),
  GLOBAL(
      "login.microsoftonline.com",
      "graph.microsoft.com",
      "onmicrosoft.com",
      "https://entra.microsoft.com",
      "microsoftonline.com"),
  US_GOV(
      "login.microsoftonline.us",
      "graph.microsoft.us",
      "onmicrosoft.us",
      "https://entra.microsoft.us",
      "microsoftonline.us"),
  US_DOD(
      "login.microsoftonline.us",
      "dod-graph.microsoft.us",
      "onmicrosoft.us",
      "https://entra.microsoft.us",
      "microsoftonline.us"),
  CHINA(
      "login.chinacloudapi.cn",
      "microsoftgraph.chinacloudapi.cn",
      "partner.onmschina.cn",
      "https://portal.azure.cn",
      "partner.microsoftonline.cn",
      "microsoftonline.cn",
      "chinacloudapi.cn");

  private final String loginHost;
  private final String graphHost;
  private final String initialSuffix;
  private final String portal;
  private final String name;
  private final Set<String> names;

  /**
   * @param names how {@code cloud_instance_name} calls this cloud, the usual name first; those of
   *     China are assumed
   */
  Cloud(String loginHost, String graphHost, String initialSuffix, String portal, String... names) {
    this.loginHost = loginHost;
    this.graphHost = graphHost;
    this.initialSuffix = initialSuffix;
    this.portal = portal;
    this.name = names[0];
    this.names = Set.of(names);
  }

  /** The host of the login authority, by which tokens are named. */
  public String loginHost() {
    return loginHost;
  }

  /** The host of Microsoft Graph, by which permissions are named. */
  public String graphHost() {
    return graphHost;
  }

  /** What the initial domain of a new tenant ends in, such as {@code onmicrosoft.com} (rule R4). */
  public String initialSuffix() {
    return initialSuffix;
  }

  /** The portal in which administrators look after a tenant, without a trailing slash. */
  public String portal() {
    return portal;
  }

  /** How the Azure CLI calls it ({@code az cloud list}); null for the one that it is set to. */
  public String azureCliName() {
    return switch (this) {
      case SANDBOX, GLOBAL -> null;
      case US_GOV, US_DOD -> "AzureUSGovernment";
      case CHINA -> "AzureChinaCloud";
    };
  }

  /**
   * How Microsoft Graph PowerShell calls it ({@code Get-MgEnvironment}); null for the one that it
   * connects to by itself.
   */
  public String powerShellName() {
    return switch (this) {
      case SANDBOX, GLOBAL -> null;
      case US_GOV -> "USGov";
      case US_DOD -> "USGovDoD";
      case CHINA -> "China";
    };
  }

  /** All permissions that the tenant consented to (client credentials know no other scope). */
  public String scope() {
    return "https://" + graphHost + "/.default";
  }

  /** How Microsoft calls this cloud, such as {@code microsoftonline.com}. */
  public String instanceName() {
    return name;
  }

  /** Whether {@code cloud_instance_name} means this cloud. */
  public boolean isCalled(String instanceName) {
    return names.contains(instanceName);
  }
}
