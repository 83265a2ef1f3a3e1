package io.github.workaccount.enrollment.notification;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people are told, {@code enrollment.notification.*}; the mail server itself is {@code
 * spring.mail.*}.
 *
 * @param from where mails come from, an e-mail address; needed with spring.mail.host
 * @param onAssignment whether a mail is sent for each new task, not only for one that waits
 */
@ConfigurationProperties("enrollment.notification")
record NotificationProperties(String from, @DefaultValue("true") boolean onAssignment) {}
