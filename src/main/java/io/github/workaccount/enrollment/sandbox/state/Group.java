package io.github.workaccount.enrollment.sandbox.state;

import java.time.Instant;
import java.util.List;

/** A security group of a tenant with the ids of its members. */
public record Group(
    String id,
    String tenantId,
    String displayName,
    String description,
    String mailNickname,
    Instant created,
    List<String> memberIds) {

  public Group withMembers(List<String> members) {
    return new Group(id, tenantId, displayName, description, mailNickname, created, members);
  }
}
