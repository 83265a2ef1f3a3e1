package io.github.workaccount.enrollment.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.WorkAccountEnrollment;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The product with a real cloud, whose classes a loader of the test's own brings in. */
class RealCloudIT {

  private static final String PRODUCT = "io.github.workaccount.enrollment.";
  private static final String SANDBOX = PRODUCT + "sandbox.";

  /** Spring reads it from the classes that are left out because of it. */
  private static final String CONDITION = SANDBOX + "portal.ConditionalOnSandbox";

  @Test
  void loadsNothingOfTheSandboxButItsDoorAndTheConditionForIt() throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    ProductLoader product = new ProductLoader(before);
    Thread.currentThread().setContextClassLoader(product);
    try (ConfigurableApplicationContext context =
        new SpringApplication(product.loadClass(WorkAccountEnrollment.class.getName()))
            .run(
                "--server.port=0",
                "--spring.datasource.url=jdbc:h2:mem:realcloud",
                "--camunda.bpm.process-engine-name=realcloud",
                "--camunda.bpm.auto-deployment-enabled=false",
                "--camunda.bpm.job-execution.enabled=false",
                "--enrollment.microsoft.cloud=global",
                "--enrollment.microsoft.tenant-id=5a0d3c1e-7b42-4c8f-9e16-0f2b7d84a601",
                "--enrollment.microsoft.client-id=9c4f2e60-8a1d-4b73-a5c2-6d3e1f7b9048",
                "--enrollment.microsoft.client-secret=only-for-this-test")) {
      assertThat(context.isRunning()).isTrue();
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }

    assertThat(product.loaded).contains(WorkAccountEnrollment.class.getName());
    assertThat(product.loaded)
        .filteredOn(name -> name.startsWith(SANDBOX))
        .containsExactlyInAnyOrder(SandboxInitializer.class.getName(), CONDITION);
  }

  /** Loads the classes of the product itself, and remembers which; all others as usual. */
  private static final class ProductLoader extends ClassLoader {

    private final Set<String> loaded = ConcurrentHashMap.newKeySet();

    ProductLoader(ClassLoader parent) {
      super(parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(PRODUCT)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        return known == null ? define(name) : known;
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (file == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = file.readAllBytes();
        loaded.add(name);
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
