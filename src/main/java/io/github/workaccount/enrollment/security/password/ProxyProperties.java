package io.github.workaccount.enrollment.security.password;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The proxies in front of the product.
 *
 * @param trustedProxies their addresses or networks, whose {@code X-Forwarded-For} is believed;
 *     none by default
 */
@ConfigurationProperties("enrollment")
record ProxyProperties(@DefaultValue List<String> trustedProxies) {

  ProxyProperties {
    trustedProxies = List.copyOf(trustedProxies);
  }
}
