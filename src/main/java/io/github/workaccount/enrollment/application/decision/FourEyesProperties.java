package io.github.workaccount.enrollment.application.decision;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may not decide alone.
 *
 * @param fourEyes whether the requester of an enrollment never approves it (required), or does
 *     where there is only one enrollment admin (when-possible)
 * @param fourEyesPlan whether who approved an enrollment approves its plan as well: not where two
 *     enrollment admins are there besides the requester (when-possible), not at all (required), or
 *     whenever they like (never)
 */
@ConfigurationProperties("enrollment")
public record FourEyesProperties(
    @DefaultValue("required") FourEyes.Mode fourEyes,
    @DefaultValue("when-possible") FourEyes.PlanMode fourEyesPlan) {}
