/** What people decide about an enrollment, who may, and by which route it goes on. */
package io.github.workaccount.enrollment.application.decision;
