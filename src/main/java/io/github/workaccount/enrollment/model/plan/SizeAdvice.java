package io.github.workaccount.enrollment.model.plan;

/**
 * Whether a separate account is worth a thought, by the tenant's size (rule B3).
 *
 * @param separate whether it is
 * @param reason why, or why not, a sentence
 */
public record SizeAdvice(boolean separate, String reason) {}
