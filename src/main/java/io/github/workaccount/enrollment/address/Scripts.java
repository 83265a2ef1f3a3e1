package io.github.workaccount.enrollment.address;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.UnicodeSet;
import io.github.workaccount.enrollment.model.address.DomainText.LookAlike;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Letters that can be taken for others (UTS 39): words that mix scripts beyond the restriction
 * level "highly restrictive" (which lets Japanese, Chinese and Korean be written with Latin) or
 * digits, letters with marks that hide in them, and names that are all of foreign letters which
 * look like Latin ones.
 */
final class Scripts {

  /** The scripts whose letters are taken for Latin ones. */
  private static final Set<Integer> LIKE_LATIN =
      Set.of(UScript.CYRILLIC, UScript.GREEK, UScript.ARMENIAN, UScript.CHEROKEE, UScript.COPTIC);

  /** What is never drawn; joiners are held to IDNA's rules before. */
  private static final UnicodeSet INVISIBLE =
      new UnicodeSet("[[:Default_Ignorable_Code_Point:]-[\\u200C\\u200D]]").freeze();

  /** Marks that are drawn across their letter, as the stroke in ø is. */
  private static final UnicodeSet ACROSS = new UnicodeSet("[[:Mn:]&[:ccc=1:]]").freeze();

  /**
   * Latin letters of phonetics and the like: in no language's alphabet, and like those that are.
   */
  private static final UnicodeSet PHONETIC =
      new UnicodeSet("[[:script=Latin:]&[:Identifier_Type=Technical:]]").freeze();

  private static final UnicodeSet LATIN_MARKS =
      new UnicodeSet("[:block=Combining_Diacritical_Marks:]").freeze();

  private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
  private static final Pattern ASCII_LETTERS = Pattern.compile("[A-Za-z0-9-]+");

  private final Normalizer2 decomposed = Normalizer2.getNFDInstance();
  private final SpoofChecker mixing =
      new SpoofChecker.Builder()
          .setChecks(SpoofChecker.RESTRICTION_LEVEL)
          .setRestrictionLevel(SpoofChecker.RestrictionLevel.HIGHLY_RESTRICTIVE)
          .build();
  private final SpoofChecker marks =
      new SpoofChecker.Builder()
          .setChecks(SpoofChecker.HIDDEN_OVERLAY | SpoofChecker.INVISIBLE)
          .build();

  /** What a domain name of U-labels can be taken for. */
  Optional<LookAlike> lookAlike(String name) {
    String[] labels = name.split("\\.");
    boolean latinTop = ASCII.matcher(labels[labels.length - 1]).matches();
    return Arrays.stream(labels)
        .flatMap(
            label ->
                suspicion(label).or(() -> latinTop ? likeLatin(label) : Optional.empty()).stream())
        .findFirst()
        .map(how -> new LookAlike(name, latin(name), how));
  }

  /** What a word can be taken for. */
  Optional<LookAlike> mixed(String word) {
    return suspicion(word).map(how -> new LookAlike(word, latin(word), how));
  }

  private Optional<String> suspicion(String word) {
    if (ASCII.matcher(word).matches()) {
      return Optional.empty();
    }
    if (INVISIBLE.containsSome(word)) {
      return Optional.of("has an invisible character");
    }
    if (hasHiddenMarks(word)) {
      return Optional.of("has a mark that hides in its letter");
    }
    Collection<String> digits = digitsOfEachKind(word);
    if (digits.size() > 1) {
      return Optional.of(
          "mixes digits of several scripts (%s)".formatted(String.join(" and ", digits)));
    }
    if (PHONETIC.containsSome(word)) {
      return Optional.of("has letters of phonetic writing");
    }
    return mixing.failsChecks(word) ? Optional.of(scripts(word)) : Optional.empty();
  }

  /** Repeated marks are looked for in decomposed text, where all of them stand alone. */
  private boolean hasHiddenMarks(String word) {
    return ACROSS.containsSome(word) || marks.failsChecks(decomposed.normalize(word));
  }

  /** The first digit of each kind that a word has, by the kind's zero. */
  private static Collection<String> digitsOfEachKind(String word) {
    return word.codePoints()
        .filter(Character::isDigit)
        .boxed()
        .collect(
            Collectors.toMap(
                digit -> digit - UCharacter.digit(digit),
                Character::toString,
                (first, later) -> first,
                TreeMap::new))
        .values();
  }

  private Optional<String> likeLatin(String label) {
    return label.codePoints().map(UScript::getScript).anyMatch(LIKE_LATIN::contains)
            && ASCII_LETTERS.matcher(latin(label)).matches()
        ? Optional.of(scripts(label))
        : Optional.empty();
  }

  /** The text with ASCII letters in the place of those that look like them, without loose marks. */
  private String latin(String text) {
    return text.codePoints()
        .filter(c -> !LATIN_MARKS.contains(c) && !INVISIBLE.contains(c))
        .mapToObj(this::latin)
        .collect(Collectors.joining());
  }

  private String latin(int codePoint) {
    String letter = Character.toString(codePoint);
    boolean plain = UScript.getScript(codePoint) == UScript.LATIN && !PHONETIC.contains(codePoint);
    if (ASCII.matcher(letter).matches() || plain) {
      return letter;
    }
    String skeleton = mixing.getSkeleton(letter);
    return ASCII_LETTERS.matcher(skeleton).matches() ? skeleton : letter;
  }

  private static String scripts(String word) {
    String names =
        word
            .codePoints()
            .map(UScript::getScript)
            .filter(script -> script != UScript.COMMON && script != UScript.INHERITED)
            .mapToObj(UScript::getName)
            .collect(Collectors.toCollection(TreeSet::new))
            .descendingSet()
            .stream()
            .collect(Collectors.joining(" and "));
    return "%s %s letters".formatted(names.contains(" and ") ? "mixes" : "is written in", names);
  }
}
