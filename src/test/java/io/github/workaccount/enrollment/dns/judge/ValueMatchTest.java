package io.github.workaccount.enrollment.dns.judge;

import static io.github.workaccount.enrollment.dns.judge.ValueMatch.Kind.ALMOST;
import static io.github.workaccount.enrollment.dns.judge.ValueMatch.Kind.EXACT;
import static io.github.workaccount.enrollment.dns.judge.ValueMatch.Kind.MERGED;
import static io.github.workaccount.enrollment.dns.judge.ValueMatch.Kind.OLD;
import static io.github.workaccount.enrollment.dns.judge.ValueMatch.Kind.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.dns.client.RecordText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.TXTRecord;

class ValueMatchTest {

  private static final String WANTED = "MS=ms12345678";

  @Property
  void onlyTheVeryTextIsAProof(@ForAll @StringLength(max = 300) String found) {
    Assume.that(!found.equals(WANTED));

    assertThat(ValueMatch.of(WANTED, found).kind()).isNotEqualTo(EXACT);
  }

  @Property
  void decorationsMakeItAlmostRight(
      @ForAll @IntRange(max = 5) int place, @ForAll @IntRange(max = 6) int which) {
    String decoration = List.of(" ", "\"", "'", "\t", "\u00a0", "\u200b", "\u201d").get(which);
    String found = new StringBuilder(WANTED).insert(place, decoration).toString();

    assertThat(ValueMatch.of(WANTED, found).kind()).isEqualTo(ALMOST);
    assertThat(ValueMatch.of(WANTED, found).difference()).isNotEmpty();
  }

  @Example
  void tellsWhatDiffers() {
    assertThat(ValueMatch.of(WANTED, "\"MS=ms12345678\"").difference())
        .isEqualTo("quotation marks");
    assertThat(ValueMatch.of(WANTED, "MS=ms12345678.").difference()).isEqualTo("a dot at its end");
    assertThat(ValueMatch.of(WANTED, "ms=MS12345678").difference())
        .isEqualTo("capital or small letters");
    assertThat(ValueMatch.of(WANTED, "ms12345678").difference()).isEqualTo("the missing MS=");
  }

  @Example
  void tellsTheValueThatIsMergedWithOtherText() {
    assertThat(rest("MS=ms12345678 v=spf1 include:spf.protection.outlook.com -all"))
        .isEqualTo("v=spf1 include:spf.protection.outlook.com -all");
    assertThat(rest("MS=ms12345678 3600")).isEqualTo("3600");
    assertThat(rest("v=DMARC1; p=none; ms=MS12345678")).isEqualTo("v=DMARC1; p=none");
    assertThat(rest("\"MS=ms12345678\" \"v=spf1 -all\"")).isEqualTo("v=spf1 -all");
    assertThat(rest("a=1 MS=ms12345678, b=2")).isEqualTo("a=1 \u2026 b=2");
    assertThat(rest("MS=ms12345678v=spf1 -all")).isEqualTo("v=spf1 -all");
  }

  @Example
  void takesANumberThatGoesOnForAnotherValue() {
    assertThat(ValueMatch.of(WANTED, "MS=ms123456789").kind()).isEqualTo(OLD);
    assertThat(ValueMatch.of(WANTED, "MS=ms123456789 v=spf1 -all").kind()).isEqualTo(OTHER);
  }

  @Property
  void findsTheValueInAnyLongerText(
      @ForAll @AlphaChars @StringLength(min = 1, max = 60) String other, @ForAll boolean first) {
    String found = first ? WANTED + " " + other : other + " " + WANTED;

    assertThat(rest(found)).isEqualTo(other);
  }

  private static String rest(String found) {
    ValueMatch match = ValueMatch.of(WANTED, found);
    assertThat(match.kind()).as(found).isEqualTo(MERGED);
    return match.difference();
  }

  @Example
  void callsNothingOldThatHoldsMoreThanAnOldValue() {
    assertThat(ValueMatch.of(WANTED, "MS=ms99999999 v=spf1 -all").kind()).isEqualTo(OTHER);
    assertThat(ValueMatch.of(WANTED, "\"MS=ms99999999\".").kind()).isEqualTo(OLD);
  }

  @Example
  void tellsOldValuesFromOthers() {
    assertThat(ValueMatch.of(WANTED, "MS=ms99999999").kind()).isEqualTo(OLD);
    assertThat(ValueMatch.of(WANTED, "v=spf1 include:spf.protection.outlook.com -all").kind())
        .isEqualTo(OTHER);
    assertThat(ValueMatch.of(WANTED, "").kind()).isEqualTo(OTHER);
  }

  @Property
  void joinsAnyPartingOfAText(
      @ForAll @Size(max = 20) List<@IntRange(min = 1, max = 40) Integer> cuts) {
    String text = "MS=ms12345678 " + "ä\"\\\u20ac".repeat(60);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<String> parts = new ArrayList<>();
    int at = 0;
    for (int cut : cuts) {
      int end = Math.min(bytes.length, at + cut);
      parts.add(escaped(bytes, at, end));
      at = end;
    }
    for (; at < bytes.length; at = Math.min(bytes.length, at + 200)) {
      parts.add(escaped(bytes, at, Math.min(bytes.length, at + 200)));
    }

    TXTRecord record = new TXTRecord(Name.root, DClass.IN, 1, parts);

    assertThat(RecordText.joined(record)).isEqualTo(text);
  }

  @Property
  void showsNothingThatCannotBeSeen(@ForAll @StringLength(max = 600) String text) {
    String shown = RecordText.shown(text);

    assertThat(shown.length()).isLessThanOrEqualTo(256);
    assertThat(shown.codePoints())
        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
  }

  private static String escaped(byte[] bytes, int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append("\\%03d".formatted(bytes[i] & 0xff));
    }
    return text.toString();
  }
}
