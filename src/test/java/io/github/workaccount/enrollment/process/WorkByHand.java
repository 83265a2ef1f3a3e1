package io.github.workaccount.enrollment.process;

import java.util.Map;

/** A person who makes Northwind's changes in the portal, each once, and says so. */
final class WorkByHand {

  private static final String TENANT = Paths.NORTHWIND_TENANT;
  private static final String DOMAIN = Paths.NORTHWIND;

  private final EnrollmentDriver drive;
  private final RunningEnrollment enrollment;

  WorkByHand(EnrollmentDriver drive, RunningEnrollment enrollment) {
    this.drive = drive;
    this.enrollment = enrollment;
  }

  /** Does what a task asks for, if it is not done yet, and completes it. */
  void work(String task) {
    switch (task) {
      case "AddDomainByHand" -> addDomain();
      case "VerifyDomainByHand" -> verifyDomain();
      case "ApplyChangeByHand" -> makeGroup();
      default -> throw new AssertionError("Nobody works on " + task);
    }
    enrollment.submit("alex", task, Map.of());
  }

  private void addDomain() {
    if (!drive.world.domains(TENANT).containsKey(DOMAIN)) {
      drive.people.addDomain(TENANT, DOMAIN);
    }
  }

  private void verifyDomain() {
    if (!drive.world.domains(TENANT).get(DOMAIN)) {
      drive.people.verifyDomain(TENANT, DOMAIN);
    }
  }

  private void makeGroup() {
    if (drive.world.groups(TENANT).isEmpty()) {
      String nickname = enrollment.variable("ApplyChangeByHand", "groupNickname").toString();
      String group = drive.people.createGroup(TENANT, "Partner Center users", nickname);
      drive.people.addMember(TENANT, group, "megan@northwind.onmicrosoft.com");
    }
  }
}
