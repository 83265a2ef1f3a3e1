package io.github.workaccount.enrollment.model.request;

/**
 * A person who will work in Partner Center.
 *
 * @param email the work e-mail
 * @param role the Partner Center role that the company intends; null when none was named
 */
public record PartnerCenterUser(String email, String role) {}
