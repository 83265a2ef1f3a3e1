/**
 * Tells people what waits for them: by e-mail where a mail server is configured, else in the log.
 */
package io.github.workaccount.enrollment.notification;
