package io.github.workaccount.enrollment.application.directory;

import io.github.workaccount.enrollment.model.tenant.Tenant;
import java.time.Instant;
import java.util.Optional;

/**
 * What can go wrong when Microsoft's directory is asked. The message is a sentence for a process
 * owner: what was tried, what Microsoft said, what to do. It never holds a token, a secret or a
 * body.
 */
public abstract sealed class DirectoryFailure extends RuntimeException {

  private final String requestId;

  private DirectoryFailure(String message, String requestId, Throwable cause) {
    super(message, cause);
    this.requestId = requestId;
  }

  /** Microsoft's id of the failed request; null when no answer came. */
  public String requestId() {
    return requestId;
  }

  /** Microsoft asks to wait. */
  public static final class Throttled extends DirectoryFailure {
    private final transient Instant until;

    public Throttled(String message, String requestId, Instant until) {
      super(message, requestId, null);
      this.until = until;
    }

    /** When to ask again at the earliest. */
    public Instant until() {
      return until;
    }
  }

  /** Microsoft could not be reached, or answered with a server error. */
  public static final class Unavailable extends DirectoryFailure {
    public Unavailable(String message, String requestId) {
      this(message, requestId, null);
    }

    public Unavailable(String message, String requestId, Throwable cause) {
      super(message, requestId, cause);
    }
  }

  /** No answer in time: it is unknown whether the request took effect. */
  public static final class TimedOut extends DirectoryFailure {
    public TimedOut(String message) {
      this(message, null);
    }

    public TimedOut(String message, Throwable cause) {
      super(message, null, cause);
    }
  }

  /** The tenant refuses the call: a permission is missing. */
  public static final class Refused extends DirectoryFailure {
    public Refused(String message, String requestId) {
      super(message, requestId, null);
    }
  }

  /** The tenant has not given consent, or has taken it back. */
  public static final class NoConsent extends DirectoryFailure {
    public NoConsent(String message, String requestId) {
      super(message, requestId, null);
    }
  }

  /** The product's own credential is not accepted. */
  public static final class BadCredential extends DirectoryFailure {
    public BadCredential(String message) {
      this(message, null);
    }

    public BadCredential(String message, Throwable cause) {
      super(message, null, cause);
    }
  }

  /** The object is not there. */
  public static final class NotFound extends DirectoryFailure {
    public NotFound(String message, String requestId) {
      super(message, requestId, null);
    }
  }

  /** It clashes with what is there, here or in another tenant. */
  public static final class Conflict extends DirectoryFailure {
    private final transient Tenant holder;

    public Conflict(String message, String requestId) {
      this(message, requestId, null);
    }

    public Conflict(String message, String requestId, Tenant holder) {
      super(message, requestId, null);
      this.holder = holder;
    }

    /** The other tenant that was seen to hold the domain; nothing where none was. */
    public Optional<Tenant> holder() {
      return Optional.ofNullable(holder);
    }
  }

  /** Microsoft does not see the verification record yet. */
  public static final class NotYet extends DirectoryFailure {
    public NotYet(String message, String requestId) {
      super(message, requestId, null);
    }
  }

  /** Microsoft does not accept the request. */
  public static final class Invalid extends DirectoryFailure {
    public Invalid(String message, String requestId) {
      super(message, requestId, null);
    }
  }

  /** An answer that cannot be read, or is not what was asked for. */
  public static final class Unreadable extends DirectoryFailure {
    public Unreadable(String message, String requestId) {
      this(message, requestId, null);
    }

    public Unreadable(String message, String requestId, Throwable cause) {
      super(message, requestId, cause);
    }
  }
}
