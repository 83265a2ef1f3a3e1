package io.github.workaccount.enrollment.process.briefing;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.process.Elements;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class AddDomainByHandBriefing implements TaskBriefing {

  private final ByHand byHand;
  private final PortalLinks links;

  AddDomainByHandBriefing(ByHand byHand, PortalLinks links) {
    this.byHand = byHand;
    this.links = links;
  }

  @Override
  public String task() {
    return Elements.ADD_DOMAIN_BY_HAND;
  }

  @Override
  public Briefing brief(Enrollment enrollment, OpenTask task) {
    String domain = enrollment.domain().value();
    return byHand
        .brief(
            enrollment,
            task(),
            task,
            "the domain %s is added to the tenant".formatted(domain),
            List.of(
                "Sign in to the tenant as a Global Administrator or Domain Name Administrator and open Domain names: %s"
                    .formatted(links.entraDomains()),
                "Choose \"Add custom domain\", enter the domain below exactly as it is, and choose \"Add domain\".",
                "Leave the page with the DNS record, and do not choose \"Verify\" yet: the record comes with the next task here.",
                "Complete this task."))
        .show("domainName", domain)
        .toCopy(List.of("Domain: `%s`".formatted(domain)))
        .build();
  }
}
