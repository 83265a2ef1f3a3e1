package io.github.workaccount.enrollment.model.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.workaccount.enrollment.address.TestAddresses;
import io.github.workaccount.enrollment.model.Texts;
import io.github.workaccount.enrollment.model.input.InvalidInput;
import io.github.workaccount.enrollment.model.input.InvalidInput.Violation;
import io.github.workaccount.enrollment.model.microsoft.PartnerProgram;
import io.github.workaccount.enrollment.model.request.EnrollmentRequest.PartnerCenterAccount;
import io.github.workaccount.enrollment.model.request.RequestForm.ListedUser;
import io.github.workaccount.enrollment.model.request.RequestForm.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestFormTest {

  private final RequestForm form = TestAddresses.form(Set.of("gmail.com"));

  @ParameterizedTest
  @ValueSource(strings = {"yes", "TRUE", "1", "", " true"})
  void refusesADryRunThatIsNeitherTrueNorFalse(String value) {
    assertThatThrownBy(() -> form.read(Map.of("dryRun", value)))
        .hasMessageContaining("dryRun: Give true or false.");
  }

  @Test
  void takesADryRunAsABooleanAndAsItsText() {
    Map<String, Object> fields =
        new HashMap<>(
            Map.of(
                "workEmail", "kim@contoso.com",
                "companyName", "Contoso",
                "headquarters", "US",
                "partnerCenterUsers", "kim@contoso.com"));
    assertThat(form.read(fields).request().dryRun()).isFalse();
    for (Object value : List.of(true, "true")) {
      fields.put("dryRun", value);
      assertThat(form.read(fields).request().dryRun()).isTrue();
    }
  }

  @Provide
  Arbitrary<Map<String, Object>> anything() {
    Arbitrary<String> names =
        Arbitraries.oneOf(Arbitraries.of(RequestForm.FIELDS), Arbitraries.strings().ofMaxLength(5));
    Arbitrary<Object> values =
        Arbitraries.oneOf(
            Texts.typed().asGeneric(),
            Arbitraries.of(1, true, Map.of(), "DE", "existing").asGeneric(),
            Arbitraries.strings().all().ofMinLength(190).ofMaxLength(5000).asGeneric());
    return Arbitraries.maps(names, values).ofMaxSize(9);
  }

  @Provide
  Arbitrary<Map<String, Object>> wellFormed() {
    Arbitrary<String> users =
        Combinators.combine(
                Arbitraries.of("kim@contoso.com", "Al@Contoso.COM", "ü@bücher.de"),
                Arbitraries.of("", " Referrals admin", "\tadmin", " x  y "),
                Arbitraries.of("\n", "\r\n", "\n\n"))
            .as((email, role, end) -> email + role + end);
    return Combinators.combine(
            Texts.addresses(),
            Arbitraries.of("Contoso Ltd", " Ünïcode & Söhne ", "日本"),
            Arbitraries.of("DE", "US", "JP"),
            users,
            Arbitraries.of("", "Contoso.OnMicrosoft.com", "0F8FAD5B-D9CB-469F-A165-70867728950E"),
            Arbitraries.of("", "none", "existing"),
            Arbitraries.of("", "Alex@Fabrikam.com", "alex@gmail.com"))
        .as(
            (email, company, country, people, tenant, account, admin) ->
                Map.of(
                    RequestForm.WORK_EMAIL, email,
                    RequestForm.COMPANY_NAME, company,
                    RequestForm.HEADQUARTERS, country,
                    RequestForm.PARTNER_CENTER_USERS, people,
                    RequestForm.EXISTING_TENANT, tenant,
                    RequestForm.PARTNER_CENTER_ACCOUNT, account,
                    RequestForm.ADMIN_CONTACT, admin));
  }

  @Property(tries = 300)
  void refusesAnythingElseNamingTheFields(@ForAll("anything") Map<String, Object> fields) {
    try {
      form.read(fields);
    } catch (InvalidInput e) {
      assertThat(e.violations())
          .isNotEmpty()
          .allSatisfy(violation -> assertThat(violation.message()).isNotBlank())
          .allSatisfy(violation -> assertThat(violation.field()).isNotNull());
    }
  }

  @Property(tries = 300)
  void readsWhatItPrints(@ForAll("wellFormed") Map<String, Object> fields) {
    Reading first = form.read(fields);

    Reading second = form.read(print(first.request()));

    assertThat(second).isEqualTo(first);
  }

  @Property(tries = 300)
  void acceptsOnlyCanonicalDomains(@ForAll("wellFormed") Map<String, Object> fields) {
    Reading reading = form.read(fields);

    assertThat(reading.email() == null).isEqualTo(reading.problem() != null);
    if (reading.domain() != null) {
      assertThat(TestAddresses.TEXT.read(reading.domain().value())).isEqualTo(reading.domain());
    }
  }

  @Test
  void readsAWholeRequest() {
    Map<String, Object> fields = valid();
    fields.put(RequestForm.PARTNER_CENTER_USERS, "kim@contoso.com Referrals admin\nal@contoso.com");
    fields.put(RequestForm.EXISTING_TENANT, "Contoso.OnMicrosoft.com");

    EnrollmentRequest request = form.read(fields).requireUsableAddress().request();

    assertThat(request.partnerCenterUsers())
        .containsExactly(
            new PartnerCenterUser("kim@contoso.com", "Referrals admin"),
            new PartnerCenterUser("al@contoso.com", null));
    assertThat(request.existingTenant()).isEqualTo("contoso.onmicrosoft.com");
    assertThat(request.partnerCenterAccount()).isEqualTo(PartnerCenterAccount.EXISTING);
    assertThat(request.adminContact()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "kim@mail.gmail.com, R1",
    "info@contoso.com, R3",
    "kim@contoso.onmicrosoft.com, R4",
    "kim@contoso.test, special-use",
    "kim@co.uk, public-suffix",
    "kim@c\u043entoso.com, look-alike",
    "kim@contoso, single-label",
    "kim@[192.0.2.1], ip-literal"
  })
  void holdsEachPartnerCenterUserAgainstTheSameRules(String address, String rule) {
    Map<String, Object> fields = valid();
    fields.put(RequestForm.PARTNER_CENTER_USERS, "al@contoso.com\n" + address + " Admin agent");

    assertThatThrownBy(() -> form.read(fields))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            refused ->
                assertThat(refused.violations())
                    .extracting(Violation::field, Violation::rule)
                    .containsExactly(tuple("partnerCenterUsers[1].email", rule)));
    fields.put(RequestForm.PARTNER_CENTER_USERS, "al@contoso.com");
    fields.put(RequestForm.WORK_EMAIL, address);
    assertThat(form.read(fields).problem().rule()).isEqualTo(rule);
  }

  @Test
  void letsAnUnusableAddressStartSoThatItCanBeCorrected() {
    Map<String, Object> fields = valid();
    fields.put(RequestForm.WORK_EMAIL, "kim@gmail.com");

    Reading reading = form.read(fields);

    assertThat(reading.problem().rule()).isEqualTo("R1");
    assertThat(reading.domain()).isNull();
    assertThatThrownBy(reading::requireUsableAddress).isInstanceOf(InvalidInput.class);
  }

  @ParameterizedTest
  @CsvSource({
    "headquarters, de, headquarters",
    "headquarters, XX, headquarters",
    "headquarters, '', headquarters",
    "companyName, '  ', companyName",
    "companyName, 'Con\u200btoso', companyName",
    "companyName, 'Con\u200ctoso', companyName",
    "companyName, 'Con\u200dtoso', companyName",
    "companyName, '\u0646\u200c\u200c\u0646', companyName",
    "companyName, 'Con\u202etoso', companyName",
    "companyName, 'Con\u0000toso', companyName",
    "workEmail, '', workEmail",
    "partnerCenterUsers, '', partnerCenterUsers",
    "partnerCenterUsers, 'kim@gmail.com', partnerCenterUsers[0].email",
    "partnerCenterUsers, 'kim', partnerCenterUsers[0].email",
    "existingTenant, 'no tenant', existingTenant",
    "partnerCenterAccount, maybe, partnerCenterAccount",
    "adminContact, alex, adminContact",
    "requester, alex, requester"
  })
  void namesTheWrongField(String field, String value, String named) {
    Map<String, Object> fields = valid();
    fields.put(field, value);

    assertThatThrownBy(() -> form.read(fields))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            refused ->
                assertThat(refused.violations())
                    .extracting(Violation::field)
                    .containsExactly(named));
  }

  @ParameterizedTest
  @CsvSource({
    "UK, GB",
    "uk, GB",
    "EL, GR",
    "de, DE",
    "DEU, DE",
    "Germany, DE",
    "United Kingdom, GB"
  })
  void namesTheCodeOfTheCountryThatIsMeant(String typed, String code) {
    Map<String, Object> fields = valid();
    fields.put(RequestForm.HEADQUARTERS, typed);

    assertThatThrownBy(() -> form.read(fields))
        .hasMessageContaining("\"%s\" is no country code. Give \"%s\".".formatted(typed, code));
  }

  @Test
  void leavesTheSpacesOfOtherProgramsBehind() {
    Map<String, Object> fields = valid();
    fields.put(RequestForm.WORK_EMAIL, "\u00a0kim@contoso.com\u202f");
    fields.put(RequestForm.COMPANY_NAME, "\u2003Contoso\u00a0Ltd\u00a0");
    fields.put(RequestForm.PARTNER_CENTER_USERS, "\u00a0kim@contoso.com\u00a0Admin agent\u3000");
    fields.put(RequestForm.EXISTING_TENANT, "\u00a0contoso.onmicrosoft.com\u00a0");

    EnrollmentRequest request = form.read(fields).requireUsableAddress().request();

    assertThat(request.workEmail()).isEqualTo("kim@contoso.com");
    assertThat(request.companyName()).isEqualTo("Contoso\u00a0Ltd");
    assertThat(request.partnerCenterUsers())
        .containsExactly(new PartnerCenterUser("kim@contoso.com", "Admin agent"));
    assertThat(request.existingTenant()).isEqualTo("contoso.onmicrosoft.com");
  }

  @Test
  void takesJoinersWhereLettersAreJoined() {
    Map<String, Object> fields = valid();
    fields.put(RequestForm.WORK_EMAIL, "kim@\u0646\u0627\u0645\u0647\u200c\u0627\u06cc.com");
    fields.put(RequestForm.COMPANY_NAME, "\u0646\u0627\u0645\u0647\u200c\u0627\u06cc");

    Reading reading = form.read(fields).requireUsableAddress();

    assertThat(reading.domain().value()).isEqualTo("xn--mgba3gch31f060k.com");
    assertThat(reading.request().companyName()).contains("\u200c");
  }

  @Test
  void listsEachPersonOnceWhateverTheCase() {
    Map<String, Object> fields = valid();
    fields.put(RequestForm.PARTNER_CENTER_USERS, "kim@contoso.com\nKIM@Contoso.com");

    assertThatThrownBy(() -> form.read(fields)).hasMessageContaining("listed twice");
  }

  @Test
  void saysOneThingOfAFieldThatIsTooLong() {
    Map<String, Object> fields = valid();
    fields.put(RequestForm.PARTNER_CENTER_USERS, "kim@contoso.com\n".repeat(300));

    assertThatThrownBy(() -> form.read(fields))
        .isInstanceOfSatisfying(
            InvalidInput.class, refused -> assertThat(refused.violations()).hasSize(1));
  }

  @Test
  void takesAFieldUpToItsLengthAndSaysWhenItIsLonger() {
    Map<String, Object> fields = valid();
    fields.put(RequestForm.COMPANY_NAME, "x".repeat(200));
    fields.put(RequestForm.PARTNER_CENTER_USERS, "kim@contoso.com " + "y".repeat(200));
    assertThat(form.read(fields).request().companyName()).hasSize(200);

    fields.put(RequestForm.COMPANY_NAME, "x".repeat(201));
    fields.put(RequestForm.PARTNER_CENTER_USERS, "kim@contoso.com " + "y".repeat(201));

    assertThatThrownBy(() -> form.read(fields))
        .hasMessageContaining("companyName: At most 200 characters.")
        .hasMessageContaining("partnerCenterUsers[0].role: At most 200 characters.");
  }

  @Test
  void takesAListOfUsersAsLongAsItsLinesAre() {
    Map<String, Object> fields = valid();
    List<ListedUser> users =
        IntStream.range(0, 100)
            .mapToObj(i -> new ListedUser("user%02d@contoso.com".formatted(i), "y".repeat(20)))
            .toList();
    fields.put(RequestForm.PARTNER_CENTER_USERS, users);
    assertThat(RequestForm.inText(fields).get("partnerCenterUsers")).hasSize(3999);
    assertThat(form.read(fields).request())
        .isEqualTo(form.read(RequestForm.inText(fields)).request());

    List<ListedUser> more = new ArrayList<>(users);
    more.set(0, new ListedUser("user00@contoso.com", "y".repeat(22)));
    fields.put(RequestForm.PARTNER_CENTER_USERS, more);

    assertThatThrownBy(() -> form.read(fields))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            refused ->
                assertThat(refused.violations())
                    .containsExactly(
                        new Violation(
                            "partnerCenterUsers",
                            null,
                            "At most 4000 characters in all: every e-mail and role, each with a space or a line break after it.")));
  }

  @Test
  void tellsAllThatIsWrongWithAListOfUsersAndEverythingElse() {
    Map<String, Object> fields = valid();
    fields.put(RequestForm.WORK_EMAIL, "kim@gmail.com");
    fields.put(RequestForm.HEADQUARTERS, "XX");
    fields.put(
        RequestForm.PARTNER_CENTER_USERS,
        Arrays.asList(
            null,
            new ListedUser("kim @contoso.com", "Admin\nagent"),
            new ListedUser("lee@contoso.com", null),
            new ListedUser("al@gmail.com", "y".repeat(201))));

    assertThatThrownBy(() -> form.read(fields))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            refused ->
                assertThat(refused.violations())
                    .extracting(Violation::field, Violation::rule)
                    .containsExactlyInAnyOrder(
                        tuple("workEmail", "R1"),
                        tuple("headquarters", null),
                        tuple("partnerCenterUsers[0].email", null),
                        tuple("partnerCenterUsers[1].email", null),
                        tuple("partnerCenterUsers[1].role", null),
                        tuple("partnerCenterUsers[3].email", "R1"),
                        tuple("partnerCenterUsers[3].role", null)));
  }

  @Test
  void takesTextOnly() {
    Map<String, Object> fields = valid();
    fields.put(RequestForm.COMPANY_NAME, 7);

    assertThatThrownBy(() -> form.read(fields)).hasMessageContaining("companyName: Give text.");
  }

  @Test
  void readsThePartnerProgramByItsName() {
    Map<String, Object> fields = valid();
    assertThat(form.read(fields).request().partnerProgram()).isNull();
    fields.put(RequestForm.PARTNER_PROGRAM, "csp");
    assertThat(form.read(fields).request().partnerProgram()).isEqualTo(PartnerProgram.CSP);

    fields.put(RequestForm.PARTNER_PROGRAM, "gold");
    assertThatThrownBy(() -> form.read(fields)).hasMessageContaining("partnerProgram: Give");
  }

  @Test
  void keepsWhoAdministersTheTenant() {
    Map<String, Object> fields = valid();
    fields.put(RequestForm.ADMIN_CONTACT, "alex@Contoso.COM");

    assertThat(form.read(fields).request().adminContact()).isEqualTo("alex@contoso.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0F8FAD5B-D9CB-469F-A165-70867728950E", "Contoso.com", "  bücher.example "})
  void readsATenantByIdOrDomain(String typed) {
    String canonical = form.tenantReference(typed);

    assertThat(form.tenantReference(canonical)).isEqualTo(canonical);
  }

  private static Map<String, Object> valid() {
    return new HashMap<>(
        Map.of(
            RequestForm.WORK_EMAIL, "kim@contoso.com",
            RequestForm.COMPANY_NAME, "Contoso",
            RequestForm.HEADQUARTERS, "DE",
            RequestForm.PARTNER_CENTER_USERS, "kim@contoso.com"));
  }

  private static Map<String, Object> print(EnrollmentRequest request) {
    Map<String, Object> fields = new HashMap<>();
    fields.put(RequestForm.WORK_EMAIL, request.workEmail());
    fields.put(RequestForm.COMPANY_NAME, request.companyName());
    fields.put(RequestForm.HEADQUARTERS, request.headquarters());
    fields.put(
        RequestForm.PARTNER_CENTER_USERS,
        request.partnerCenterUsers().stream()
            .map(user -> user.role() == null ? user.email() : user.email() + " " + user.role())
            .collect(Collectors.joining("\n")));
    fields.put(RequestForm.EXISTING_TENANT, request.existingTenant());
    fields.put(RequestForm.PARTNER_CENTER_ACCOUNT, request.partnerCenterAccount().key());
    fields.put(RequestForm.ADMIN_CONTACT, request.adminContact());
    return fields;
  }
}
