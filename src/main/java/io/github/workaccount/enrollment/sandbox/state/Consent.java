package io.github.workaccount.enrollment.sandbox.state;

import java.time.Instant;
import java.util.List;

/** What an administrator of a tenant has granted to one of the product's registrations. */
public record Consent(String tenantId, List<String> permissions, Instant grantedAt) {

  /** Under which key it is kept: the first registration's is the tenant's id alone. */
  public static String key(String tenantId, String clientId) {
    return AppRegistration.READER_ID.equalsIgnoreCase(clientId)
        ? tenantId + "/" + AppRegistration.READER_ID
        : tenantId;
  }
}
