/** An enrollment as it is kept: its evidence, who works on it, and what its process is told. */
package io.github.workaccount.enrollment.application.enrollment;
