package io.github.workaccount.enrollment.address;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.IDNA;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicSuffixesTest {

  private final PublicSuffixes suffixes = new PublicSuffixes();

  /**
   * The list's own test vectors: each name, and what can be registered of it (a domain, or nothing
   * for a suffix). Those with a leading dot, with capitals or without a name are left out, since
   * names come here canonical.
   */
  @ParameterizedTest
  @CsvSource({
    "example, ",
    "example.example, example.example",
    "b.example.example, example.example",
    "a.b.example.example, example.example",
    "biz, ",
    "domain.biz, domain.biz",
    "b.domain.biz, domain.biz",
    "a.b.domain.biz, domain.biz",
    "com, ",
    "example.com, example.com",
    "b.example.com, example.com",
    "a.b.example.com, example.com",
    "uk.com, ",
    "example.uk.com, example.uk.com",
    "b.example.uk.com, example.uk.com",
    "a.b.example.uk.com, example.uk.com",
    "test.ac, test.ac",
    "mm, ",
    "c.mm, ",
    "b.c.mm, b.c.mm",
    "a.b.c.mm, b.c.mm",
    "jp, ",
    "test.jp, test.jp",
    "www.test.jp, test.jp",
    "ac.jp, ",
    "test.ac.jp, test.ac.jp",
    "www.test.ac.jp, test.ac.jp",
    "kyoto.jp, ",
    "test.kyoto.jp, test.kyoto.jp",
    "ide.kyoto.jp, ",
    "b.ide.kyoto.jp, b.ide.kyoto.jp",
    "a.b.ide.kyoto.jp, b.ide.kyoto.jp",
    "c.kobe.jp, ",
    "b.c.kobe.jp, b.c.kobe.jp",
    "a.b.c.kobe.jp, b.c.kobe.jp",
    "city.kobe.jp, city.kobe.jp",
    "www.city.kobe.jp, city.kobe.jp",
    "ck, ",
    "test.ck, ",
    "b.test.ck, b.test.ck",
    "a.b.test.ck, b.test.ck",
    "www.ck, www.ck",
    "www.www.ck, www.ck",
    "us, ",
    "test.us, test.us",
    "www.test.us, test.us",
    "ak.us, ",
    "test.ak.us, test.ak.us",
    "www.test.ak.us, test.ak.us",
    "k12.ak.us, ",
    "test.k12.ak.us, test.k12.ak.us",
    "www.test.k12.ak.us, test.k12.ak.us",
    "食狮.com.cn, 食狮.com.cn",
    "食狮.公司.cn, 食狮.公司.cn",
    "www.食狮.公司.cn, 食狮.公司.cn",
    "shishi.公司.cn, shishi.公司.cn",
    "公司.cn, ",
    "食狮.中国, 食狮.中国",
    "www.食狮.中国, 食狮.中国",
    "shishi.中国, shishi.中国",
    "中国, "
  })
  void findsWhatTheListsOwnTestsSayCanBeRegistered(String name, String registrable) {
    assertThat(suffixes.registrable(ascii(name)).orElse(null))
        .isEqualTo(registrable == null ? null : ascii(registrable));
    assertThat(suffixes.contains(ascii(name))).isEqualTo(registrable == null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kawasaki.jp",
        "kitakyushu.jp",
        "kobe.jp",
        "nagoya.jp",
        "sapporo.jp",
        "sendai.jp",
        "yokohama.jp",
        "sch.uk",
        "nom.br"
      })
  void knowsThatWhatStandsAboveARegistrysWildcardIsNobodys(String name) {
    assertThat(suffixes.contains(name)).isTrue();
    assertThat(suffixes.registrable(name)).isEmpty();
    assertThat(suffixes.registrable("www.contoso." + name)).hasValue("www.contoso." + name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"quipelements.com", "webhare.dev", "stolos.io"})
  void leavesACompanyTheDomainAboveItsOwnWildcard(String name) {
    assertThat(suffixes.registrable(name)).hasValue(name);
    assertThat(suffixes.contains("contoso." + name)).isTrue();
  }

  private static String ascii(String name) {
    return IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII)
        .nameToASCII(name, new StringBuilder(), new IDNA.Info())
        .toString();
  }
}
