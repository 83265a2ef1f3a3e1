/**
 * An enrollment as it is kept: its evidence, who works on it, what its process is told, and how a
 * use case says no.
 */
package io.github.workaccount.enrollment.application.enrollment;
