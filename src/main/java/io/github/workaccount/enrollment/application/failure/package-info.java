/** How a use case says no, and tells the process that something is no longer as it was. */
package io.github.workaccount.enrollment.application.failure;
