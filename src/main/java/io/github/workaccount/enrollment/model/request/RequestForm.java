package io.github.workaccount.enrollment.model.request;

import io.github.workaccount.enrollment.model.address.AddressRules;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.address.DomainText;
import io.github.workaccount.enrollment.model.address.WorkEmail;
import io.github.workaccount.enrollment.model.input.Field;
import io.github.workaccount.enrollment.model.input.FieldText;
import io.github.workaccount.enrollment.model.input.InvalidInput;
import io.github.workaccount.enrollment.model.input.InvalidInput.Violation;
import io.github.workaccount.enrollment.model.input.InvalidValue;
import io.github.workaccount.enrollment.model.microsoft.PartnerProgram;
import io.github.workaccount.enrollment.model.request.EnrollmentRequest.PartnerCenterAccount;
import io.github.workaccount.enrollment.model.text.Spaces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fields with which an enrollment is asked for, the same from the start form, the correction
 * and the REST API, read and checked in this one place.
 */
public final class RequestForm {

  public static final String WORK_EMAIL = Field.WORK_EMAIL.key();
  public static final String COMPANY_NAME = Field.COMPANY_NAME.key();
  public static final String HEADQUARTERS = Field.HEADQUARTERS.key();
  public static final String PARTNER_CENTER_USERS = Field.PARTNER_CENTER_USERS.key();
  public static final String EXISTING_TENANT = Field.EXISTING_TENANT.key();
  public static final String PARTNER_CENTER_ACCOUNT = Field.PARTNER_CENTER_ACCOUNT.key();
  public static final String ADMIN_CONTACT = Field.ADMIN_CONTACT.key();
  public static final String PARTNER_PROGRAM = Field.PARTNER_PROGRAM.key();
  public static final String DRY_RUN = Field.DRY_RUN.key();

  /** All fields; others are refused. */
  public static final Set<String> FIELDS =
      Set.of(
          WORK_EMAIL,
          COMPANY_NAME,
          HEADQUARTERS,
          PARTNER_CENTER_USERS,
          EXISTING_TENANT,
          PARTNER_CENTER_ACCOUNT,
          ADMIN_CONTACT,
          PARTNER_PROGRAM,
          DRY_RUN);

  /** The fields that a correction takes: a dry run stays one, and what is none becomes none. */
  public static final Set<String> CORRECTABLE =
      FIELDS.stream().filter(name -> !name.equals(DRY_RUN)).collect(Collectors.toUnmodifiableSet());

  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final DomainText domains;
  private final AddressRules rules;

  /**
   * @param domains reads the domains of tenants
   * @param rules the rules that addresses are held against
   */
  public RequestForm(DomainText domains, AddressRules rules) {
    this.domains = domains;
    this.rules = rules;
  }

  /**
   * Reads the fields.
   *
   * @param fields by name; {@code partnerCenterUsers} is text, one {@code email role} per line, or
   *     a list of {@link ListedUser}; {@code dryRun} is a boolean or its text, and false when it is
   *     absent
   * @return the request, and what is wrong with its work e-mail if anything is
   * @throws InvalidInput when another field is wrong, naming every field that is
   */
  public Reading read(Map<String, ?> fields) {
    return read(fields, tenant -> Optional.empty());
  }

  /**
   * Reads the fields, and has the tenant looked up that is named.
   *
   * @param fields as above
   * @param unknownTenant what is wrong with a domain or id of a tenant, if anything is
   * @return as above
   * @throws InvalidInput as above
   */
  public Reading read(Map<String, ?> fields, Function<String, Optional<String>> unknownTenant) {
    return new Reader(fields, unknownTenant).read();
  }

  /**
   * The fields as the start form has them.
   *
   * @param fields by name, usable ones
   * @return each as text, a list of users one a line
   */
  public static Map<String, String> inText(Map<String, ?> fields) {
    Map<String, String> texts = new HashMap<>();
    fields.forEach(
        (name, value) ->
            texts.put(
                name, value instanceof List<?> users ? inLines(users) : String.valueOf(value)));
    return texts;
  }

  private static String inLines(List<?> users) {
    return users.stream()
        .map(user -> user instanceof ListedUser listed ? listed.line() : "")
        .collect(Collectors.joining("\n"));
  }

  /**
   * How long a list may be, in words.
   *
   * @param field whose texts are kept together
   */
  public static String atMostInAll(Field field) {
    return "At most %d characters in all: every e-mail and role, each with a space or a line break after it."
        .formatted(field.maxLength());
  }

