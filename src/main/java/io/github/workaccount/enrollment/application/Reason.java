package io.github.workaccount.enrollment.application;

import io.github.workaccount.enrollment.model.Field;
import io.github.workaccount.enrollment.model.InvalidInput;
import io.github.workaccount.enrollment.model.RequestForm;

/** Why a person does something out of turn: a text for the evidence. */
final class Reason {

  private Reason() {}

  /**
   * Checks a reason.
   *
   * @param reason as somebody typed it; may be null
   * @return the same without blanks around it
   * @throws InvalidInput when there is no usable reason
   */
  static String require(String reason) {
    if (reason == null || reason.isBlank() || reason.strip().length() > Field.REASON.maxLength()) {
      throw new InvalidInput(
          "reason", "Say why, in at most %d characters.".formatted(Field.REASON.maxLength()));
    }
    if (RequestForm.hasControlCharacters(reason, true)) {
      throw new InvalidInput("reason", "It has control or invisible characters. Remove them.");
    }
    return reason.strip();
  }
}
