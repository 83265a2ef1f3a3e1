package io.github.workaccount.enrollment.model.input;

import java.util.Arrays;
import java.util.Optional;

/**
 * What people enter, by the name that it has in the forms, among the engine's variables and in the
 * REST API: what kind of entry it is, whether it is required and how long it may be. They are said
 * here alone; the description of the API is made from it, and a test holds every form to it.
 */
public enum Field {
  WORK_EMAIL("workEmail", Kind.LINE, true, Lengths.ADDRESS),
  COMPANY_NAME("companyName", Kind.LINE, true, Lengths.NAME),
  HEADQUARTERS("headquarters", Kind.CHOICE, true, Lengths.NAME),
  PARTNER_CENTER_USERS("partnerCenterUsers", Kind.LINES, true, Lengths.VARIABLE),
  /** Of one of the Partner Center users. */
  EMAIL("email", Kind.LINE, true, Lengths.ADDRESS),
  /** Of one of the Partner Center users. */
  ROLE("role", Kind.LINE, false, Lengths.NAME),
  EXISTING_TENANT("existingTenant", Kind.LINE, false, Lengths.ADDRESS),
  PARTNER_CENTER_ACCOUNT("partnerCenterAccount", Kind.CHOICE, false, Lengths.NAME),
  ADMIN_CONTACT("adminContact", Kind.LINE, false, Lengths.ADDRESS),
  PARTNER_PROGRAM("partnerProgram", Kind.CHOICE, false, Lengths.NAME),
  DRY_RUN("dryRun", Kind.FLAG, false, 0),
  DECISION("decision", Kind.CHOICE, true, Lengths.NAME),
  ROUTE("route", Kind.CHOICE, false, Lengths.NAME),
  ENROLLED_DOMAIN("enrolledDomain", Kind.CHOICE, false, Lengths.ADDRESS),
  LOOK_INSIDE("lookInside", Kind.FLAG, false, 0),
  TENANT_DOMAIN("tenantDomain", Kind.LINE, true, Lengths.ADDRESS),
  TENANT_ADMIN("tenantAdmin", Kind.LINE, false, Lengths.ADDRESS),
  BY_HAND("byHand", Kind.FLAG, false, 0),
  PLAN_DECISION("planDecision", Kind.CHOICE, true, Lengths.NAME),
  PLAN_DIGEST("planDigest", Kind.LINE, true, Lengths.NAME),
  INCLUDE_GUESTS("includeGuests", Kind.FLAG, false, 0),
  /** Unfolds a part of the form, and decides nothing. */
  SHOW_CALLS("showCalls", Kind.FLAG, false, 0),
  RESOLUTION("resolution", Kind.CHOICE, true, Lengths.NAME),
  ASSOCIATED("associated", Kind.FLAG, true, 0),
  USERS_ADDED("usersAdded", Kind.FLAG, false, 0),
  ROLES("roles", Kind.LINES, false, Lengths.VARIABLE),
  COMMENT("comment", Kind.LINES, false, Lengths.REMARK),
  /** Why something is done out of turn. */
  REASON("reason", Kind.LINES, true, Lengths.REMARK);

  /** How something is entered. */
  public enum Kind {
    /** Text without line breaks. */
    LINE,
    /** Text with line breaks. */
    LINES,
    /** One of several words. */
    CHOICE,
    /** Yes or no. */
    FLAG
  }

  private final String key;
  private final Kind kind;
  private final boolean required;
  private final int maxLength;

  Field(String key, Kind kind, boolean required, int maxLength) {
    this.key = key;
    this.kind = kind;
    this.required = required;
    this.maxLength = maxLength;
  }

  /** Finds a field by its name. */
  public static Optional<Field> of(String key) {
    return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
  }

  /** Its name. */
  public String key() {
    return key;
  }

  /** How it is entered. */
  public Kind kind() {
    return kind;
  }

  /** Whether it must be there: a text with more than spaces, a choice, or a yes. */
  public boolean required() {
    return required;
  }

  /** The most characters (UTF-16, without spaces around them) of a text; 0 where there are none. */
  public int maxLength() {
    return maxLength;
  }

  private static final class Lengths {
    static final int NAME = 200;

    /** The longest address of e-mail (RFC 5321); a domain is shorter. */
    static final int ADDRESS = 254;

    static final int REMARK = 2000;

    /** The longest text that the engine keeps as a variable. */
    static final int VARIABLE = 4000;
  }
}
