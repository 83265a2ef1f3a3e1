package io.github.workaccount.enrollment.notification;

import io.github.workaccount.enrollment.application.Notifier;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

/** E-mail where {@code spring.mail.host} is set, else the log. */
@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {

  @Bean
  Notifier notifier(
      ObjectProvider<JavaMailSender> sender, NotificationProperties properties, Clock clock) {
    JavaMailSender mail = sender.getIfAvailable();
    return mail == null
        ? new LogNotifier()
        : new MailNotifier(mail, properties, new NoticeText(clock));
  }
}
