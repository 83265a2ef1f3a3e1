package io.github.workaccount.enrollment.process.briefing;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.process.Elements;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class VerifyDomainByHandBriefing implements TaskBriefing {

  private final ByHand byHand;
  private final PortalLinks links;

  VerifyDomainByHandBriefing(ByHand byHand, PortalLinks links) {
    this.byHand = byHand;
    this.links = links;
  }

  @Override
  public String task() {
    return Elements.VERIFY_DOMAIN_BY_HAND;
  }

  @Override
  public Briefing brief(Enrollment enrollment, OpenTask task) {
    String domain = enrollment.domain().value();
    return byHand
        .brief(
            enrollment,
            task(),
            task,
            "the domain %s is verified in the tenant; its DNS record is published"
                .formatted(domain),
            List.of(
                "Sign in to the tenant as a Global Administrator or Domain Name Administrator and open Domain names: %s"
                    .formatted(links.entraDomains()),
                "Choose the domain below, then \"Verify\".",
                "If Microsoft does not see the record yet, wait some minutes and choose \"Verify\" again. Leave the record published meanwhile.",
                "Complete this task."))
        .show("domainName", domain)
        .toCopy(List.of("Domain: `%s`".formatted(domain)))
        .build();
  }
}