  /**
   * A Partner Center user in a list, as a program sends one.
   *
   * @param email the work e-mail; null when none was sent
   * @param role the intended role; null when none was sent
   */
  public record ListedUser(String email, String role) {

    private String line() {
      String address = email == null ? "" : Spaces.strip(email);
      return role == null ? address : address + " " + Spaces.strip(role);
    }
  }

  /**
   * Reads the name of a tenant as people type it.
   *
   * @param text a domain or an id
   * @return the canonical domain, or the id in lower case
   * @throws InvalidValue when it is neither
   */
  public String tenantReference(String text) {
    String typed = Spaces.strip(text);
    if (GUID.matcher(typed).matches()) {
      return typed.toLowerCase(Locale.ROOT);
    }
    try {
      return domains.read(typed).value();
    } catch (InvalidValue e) {
      throw new InvalidValue(
          "\"%s\" is no tenant. Give a domain such as contoso.onmicrosoft.com, or the tenant id."
              .formatted(typed));
    }
  }

  /**
   * What was read.
   *
   * @param request the request
   * @param email the usable work e-mail; null when it is unusable
   * @param problem what is wrong with the work e-mail; null when it is usable
   */
  public record Reading(EnrollmentRequest request, WorkEmail email, Violation problem) {

    /** The domain to enroll; null when the work e-mail is unusable. */
    public DomainName domain() {
      return email == null ? null : email.domain();
    }

    /**
     * Takes only a request whose work e-mail is usable.
     *
     * @throws InvalidInput with the rule that it breaks
     */
    public Reading requireUsableAddress() {
      if (problem != null) {
        throw new InvalidInput(List.of(problem));
      }
      return this;
    }
  }

  private final class Reader {

    private final Map<String, ?> fields;
    private final Function<String, Optional<String>> unknownTenant;
    private final List<Violation> violations = new ArrayList<>();

    Reader(Map<String, ?> fields, Function<String, Optional<String>> unknownTenant) {
      this.fields = fields;
      this.unknownTenant = unknownTenant;
    }

    Reading read() {
      fields.keySet().stream()
          .filter(name -> !FIELDS.contains(name))
          .sorted()
          .forEach(name -> refuse(name, "There is no such field. Leave it out."));
      String workEmail = text(Field.WORK_EMAIL);
      String companyName = text(Field.COMPANY_NAME);
      String headquarters = headquarters();
      List<PartnerCenterUser> users = partnerCenterUsers();
      String tenant = existingTenant();
      PartnerCenterAccount account = partnerCenterAccount();
      String adminContact = adminContact();
      PartnerProgram program = partnerProgram();
      boolean dryRun = dryRun();
      if (!violations.isEmpty()) {
        Optional.ofNullable(workEmail)
            .flatMap(this::problem)
            .ifPresent(problem -> violations.add(0, problem));
        throw new InvalidInput(violations);
      }
      EnrollmentRequest request =
          new EnrollmentRequest(
              workEmail,
              companyName,
              headquarters,
              users,
              tenant,
              account,
              adminContact,
              program,
              dryRun);
      Violation problem = problem(workEmail).orElse(null);
      return new Reading(request, problem == null ? rules.check(workEmail) : null, problem);
    }

    private Optional<Violation> problem(String workEmail) {
      try {
        rules.check(workEmail);
        return Optional.empty();
      } catch (InvalidValue e) {
        return Optional.of(new Violation(WORK_EMAIL, e.rule(), e.getMessage()));
      }
    }

    private String headquarters() {
      String code = text(Field.HEADQUARTERS);
      if (code != null && !Countries.contains(code)) {
        refuse(
            HEADQUARTERS,
            "\"%s\" is no country code. Give %s."
                .formatted(
                    code,
                    Countries.meant(code)
                        .map("\"%s\""::formatted)
                        .orElse("two letters, such as DE")));
      }
      return code;
    }

    private String existingTenant() {
      String typed = text(Field.EXISTING_TENANT);
      try {
        String tenant = typed == null ? null : tenantReference(typed);
        Optional.ofNullable(tenant)
            .flatMap(unknownTenant)
            .ifPresent(problem -> refuse(EXISTING_TENANT, problem));
        return tenant;
      } catch (InvalidValue e) {
        refuse(EXISTING_TENANT, e.getMessage());
        return null;
      }
    }

