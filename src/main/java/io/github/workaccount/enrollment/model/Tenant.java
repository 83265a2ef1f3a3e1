package io.github.workaccount.enrollment.model;

/**
 * What is public about a Microsoft Entra tenant.
 *
 * @param id the tenant id, a GUID
 * @param displayName the organisation's name; null when Microsoft does not tell
 * @param defaultDomain the default domain; null when Microsoft does not tell
 */
public record Tenant(String id, String displayName, String defaultDomain) {

  /** How to name it to a person: the name, else the default domain, else the id. */
  public String label() {
    if (displayName != null && !displayName.isBlank()) {
      return displayName;
    }
    return defaultDomain != null ? defaultDomain : id;
  }
}
