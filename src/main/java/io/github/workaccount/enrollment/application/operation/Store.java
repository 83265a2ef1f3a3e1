package io.github.workaccount.enrollment.application.operation;

import java.util.Optional;

/**
 * Where the product keeps all that it knows: whether it takes writes, and what fails because of it.
 */
public interface Store {

  /**
   * Asks the store for a sign of life, on a connection of its own that no other work uses.
   *
   * @throws RuntimeException when there is none; {@link #trouble} tells why
   */
  void reach();

  /**
   * Writes something small for good and takes it back, in the way all work does, and makes sure
   * that there is room for more.
   *
   * @throws RuntimeException when that does not work; {@link #trouble} tells why
   */
  void write();

  /**
   * What a failure tells about the store.
   *
   * @param failure any failure, with its causes
   * @return nothing when it is about something else
   */
  Optional<Trouble> trouble(Throwable failure);

  /**
   * Why the store does not work.
   *
   * @param reason what is wrong and what to do, as the end of a sentence that begins with "The
   *     database"
   * @param away whether it does not answer at all, so that it is of no use to ask again and again
   */
  record Trouble(String reason, boolean away) {}
}
