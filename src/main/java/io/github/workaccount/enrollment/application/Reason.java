package io.github.workaccount.enrollment.application;

import io.github.workaccount.enrollment.model.Field;
import io.github.workaccount.enrollment.model.FieldText;
import io.github.workaccount.enrollment.model.InvalidInput;
import io.github.workaccount.enrollment.model.InvalidInput.Violation;
import java.util.ArrayList;
import java.util.List;

/** Why a person does something out of turn: a text for the evidence. */
final class Reason {

  private Reason() {}

  /**
   * Checks a reason.
   *
   * @param reason as somebody typed it; may be null
   * @return the same without spaces around it
   * @throws InvalidInput when there is no usable reason
   */
  static String require(String reason) {
    List<Violation> wrong = new ArrayList<>();
    String why = FieldText.read(Field.REASON, reason, wrong::add);
    if (!wrong.isEmpty()) {
      throw new InvalidInput(wrong);
    }
    return why;
  }
}
