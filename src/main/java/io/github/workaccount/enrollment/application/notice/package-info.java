/** Tells people of the tasks that wait for them, and what became of those that are over. */
package io.github.workaccount.enrollment.application.notice;
