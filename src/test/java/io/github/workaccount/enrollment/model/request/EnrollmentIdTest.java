package io.github.workaccount.enrollment.model.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class EnrollmentIdTest {

  @Property
  void isTheSubjectAndFiveLettersThatCanBeReadAloud(@ForAll long seed) {
    EnrollmentId id = EnrollmentId.next("my-company.com", new Random(seed));

    assertThat(id.value()).matches("my-company\\.com-[0-9A-HJKMNP-TV-Z]{5}");
    assertThat(id.suffix()).matches("[0-9a-hjkmnp-tv-z]{5}");
    assertThat(id.value()).endsWithIgnoringCase(id.suffix());
    assertThat(id).hasToString(id.value());
  }

  @Property
  void isAnotherEachTime(@ForAll long seed) {
    Random random = new Random(seed);

    assertThat(EnrollmentId.next("contoso.com", random))
        .isNotEqualTo(EnrollmentId.next("contoso.com", random));
  }
}