    private PartnerCenterAccount partnerCenterAccount() {
      String key = text(Field.PARTNER_CENTER_ACCOUNT);
      if (key == null) {
        return PartnerCenterAccount.EXISTING;
      }
      return Arrays.stream(PartnerCenterAccount.values())
          .filter(account -> account.key().equals(key))
          .findFirst()
          .orElseGet(
              () -> {
                refuse(PARTNER_CENTER_ACCOUNT, "Give \"none\" or \"existing\".");
                return null;
              });
    }

    private PartnerProgram partnerProgram() {
      String key = text(Field.PARTNER_PROGRAM);
      if (key == null) {
        return null;
      }
      Optional<PartnerProgram> program = PartnerProgram.of(key);
      if (program.isEmpty()) {
        refuse(PARTNER_PROGRAM, "Give \"ai-cloud\", \"csp\" or \"both\", or leave it out.");
      }
      return program.orElse(null);
    }

    private String adminContact() {
      String typed = text(Field.ADMIN_CONTACT);
      try {
        return typed == null ? null : WorkEmail.parse(typed, domains).value();
      } catch (InvalidValue e) {
        refuse(ADMIN_CONTACT, e.getMessage());
        return null;
      }
    }

    private boolean dryRun() {
      Object sent = fields.get(DRY_RUN);
      String flag = sent == null ? "false" : sent.toString();
      if (!flag.equals("true") && !flag.equals("false")) {
        refuse(DRY_RUN, "Give true or false.");
      }
      return flag.equals("true");
    }

    private List<PartnerCenterUser> partnerCenterUsers() {
      return fields.get(PARTNER_CENTER_USERS) instanceof List<?> users
          ? listedUsers(users)
          : typedUsers();
    }

    private List<PartnerCenterUser> listedUsers(List<?> sent) {
      if (sent.isEmpty()) {
        refuse(PARTNER_CENTER_USERS, "Give at least one: they are required.");
      } else if (inLines(sent).length() > Field.PARTNER_CENTER_USERS.maxLength()) {
        refuse(PARTNER_CENTER_USERS, atMostInAll(Field.PARTNER_CENTER_USERS));
      }
      List<PartnerCenterUser> users = new ArrayList<>();
      Set<String> seen = new HashSet<>();
      for (int i = 0; i < sent.size(); i++) {
        String field = "%s[%d]".formatted(PARTNER_CENTER_USERS, i);
        ListedUser user = sent.get(i) instanceof ListedUser u ? u : new ListedUser(null, null);
        String email = text(Field.EMAIL, user.email(), field + ".email");
        String role = text(Field.ROLE, user.role(), field + ".role");
        if (email != null && email.chars().anyMatch(Spaces::isSpace)) {
          refuse(field + ".email", "Give one e-mail address such as kim@contoso.com.");
        } else if (email != null) {
          users.add(partnerCenterUser(field + ".email", email, role, seen));
        }
      }
      return users;
    }

    private List<PartnerCenterUser> typedUsers() {
      List<String> lines =
          Stream.ofNullable(text(Field.PARTNER_CENTER_USERS))
              .flatMap(String::lines)
              .map(Spaces::strip)
              .filter(line -> !line.isEmpty())
              .toList();
      List<PartnerCenterUser> users = new ArrayList<>();
      Set<String> seen = new HashSet<>();
      for (int i = 0; i < lines.size(); i++) {
        String[] parts = Spaces.firstWordAndRest(lines.get(i));
        String field = "%s[%d]".formatted(PARTNER_CENTER_USERS, i);
        String role = parts.length > 1 ? parts[1].replace('\t', ' ') : null;
        users.add(
            partnerCenterUser(
                field + ".email", parts[0], text(Field.ROLE, role, field + ".role"), seen));
      }
      return users;
    }

    private PartnerCenterUser partnerCenterUser(
        String field, String typed, String role, Set<String> seen) {
      String email = typed;
      try {
        email = rules.check(typed).value();
      } catch (InvalidValue e) {
        violations.add(new Violation(field, e.rule(), e.getMessage()));
      }
      if (!seen.add(email.toLowerCase(Locale.ROOT))) {
        refuse(field, "%s is listed twice. List each person once.".formatted(email));
      }
      return new PartnerCenterUser(email, role);
    }

    /** The text of a field; null when it is absent or was refused. */
    private String text(Field field) {
      return text(field, fields.get(field.key()), field.key());
    }

    private String text(Field field, Object sent, String name) {
      return FieldText.read(field, sent, violation -> refuse(name, violation.message()));
    }

    private void refuse(String field, String message) {
      violations.add(new Violation(field, null, message));
    }
  }
}
