package io.github.workaccount.enrollment.microsoft;

import java.util.Set;

/**
 * Microsoft's clouds. Each has its own login authority, its own Graph and its own directory; a
 * token of one is worth nothing in another (Microsoft Graph, "National cloud deployments").
 */
enum Cloud {
  /** The embedded stand-in: it plays the global cloud. */
  SANDBOX("login.microsoftonline.com", "graph.microsoft.com", "microsoftonline.com"),
  GLOBAL("login.microsoftonline.com", "graph.microsoft.com", "microsoftonline.com"),
  US_GOV("login.microsoftonline.us", "graph.microsoft.us", "microsoftonline.us"),
  US_DOD("login.microsoftonline.us", "dod-graph.microsoft.us", "microsoftonline.us"),
  CHINA(
      "login.chinacloudapi.cn",
      "microsoftgraph.chinacloudapi.cn",
      "partner.microsoftonline.cn",
      "microsoftonline.cn",
      "chinacloudapi.cn");

  private final String loginHost;
  private final String graphHost;
  private final String name;
  private final Set<String> names;

  /**
   * @param names how {@code cloud_instance_name} calls this cloud, the usual name first; those of
   *     China are assumed
   */
  Cloud(String loginHost, String graphHost, String... names) {
    this.loginHost = loginHost;
    this.graphHost = graphHost;
    this.name = names[0];
    this.names = Set.of(names);
  }

  /** The host of the login authority, by which tokens are named. */
  String loginHost() {
    return loginHost;
  }

  /** The host of Microsoft Graph, by which permissions are named. */
  String graphHost() {
    return graphHost;
  }

  /** All permissions that the tenant consented to (client credentials know no other scope). */
  String scope() {
    return "https://" + graphHost + "/.default";
  }

  /** How Microsoft calls this cloud, such as {@code microsoftonline.com}. */
  String instanceName() {
    return name;
  }

  /** Whether {@code cloud_instance_name} means this cloud. */
  boolean isCalled(String instanceName) {
    return names.contains(instanceName);
  }
}
