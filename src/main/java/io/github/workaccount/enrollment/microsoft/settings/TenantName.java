package io.github.workaccount.enrollment.microsoft.settings;

import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.input.InvalidValue;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of tenants: an id or a domain. Only what passes here gets into an address. */
public final class TenantName {

  private static final Pattern GUID =
      Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

  private TenantName() {}

  /** Whether the text is a tenant id. */
  public static boolean isId(String text) {
    return text != null && GUID.matcher(text).matches();
  }

  /**
   * The canonical form of a tenant's id or domain.
   *
   * @throws DirectoryFailure.Invalid when it is neither
   */
  public static String canonical(String text) {
    String typed = text == null ? "" : text.strip();
    if (isId(typed)) {
      return typed.toLowerCase(Locale.ROOT);
    }
    try {
      return domain(typed).value();
    } catch (InvalidValue e) {
      throw new DirectoryFailure.Invalid(
          "\"%s\" names no tenant: give its id or one of its domains, such as contoso.com."
              .formatted(typed),
          null);
    }
  }

  /** Names come here canonical already, or from the configuration, where case is free. */
  private static DomainName domain(String text) {
    return new DomainName(text == null ? null : text.strip().toLowerCase(Locale.ROOT));
  }
}
