package io.github.workaccount.enrollment.security.password;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The proxies in front of the product.
 *
 * @param trustedProxies addresses or networks of the proxies in front whose X-Forwarded-For is
 *     believed when wrong passwords are counted
 */
@ConfigurationProperties("enrollment")
record ProxyProperties(@DefaultValue List<String> trustedProxies) {

  ProxyProperties {
    trustedProxies = List.copyOf(trustedProxies);
  }
}
