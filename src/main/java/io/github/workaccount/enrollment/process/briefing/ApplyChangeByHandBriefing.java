package io.github.workaccount.enrollment.process.briefing;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.plan.Plans.PlannedChange;
import io.github.workaccount.enrollment.model.plan.Change;
import io.github.workaccount.enrollment.model.plan.ChangeKind;
import io.github.workaccount.enrollment.model.plan.Planner;
import io.github.workaccount.enrollment.model.tenant.TenantInside.DirectoryUser;
import io.github.workaccount.enrollment.process.Elements;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

@Component
class ApplyChangeByHandBriefing implements TaskBriefing {

  private final ByHand byHand;
  private final PortalLinks links;

  ApplyChangeByHandBriefing(ByHand byHand, PortalLinks links) {
    this.links = links;
    this.byHand = byHand;
  }

  @Override
  public String task() {
    return Elements.APPLY_CHANGE_BY_HAND;
  }

  @Override
  public Briefing brief(Enrollment enrollment, OpenTask task) {
    List<PlannedChange> left = byHand.left(enrollment, task());
    boolean groupMissing =
        left.stream().anyMatch(change -> change.change().kind() == ChangeKind.CREATE_GROUP);
    String nickname = Planner.groupNickname(enrollment.id());
    return byHand
        .brief(
            enrollment,
            task(),
            task,
            groupMissing
                ? "the group of Partner Center users is created, with its members"
                : "the group of Partner Center users gets its members",
            groupMissing ? creation(nickname) : membership())
        .show("groupName", Planner.groupName(enrollment.domain()))
        .show("groupNickname", nickname)
        .table("members", members(enrollment, left))
        .toCopy(toCopy(enrollment, nickname, members(enrollment, left)))
        .build();
  }

  private static List<String> toCopy(
      Enrollment enrollment, String nickname, List<Map<String, String>> members) {
    return Stream.concat(
            Stream.of(
                "Group name: `%s`".formatted(Planner.groupName(enrollment.domain())),
                "Mail nickname: `%s`".formatted(nickname)),
            members.stream()
                .map(
                    member ->
                        "Member: `%s`, object id `%s`"
                            .formatted(Markdown.outside(member.get("user")), member.get("id"))))
        .toList();
  }

  private List<String> creation(String nickname) {
    return List.of(
        "Open %s and sign in to the Microsoft Entra admin center of the tenant as a Global Administrator, User Administrator or Groups Administrator, and open Groups, All groups, New group."
            .formatted(links.entra()),
        "Choose the group type \"Security\", enter the group name below exactly as it is, and the membership type \"Assigned\".",
        "Choose the members below, if there are any, and then \"Create\".",
        "The portal gives a security group a mail nickname by itself: then it is found by its name, of which there must be one only. Whoever makes it by a command gives it the mail nickname `%s`."
            .formatted(nickname),
        "Complete this task. It comes again as long as something of the list is missing.");
  }

  private List<String> membership() {
    return List.of(
        "Open %s and sign in to the Microsoft Entra admin center of the tenant as a Global Administrator, User Administrator or Groups Administrator, and open Groups, All groups, and the group below."
            .formatted(links.entra()),
        "Choose Members, Add members, and add the users below.",
        "Complete this task. It comes again as long as one of them is missing.");
  }

  private static List<Map<String, String>> members(
      Enrollment enrollment, List<PlannedChange> left) {
    Set<String> wanted =
        left.stream()
            .map(PlannedChange::change)
            .filter(change -> change.kind() == ChangeKind.ADD_MEMBER)
            .map((Change change) -> change.parameter("userId"))
            .collect(Collectors.toSet());
    return enrollment.facts().inside().partnerCenterUsers().stream()
        .filter(user -> wanted.contains(user.id()))
        .map((DirectoryUser user) -> Map.of("user", user.userPrincipalName(), "id", user.id()))
        .toList();
  }
}
