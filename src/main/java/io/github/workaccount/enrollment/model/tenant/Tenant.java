package io.github.workaccount.enrollment.model.tenant;

/**
 * What is public about a Microsoft Entra tenant.
 *
 * @param id the tenant id, a GUID
 * @param displayName the organization's name; null when Microsoft does not tell
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

  /** Its name and, where Microsoft tells one, its default domain. */
  public String inFull() {
    return defaultDomain == null ? label() : "%s (%s)".formatted(label(), defaultDomain);
  }

  /** How to say that this tenant was approved and does not exist any more. */
  public String goneSentence() {
    return "The tenant %s that was approved is no longer there.".formatted(inFull());
  }

  /** Whether another one, which may be null, is this tenant, whatever it is called now. */
  public boolean isSame(Tenant other) {
    return other != null && id.equalsIgnoreCase(other.id);
  }
}
