package io.github.workaccount.enrollment.microsoft.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.microsoft.settings.MicrosoftProperties;
import io.github.workaccount.enrollment.microsoft.settings.Registration;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Access tokens of one registration by the OAuth 2.0 client credentials grant, one msal4j
 * application per tenant.
 */
public final class Tokens implements AutoCloseable {

  private static final int THREADS = 8;
  private static final int QUEUE = 500;

  /** Each has a client of the library; few companies enroll at the same time. */
  private static final int MOST_TENANTS = 200;

  private static final Duration GRACE = Duration.ofSeconds(1);

  private final Cache<String, TenantTokens> tenants =
      Caffeine.newBuilder().maximumSize(MOST_TENANTS).build();
  private final ThreadPoolExecutor executor = executor();
  private final MicrosoftProperties properties;
  private final Registration registration;
  private final RotatingCredential credential;
  private final LoginHttp http;
  private final TokenFailures failures;

  public Tokens(
      MicrosoftProperties properties, Registration registration, LoginHttp http, Clock clock) {
    this.properties = properties;
    this.registration = registration;
    this.credential = new RotatingCredential(registration, properties.cloud(), clock);
    this.http = http;
    this.failures = new TokenFailures(properties, registration, clock);
  }

  private static ThreadPoolExecutor executor() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUE),
            new ThreadFactoryBuilder().setNameFormat("microsoft-login-%d").setDaemon(true).build());
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /**
   * A token for Microsoft Graph in a tenant, from the cache while it is valid.
   *
   * @param enrollment on whose behalf; null before there is one
   * @param tenant the tenant's id or domain
   * @throws DirectoryFailure when Microsoft gives none
   */
  public String token(EnrollmentId enrollment, String tenant) {
    return explained(enrollment, tenant, known(tenant));
  }

  /**
   * What a new token of the tenant allows; the tokens before it are forgotten.
   *
   * @param enrollment on whose behalf
   * @param tenant the tenant's id or domain
   * @return the application permissions, such as {@code Domain.ReadWrite.All}, at least one
   * @throws DirectoryFailure.NoConsent when there is no consent
   */
  List<String> permissions(EnrollmentId enrollment, String tenant) {
    TenantTokens fresh = newTenant(tenant);
    List<String> roles =
        TokenClaims.roles(explained(enrollment, tenant, fresh))
            .orElseThrow(() -> failures.untold(tenant));
    tenants.put(tenant, fresh);
    if (roles.isEmpty()) {
      throw failures.nothingAllowed(tenant);
    }
    return roles;
  }

  /** Forgets the tokens of a tenant, because one was refused. */
  void forget(String tenant) {
    tenants.invalidate(tenant);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  /** The credential that is in use. */
  RotatingCredential.Current credential() {
    return credential.current();
  }

  /** The library keeps a credential for as long as its application lives. */
  private TenantTokens known(String tenant) {
    return tenants
        .asMap()
        .compute(
            tenant,
            (name, known) ->
                known != null && known.version() == credential.current().version()
                    ? known
                    : newTenant(name));
  }

  private TenantTokens newTenant(String tenant) {
    return new TenantTokens(
        tenant,
        properties.cloud(),
        registration.clientId(),
        credential.current(),
        http,
        executor,
        failures);
  }

  /**
   * A tenant that does not know the application may answer as if the credential were wrong. Our own
   * tenant tells which it is: it is asked anew, as a token from before proves nothing.
   */
  private String explained(EnrollmentId enrollment, String tenant, TenantTokens tokens) {
    try {
      return await(enrollment, tenant, tokens);
    } catch (DirectoryFailure.BadCredential e) {
      String own = properties.tenantId();
      if (properties.isOwnTenant(tenant) || !accepted(enrollment, own)) {
        throw e;
      }
      throw failures.unknownInTenant(tenant);
    }
  }

  private boolean accepted(EnrollmentId enrollment, String own) {
    try {
      await(enrollment, own, newTenant(own));
      return true;
    } catch (DirectoryFailure.BadCredential e) {
      return false;
    }
  }

  private String await(EnrollmentId enrollment, String tenant, TenantTokens tokens) {
    try {
      CompletableFuture<String> token = tokens.token(enrollment);
      return token.get(properties.timeout().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof DirectoryFailure known
          ? known
          : failures.unreachable(tenant, e.getCause());
    } catch (RejectedExecutionException e) {
      throw failures.unreachable(tenant, e);
    } catch (TimeoutException e) {
      throw failures.timedOut(tenant, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failures.timedOut(tenant, e);
    }
  }
}
