package io.github.workaccount.enrollment.sandbox.state;

/** The national clouds that the seed knows; a tenant lives in exactly one. */
public enum CloudInstance {
  /** The worldwide cloud, the only one that this stand-in serves. */
  GLOBAL("microsoftonline.com", "login.microsoftonline.com"),
  /** The US Government cloud: such tenants are only named by the user realm look-up. */
  US_GOVERNMENT("microsoftonline.us", "login.microsoftonline.us");

  private final String instanceName;
  private final String loginHost;

  CloudInstance(String instanceName, String loginHost) {
    this.instanceName = instanceName;
    this.loginHost = loginHost;
  }

  /** The name by which sign-in answers call this cloud. */
  public String instanceName() {
    return instanceName;
  }

  /** The host of this cloud's sign-in service. */
  public String loginHost() {
    return loginHost;
  }
}
