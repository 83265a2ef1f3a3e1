/** Tells people of the tasks that wait for them. */
package io.github.workaccount.enrollment.application.notice;
