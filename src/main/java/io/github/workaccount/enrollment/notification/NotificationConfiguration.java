package io.github.workaccount.enrollment.notification;

import io.github.workaccount.enrollment.application.notice.Notifier;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

/** E-mail where {@code spring.mail.host} is set, else the log. */
@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {

  @Bean
  Notifier notifier(
      ObjectProvider<JavaMailSender> sender,
      NotificationProperties properties,
      @Value("${spring.mail.host:}") String host,
      Clock clock) {
    // An environment may have the variable without a value.
    return host.isBlank()
        ? new LogNotifier()
        : new MailNotifier(sender.getObject(), properties, new NoticeText(clock));
  }
}
