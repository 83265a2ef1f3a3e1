package io.github.workaccount.enrollment.application.directory;

import io.github.workaccount.enrollment.model.text.Keyed;
import java.time.Instant;
import java.util.List;

/** Whether the product is connected to Microsoft's cloud as it is configured. It only reads. */
public interface Connection {

  /** Everything that can be checked, in the order in which it is to be mended. It never throws. */
  List<Check> checks();

  /** When the credentials end, one for each app registration. */
  List<CredentialEnd> credentials();

  /** How a check came out. */
  enum Status implements Keyed {
    OK,
    /** It works, but somebody should do something soon. */
    WARNING,
    /** It does not work. */
    FAILED,
    /** It could not be seen; the text says why. */
    UNSEEN;
  }

  /**
   * One check.
   *
   * @param id its stable name, such as {@code login} or {@code permission.Domain.ReadWrite.All}
   * @param status how it came out
   * @param text what was seen, a sentence; nothing secret
   * @param advice what to do; null when nothing is to be done
   */
  record Check(String id, Status status, String text, String advice) {

    public static Check ok(String id, String text) {
      return new Check(id, Status.OK, text, null);
    }

    public static Check warning(String id, String text, String advice) {
      return new Check(id, Status.WARNING, text, advice);
    }

    public static Check failed(String id, String text, String advice) {
      return new Check(id, Status.FAILED, text, advice);
    }

    public static Check unseen(String id, String text) {
      return new Check(id, Status.UNSEEN, text, null);
    }
  }

  /**
   * When a credential ends.
   *
   * @param registration {@code reader} or {@code writer}
   * @param expiresAt when; null when it is not known
   */
  record CredentialEnd(String registration, Instant expiresAt) {}
}
