package io.github.workaccount.enrollment.sandbox;

/** A person that the seed puts into tenants. */
record Person(String name, String givenName, String surname) {}
