package io.github.workaccount.enrollment.microsoft.graph;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.workaccount.enrollment.application.directory.ApprovedChange;
import io.github.workaccount.enrollment.application.directory.UndoableChange;
import io.github.workaccount.enrollment.microsoft.settings.TenantName;
import io.github.workaccount.enrollment.model.plan.Change;
import io.github.workaccount.enrollment.model.plan.GraphWrite;
import io.github.workaccount.enrollment.model.text.CanonicalJson;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Allows one write in one tenant: its method, path and body, once. It is made from an approved
 * change or from one that is taken back, and from nothing else.
 */
final class WritePermit {

  private static final String NO_BODY = CanonicalJson.of(Map.of());
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  /** Strict, so that what is compared is all that Microsoft would read. */
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final String tenant;
  private final GraphWrite write;
  private final AtomicBoolean used = new AtomicBoolean();

  private WritePermit(String tenant, GraphWrite write) {
    this.tenant = TenantName.canonical(tenant);
    this.write = write;
  }

  /**
   * The write of an approved change.
   *
   * @param approved the change
   * @param groupId the group that a member is added to; null for other kinds
   * @param graphUrl Graph's address, which is part of the reference to a member
   */
  static WritePermit of(ApprovedChange approved, String groupId, URI graphUrl) {
    Change change = approved.change();
    return new WritePermit(
        approved.tenantId(),
        GraphWrite.making(change.kind(), change.parameters(), groupId).below(graphUrl.toString()));
  }

  /**
   * The deletion that takes a change back.
   *
   * @param undoable the change
   * @param groupId the group that is deleted or loses a member; null for a domain
   */
  static WritePermit of(UndoableChange undoable, String groupId) {
    return new WritePermit(undoable.tenantId(), GraphWrite.undoing(undoable.change(), groupId));
  }

  /** What may be written. */
  GraphWrite write() {
    return write;
  }

  /**
   * Uses the permit up.
   *
   * @param ofTenant the tenant whose token the request carries
   * @param withMethod the request's method
   * @param onPath the request's path below Graph's address
   * @param withBody the request's body, exactly as it is sent
   * @return whether the write is allowed
   */
  boolean use(String ofTenant, String withMethod, String onPath, byte[] withBody) {
    return tenant.equals(ofTenant)
        && write.method().equals(withMethod)
        && write.path().equals(onPath)
        && canonical(withBody).filter(CanonicalJson.of(write.body())::equals).isPresent()
        && used.compareAndSet(false, true);
  }

  /** Gives the permit back, because Graph refused the token and so did nothing. */
  void notUsed() {
    used.set(false);
  }

  /** The text by which bodies are compared; nothing when it is no JSON object. */
  private static Optional<String> canonical(byte[] body) {
    if (body.length == 0) {
      return Optional.of(NO_BODY);
    }
    try {
      return Optional.of(CanonicalJson.of(JSON.readValue(body, OBJECT)));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
