package io.github.workaccount.enrollment.sandbox;

import java.time.Instant;
import java.util.List;

/** What an administrator of a tenant has granted to the product's application. */
record Consent(String tenantId, List<String> permissions, Instant grantedAt) {}
