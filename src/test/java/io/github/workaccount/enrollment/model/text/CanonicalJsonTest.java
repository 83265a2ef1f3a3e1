package io.github.workaccount.enrollment.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

  private static final long MAX_EXACT = 1L << 53;
  private static final ObjectMapper JACKSON = new ObjectMapper();

  @Provide
  Arbitrary<Object> values() {
    return values(3);
  }

  private static Arbitrary<Object> values(int depth) {
    Arbitrary<Object> leaves =
        Arbitraries.oneOf(
            texts().asGeneric(),
            Arbitraries.longs().between(-MAX_EXACT, MAX_EXACT).asGeneric(),
            Arbitraries.integers().asGeneric(),
            Arbitraries.of(true, false).asGeneric());
    if (depth == 0) {
      return leaves;
    }
    return Arbitraries.oneOf(
        leaves,
        Arbitraries.maps(texts(), values(depth - 1)).ofMaxSize(4).asGeneric(),
        values(depth - 1).list().ofMaxSize(4).asGeneric());
  }

  /** Texts of whole code points: half a pair is no text. */
  private static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
            Arbitraries.strings().all().ofMaxLength(12),
            Arbitraries.strings()
                .withChars("\"\\/\b\f\n\r\t\u0000\u001f\u007f\u2028é€")
                .ofMaxLength(8),
            Arbitraries.of("\ud83d\ude00", "\ufb33", "\u20ac", "", "a", "A", "1"))
        .filter(text -> text.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff));
  }

  @Property(tries = 300)
  void agreesWithAnotherImplementation(@ForAll("values") Object value) throws IOException {
    String wrapped = JACKSON.writeValueAsString(List.of(value));

    assertThat(CanonicalJson.of(List.of(value)))
        .isEqualTo(new JsonCanonicalizer(wrapped).getEncodedString());
  }

  @Property(tries = 300)
  void isReadAsTheSameValue(@ForAll("values") Object value) throws IOException {
    assertThat(JACKSON.readTree(CanonicalJson.of(value)))
        .isEqualTo(JACKSON.readTree(JACKSON.writeValueAsString(value)));
  }

  @Test
  void writesNullAndSortsByUtf16CodeUnits() {
    assertThat(
            CanonicalJson.of(Arrays.asList(null, Map.of("\ud83d\ude00", 1, "\ufb33", 2, "a", 3))))
        .isEqualTo("[null,{\"a\":3,\"\ud83d\ude00\":1,\"\ufb33\":2}]");
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, Long.MAX_VALUE, MAX_EXACT + 1, -MAX_EXACT - 1})
  void refusesNumbersThatOthersWouldRound(long number) {
    assertThatThrownBy(() -> CanonicalJson.of(number)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesFractionsAndOtherTypes() {
    assertThatThrownBy(() -> CanonicalJson.of(1.5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CanonicalJson.of(List.of(new Object())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Encoded as UTF-8 they would all be the same byte, and so would the digests. */
  @ParameterizedTest
  @ValueSource(ints = {0xd800, 0xdbff, 0xdc00, 0xdfff})
  void refusesHalfACharacter(int half) {
    assertThatThrownBy(() -> CanonicalJson.of("a" + (char) half + "b"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CanonicalJson.of(Map.of("" + (char) half, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
