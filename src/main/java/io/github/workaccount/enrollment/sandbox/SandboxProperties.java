package io.github.workaccount.enrollment.sandbox;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the stand-in runs; bound before there are beans.
 *
 * @param directory the folder of the sandbox's state; memory: nothing is kept
 * @param httpPort the port of the sandbox's login and Graph; 0: a free one
 * @param dnsPort the port of the sandbox's DNS, UDP and TCP; 0: a free one
 */
@ConfigurationProperties(SandboxProperties.NAME)
@ConditionalOnProperty(name = SandboxInitializer.RUNNING, havingValue = "true")
record SandboxProperties(
    @DefaultValue("./data/sandbox") String directory,
    @DefaultValue("0") int httpPort,
    @DefaultValue("0") int dnsPort) {

  static final String NAME = "enrollment.sandbox";
}
