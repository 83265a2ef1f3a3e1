package io.github.workaccount.enrollment.sandbox.state;

/** A person that the seed puts into tenants. */
public record Person(String name, String givenName, String surname) {}
