/** Makes the exact list of changes, and has it approved by its digest. */
package io.github.workaccount.enrollment.application.plan;
