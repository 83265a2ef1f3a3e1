/** Ends an enrollment, or withdraws it, and says what came of it. */
package io.github.workaccount.enrollment.application.outcome;
