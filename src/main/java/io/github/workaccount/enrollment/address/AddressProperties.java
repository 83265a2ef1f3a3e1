package io.github.workaccount.enrollment.address;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * This installation's exceptions to the lists of mail providers, {@code enrollment.address.*}.
 *
 * @param allow domains that are a company's although a list of mail providers has them or they are
 *     public suffixes; wins over deny
 * @param deny further domains whose addresses are refused
 */
@ConfigurationProperties("enrollment.address")
record AddressProperties(List<String> allow, List<String> deny) {

  AddressProperties {
    allow = allow == null ? List.of() : List.copyOf(allow);
    deny = deny == null ? List.of() : List.copyOf(deny);
  }
}
