package io.github.workaccount.enrollment.address;

import com.ibm.icu.text.UnicodeSet;

/**
 * The characters that IDNA2008 permits in U-labels (RFC 5892, section 3). UTS 46 alone would let
 * symbols pass, emoji among them. Names have been mapped before, so instability (category B) cannot
 * occur; the contextual rules (appendix A) are held by ICU.
 */
final class Idna2008 {

  private static final UnicodeSet PERMITTED =
      new UnicodeSet("[[:Ll:][:Lo:][:Lm:][:Nd:][:Mn:][:Mc:]]")
          .removeAll(new UnicodeSet("[[:hst=L:][:hst=V:][:hst=T:]]"))
          .removeAll(
              new UnicodeSet(
                  "[[:Default_Ignorable_Code_Point:][:White_Space:][:Noncharacter_Code_Point:]]"))
          .removeAll(
              new UnicodeSet(
                  "[[:block=Combining_Diacritical_Marks_For_Symbols:]"
                      + "[:block=Musical_Symbols:][:block=Ancient_Greek_Musical_Notation:]]"))
          .removeAll(new UnicodeSet("[\\u0640\\u07FA\\u302E\\u302F\\u3031-\\u3035\\u303B]"))
          .addAll(new UnicodeSet("[\\u00DF\\u03C2\\u06FD\\u06FE\\u0F0B\\u3007]"))
          .addAll(new UnicodeSet("[\\u00B7\\u0375\\u05F3\\u05F4\\u30FB\\u200C\\u200D]"))
          .freeze();

  private Idna2008() {}

  /** Whether a character beyond ASCII may stand in a U-label. */
  static boolean permits(int codePoint) {
    return PERMITTED.contains(codePoint);
  }
}
