package io.github.workaccount.enrollment.notification;

import io.github.workaccount.enrollment.application.notice.Notifier;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.mail.MailProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.util.StringUtils;

/** E-mail where {@code spring.mail.host} is set, else the log. */
@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {

  @Bean
  Notifier notifier(
      ObjectProvider<JavaMailSender> sender,
      NotificationProperties properties,
      ObjectProvider<MailProperties> mail,
      Clock clock) {
    MailProperties server = mail.getIfAvailable();
    // An environment may have the variable without a value.
    return server == null || !StringUtils.hasText(server.getHost())
        ? new LogNotifier()
        : new MailNotifier(sender.getObject(), properties, new NoticeText(clock));
  }
}
