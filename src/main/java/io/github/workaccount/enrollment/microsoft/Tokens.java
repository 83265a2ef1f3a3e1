package io.github.workaccount.enrollment.microsoft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.aad.msal4j.IClientCredential;
import io.github.workaccount.enrollment.application.DirectoryFailure;
import io.github.workaccount.enrollment.model.EnrollmentId;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Access tokens by the OAuth 2.0 client credentials grant, one msal4j application per tenant. */
final class Tokens implements AutoCloseable {

  private static final int THREADS = 8;
  private static final int QUEUE = 500;
  private static final Duration GRACE = Duration.ofSeconds(1);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final BoundedCache<TenantTokens> tenants = new BoundedCache<>();
  private final ThreadPoolExecutor executor = executor();
  private final MicrosoftProperties properties;
  private final IClientCredential credential;
  private final LoginHttp http;
  private final TokenFailures failures;

  Tokens(MicrosoftProperties properties, LoginHttp http, Clock clock) {
    this.properties = properties;
    this.credential = Credentials.of(properties, clock);
    this.http = http;
    this.failures = new TokenFailures(properties, clock);
  }

  private static ThreadPoolExecutor executor() {
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUE),
            task -> {
              Thread thread = new Thread(task, "microsoft-login-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
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
  String token(EnrollmentId enrollment, String tenant) {
    return explained(enrollment, tenant, tenants.get(tenant, this::newTenant));
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
    List<String> roles = roles(tenant, explained(enrollment, tenant, fresh));
    tenants.put(tenant, fresh);
    if (roles.isEmpty()) {
      throw failures.nothingAllowed(tenant);
    }
    return roles;
  }

  /**
   * What the token that is in use allows; no new one is asked for while it is valid.
   *
   * @param enrollment on whose behalf
   * @param tenant the tenant's id or domain
   * @return the application permissions; empty when the token does not tell
   */
  List<String> granted(EnrollmentId enrollment, String tenant) {
    try {
      return roles(tenant, token(enrollment, tenant));
    } catch (DirectoryFailure.Unreadable e) {
      // Microsoft reserves the right to seal its tokens: then each write tells by itself.
      return List.of();
    }
  }

  /** Forgets the tokens of a tenant, because one was refused. */
  void forget(String tenant) {
    tenants.remove(tenant);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  private TenantTokens newTenant(String tenant) {
    return new TenantTokens(tenant, properties, credential, http, executor, failures);
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

  /** The token is our own and came over a safe line: its signature is the receiver's matter. */
  private static List<String> roles(String tenant, String token) {
    try {
      String[] parts = token.split("\\.");
      JsonNode claims =
          JSON.readTree(Base64.getUrlDecoder().decode(parts.length > 1 ? parts[1] : ""));
      List<String> roles = new ArrayList<>();
      claims.path("roles").forEach(role -> roles.add(role.asText()));
      return List.copyOf(roles);
    } catch (IOException | IllegalArgumentException e) {
      throw new DirectoryFailure.Unreadable(
          "The token for the tenant %s does not tell its permissions.".formatted(tenant), null, e);
    }
  }
}
