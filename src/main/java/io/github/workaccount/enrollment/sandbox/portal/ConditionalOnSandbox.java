package io.github.workaccount.enrollment.sandbox.portal;

import io.github.workaccount.enrollment.sandbox.SandboxInitializer;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/**
 * Marks beans that exist only while a stand-in runs inside this application. The second condition
 * keeps them out of the real cloud even if somebody sets the first property by hand.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnProperty(name = SandboxInitializer.RUNNING, havingValue = "true")
@ConditionalOnProperty(
    name = "enrollment.microsoft.cloud",
    havingValue = "sandbox",
    matchIfMissing = true)
@interface ConditionalOnSandbox {}
