package io.github.workaccount.enrollment.application.enrollment;

import io.github.workaccount.enrollment.model.input.Field;
import io.github.workaccount.enrollment.model.input.FieldText;
import io.github.workaccount.enrollment.model.input.InvalidInput;
import io.github.workaccount.enrollment.model.input.InvalidInput.Violation;
import java.util.ArrayList;
import java.util.List;

/** Why a person does something out of turn: a text for the evidence. */
public final class Reason {

  private Reason() {}

  /**
   * Checks a reason.
   *
   * @param reason as somebody typed it; may be null
   * @return the same without spaces around it
   * @throws InvalidInput when there is no usable reason
   */
  public static String require(String reason) {
    List<Violation> wrong = new ArrayList<>();
    String why = FieldText.read(Field.REASON, reason, wrong::add);
    if (!wrong.isEmpty()) {
      throw new InvalidInput(wrong);
    }
    return why;
  }
}
