package io.github.workaccount.enrollment.model.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitialDomainNamesTest {

  @ParameterizedTest
  @CsvSource({
    "fabrikam.com, Fabrikam, fabrikam",
    "my-company.co.uk, My company, mycompany",
    "müller.de, Müller GmbH, muller",
    "straße.de, Straße AG, strasse",
    "smørrebrød.dk, Smørrebrød, smorrebrod",
    "例え.jp, Tatoe K.K., tatoekk",
    "例え.jp, 例え, company"
  })
  void beginsWithTheLatinLettersOfTheDomainElseOfTheCompany(
      String domain, String company, String best) {
    assertThat(InitialDomainNames.suggest(domain, company, "US").get(0)).isEqualTo(best);
  }

  @Test
  void offersOtherNamesAndNoneIsTooLong() {
    assertThat(InitialDomainNames.suggest("fabrikam.com", "Fabrikam", "US"))
        .startsWith("fabrikam", "fabrikamus", "fabrikampartner")
        .doesNotHaveDuplicates();
    assertThat(InitialDomainNames.suggest("a".repeat(60) + ".com", "A", "US"))
        .allSatisfy(name -> assertThat(name.length()).isLessThanOrEqualTo(27));
  }
}
