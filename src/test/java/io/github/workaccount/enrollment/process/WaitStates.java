package io.github.workaccount.enrollment.process;

import io.github.workaccount.enrollment.ModelFiles;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.LinkEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;

/** Where an enrollment can wait, and how it gets there. */
final class WaitStates {

  private WaitStates() {}

  /** Every task of a person, every receive task and every event that is waited for. */
  static List<String> inTheModels() {
    return Stream.concat(
            Elements.USER_TASKS.stream(),
            Stream.of(ReceiveTask.class, IntermediateCatchEvent.class)
                .flatMap(type -> ModelFiles.all(type).stream())
                .filter(node -> node.getChildElementsByType(LinkEventDefinition.class).isEmpty())
                .map(FlowNode::getId))
        .toList();
  }

  /**
   * Leads an enrollment there.
   *
   * @param element the id of a flow node that waits
   * @param paths the application under test
   */
  static RunningEnrollment reach(String element, Paths paths) {
    return switch (element) {
      case "CorrectRequest" ->
          paths
              .drive()
              .request(
                  "kim", Requests.with(Requests.of("contoso.com"), "workEmail", "info@contoso.com"))
              .work();
      case "ApproveEnrollment" -> paths.drive().request("kim", Requests.of("contoso.com")).work();
      case "CreateWorkAccount" -> paths.approved("fabrikam.com");
      case "TakeOverTenant" -> paths.approved("adatum.com");
      case "GrantConsent" -> paths.atConsent();
      case "ApprovePlan" -> paths.atPlan();
      case "PublishDnsRecord" -> paths.atRecord();
      case "WaitForMicrosoft" -> {
        RunningEnrollment enrollment = paths.atRecord().publishRecord();
        paths.drive().people.fault("POST /graph/v1.0/domains/", "\"status\": 400");
        yield enrollment.lookByItself();
      }
      case "ResolveDomainConflict" -> {
        RunningEnrollment enrollment = paths.atPlan();
        paths.drive().world.verify(Paths.NORTHWIND, DomainPaths.ELSEWHERE);
        yield enrollment.approvePlan("sam");
      }
      case "AddDomainByHand" -> paths.approvedByHand();
      case "VerifyDomainByHand" -> paths.atVerificationByHand();
      case "ApplyChangeByHand" -> paths.atGroupByHand();
      case "AssociateInPartnerCenter" -> paths.approved("contoso.com");
      default -> throw new AssertionError("Nobody leads an enrollment to " + element);
    };
  }
}
