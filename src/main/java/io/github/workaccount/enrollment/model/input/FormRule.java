package io.github.workaccount.enrollment.model.input;

/**
 * Stable names of the rules of form that an address can break, beside the rules R1, R3 and R4. They
 * are part of the REST API.
 */
public final class FormRule {

  /** Not a mailbox (RFC 5321, RFC 6531). */
  public static final String ADDRESS_SYNTAX = "address-syntax";

  /** Not a domain name (RFC 1035, RFC 5890). */
  public static final String DOMAIN_SYNTAX = "domain-syntax";

  /** A local part in quotation marks: valid (RFC 5321), but many systems deliver none. */
  public static final String QUOTED_LOCAL_PART = "quoted-local-part";

  /** An IP address in the place of a domain (RFC 5321, section 4.1.3). */
  public static final String IP_LITERAL = "ip-literal";

  /** A name without a dot. */
  public static final String SINGLE_LABEL = "single-label";

  /** A name that is reserved (RFC 6761). */
  public static final String SPECIAL_USE = "special-use";

  /** A domain below which anybody can register names. */
  public static final String PUBLIC_SUFFIX = "public-suffix";

  /** Letters that can be taken for others (UTS 39). */
  public static final String LOOK_ALIKE = "look-alike";

  private FormRule() {}
}
