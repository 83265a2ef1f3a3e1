package io.github.workaccount.enrollment.address;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.SpoofChecker;
import io.github.workaccount.enrollment.model.DomainText.LookAlike;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Letters that can be taken for others (UTS 39): words that mix scripts beyond the restriction
 * level "highly restrictive" (which lets Japanese, Chinese and Korean be written with Latin), and
 * names that are all of foreign letters which look like Latin ones.
 */
final class Scripts {

  /** The scripts whose letters are taken for Latin ones. */
  private static final Set<Integer> LIKE_LATIN =
      Set.of(UScript.CYRILLIC, UScript.GREEK, UScript.ARMENIAN, UScript.CHEROKEE, UScript.COPTIC);

  private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
  private static final Pattern ASCII_LETTERS = Pattern.compile("[A-Za-z0-9-]+");

  private final SpoofChecker mixing =
      new SpoofChecker.Builder()
          .setChecks(SpoofChecker.RESTRICTION_LEVEL)
          .setRestrictionLevel(SpoofChecker.RestrictionLevel.HIGHLY_RESTRICTIVE)
          .build();

  /** What a domain name of U-labels can be taken for. */
  Optional<LookAlike> lookAlike(String name) {
    String[] labels = name.split("\\.");
    boolean latinTop = ASCII.matcher(labels[labels.length - 1]).matches();
    return Arrays.stream(labels)
        .filter(label -> isMixed(label) || (latinTop && isAllLikeLatin(label)))
        .findFirst()
        .map(label -> new LookAlike(name, latin(name), scripts(label)));
  }

  /** What a word that mixes scripts can be taken for. */
  Optional<LookAlike> mixed(String word) {
    return isMixed(word)
        ? Optional.of(new LookAlike(word, latin(word), scripts(word)))
        : Optional.empty();
  }

  private boolean isMixed(String word) {
    return !ASCII.matcher(word).matches() && mixing.failsChecks(word);
  }

  private boolean isAllLikeLatin(String label) {
    return label.codePoints().map(UScript::getScript).anyMatch(LIKE_LATIN::contains)
        && ASCII_LETTERS.matcher(latin(label)).matches();
  }

  /** The text with ASCII letters in the place of those that look like them. */
  private String latin(String text) {
    return text.codePoints().mapToObj(this::latin).collect(Collectors.joining());
  }

  private String latin(int codePoint) {
    String letter = Character.toString(codePoint);
    if (ASCII.matcher(letter).matches() || UScript.getScript(codePoint) == UScript.LATIN) {
      return letter;
    }
    String skeleton = mixing.getSkeleton(letter);
    return ASCII_LETTERS.matcher(skeleton).matches() ? skeleton : letter;
  }

  private static String scripts(String word) {
    return word
        .codePoints()
        .map(UScript::getScript)
        .filter(script -> script != UScript.COMMON && script != UScript.INHERITED)
        .mapToObj(UScript::getName)
        .collect(Collectors.toCollection(TreeSet::new))
        .descendingSet()
        .stream()
        .collect(Collectors.joining(" and "));
  }
}
