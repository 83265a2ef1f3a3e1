/**
 * The ports of the use cases in memory, for unit tests: what stores do is held to the same
 * contracts as the database's ({@code StorageInMemoryTest}), what is outside answers as a test
 * says.
 */
package io.github.workaccount.enrollment.testing.memory;
