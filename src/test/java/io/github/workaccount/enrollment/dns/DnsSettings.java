package io.github.workaccount.enrollment.dns;

import io.github.workaccount.enrollment.dns.client.DnsProperties;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The product's settings of the DNS with few of them changed. */
public final class DnsSettings {

  private static final String PREFIX = "enrollment.dns";

  private DnsSettings() {}

  /** The defaults, with this resolver. */
  public static DnsProperties resolver(String resolver) {
    return with(Map.of("resolvers", resolver));
  }

  /** The defaults, with these values. */
  public static DnsProperties with(Map<String, String> changed) {
    Map<String, String> named = new LinkedHashMap<>();
    changed.forEach((name, value) -> named.put(PREFIX + "." + name, value));
    return new Binder(new MapConfigurationPropertySource(named))
        .bindOrCreate(PREFIX, DnsProperties.class);
  }
}
