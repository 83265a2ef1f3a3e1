package io.github.workaccount.enrollment.sandbox.state;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The companies, tenants and people with which the sandbox starts and to which a reset returns. */
public final class Seed {

  /** The tenant in which the product's own application is registered. */
  public static final String OWN_TENANT_ID = "5a0d3c1e-7b42-4c8f-9e16-0f2b7d84a601";

  static final String OWN_TENANT_DOMAIN = "workaccountenrollment.onmicrosoft.com";

  private static final Instant SINCE = Instant.parse("2024-03-04T09:00:00Z");

  private static final List<Person> PEOPLE =
      List.of(
          new Person("alex", "Alex", "Wilber"),
          new Person("sam", "Sam", "Rivera"),
          new Person("kim", "Kim", "Abercrombie"),
          new Person("lee", "Lee", "Gu"),
          new Person("megan", "Megan", "Bowen"),
          new Person("adele", "Adele", "Vance"),
          new Person("diego", "Diego", "Siciliani"),
          new Person("joni", "Joni", "Sherman"),
          new Person("lidia", "Lidia", "Holloway"),
          new Person("nestor", "Nestor", "Wilke"));

  /** Of a partner company: in every tenant of the start a guest, who signs in at home. */
  private static final Person GUEST = new Person("quinn", "Quinn", "Campbell");

  private static final String GUESTS_HOME = "adventure-works.com";

  private static final List<String> COMPANIES =
      List.of(
          "contoso.com",
          "northwindtraders.com",
          "fabrikam.com",
          "adatum.com",
          "litware.com",
          "treyresearch.net",
          "proseware.com",
          "woodgrovebank.com");

  private Seed() {}

  /** Replaces everything but keys and secrets by the seed. */
  public static void plant(EntraDirectory directory) {
    clear(directory);
    for (String company : COMPANIES) {
      directory.zones().put(company, Zone.ofCompany(company));
    }
    plantOwnTenant(directory);
    plantCompanies(directory);
  }

  /** Adds a tenant as a person creates it: with its two administrators and no other user. */
  public static EntraTenant createTenant(
      EntraDirectory directory,
      String displayName,
      String initialDomain,
      String country,
      Instant now) {
    EntraTenant tenant =
        new EntraTenant(
            UUID.randomUUID().toString(),
            displayName,
            country,
            initialDomain,
            TenantKind.MANAGED,
            CloudInstance.GLOBAL,
            0);
    directory.addTenant(tenant, now);
    addAdministrators(directory, tenant);
    return tenant;
  }

  private static void clear(EntraDirectory directory) {
    directory.tenants().clear();
    directory.domains().clear();
    directory.users().clear();
    directory.groups().clear();
    directory.consents().clear();
    directory.zones().clear();
  }

  private static void plantOwnTenant(EntraDirectory directory) {
    EntraTenant own =
        new EntraTenant(
            OWN_TENANT_ID,
            "Work Account Enrollment",
            "US",
            OWN_TENANT_DOMAIN,
            TenantKind.MANAGED,
            CloudInstance.GLOBAL,
            0);
    directory.addTenant(own, SINCE);
    addAdministrators(directory, own);
    directory
        .consents()
        .put(own.id(), new Consent(own.id(), AppRegistration.OWN_TENANT_PERMISSIONS, SINCE));
    directory
        .consents()
        .put(
            Consent.key(own.id(), AppRegistration.READER_ID),
            new Consent(own.id(), AppRegistration.OWN_TENANT_PERMISSIONS, SINCE));
  }

  private static void plantCompanies(EntraDirectory d) {
    verified(d, tenant("1f6a4c52", "Contoso", "US", "contoso", 40), "contoso.com", false);
    verified(d, tenant("2b8d7e14", "Litware, Inc.", "US", "litware", 12_000), "litware.com", false);
    verified(
        d,
        tenant("3c9e5f26", "Trey Research", "CA", "treyresearch", 300),
        "treyresearch.net",
        true);
    verified(
        d,
        tenant("4dae6a38", "Proseware Holding", "DE", "prosewareholding", 60),
        "proseware.com",
        false);
    initialOnly(
        d, tenant("5ebf7b4a", "Northwind Traders", "US", "northwind", 12), "northwindtraders.com");
    initialOnly(d, tenant("6fc08c5c", "Proseware", "DE", "proseware", 12), "proseware.com");
    EntraTenant adatum = tenant("70d19d6e", "A. Datum Corporation", "GB", "adatum", 15);
    verified(d, adatum.withKind(TenantKind.UNMANAGED), "adatum.com", false);
    EntraTenant woodgrove = tenant("81e2ae70", "Woodgrove Bank", "US", "woodgrovebank", 80);
    verified(d, inUsGovernmentCloud(woodgrove), "woodgrovebank.com", false);
  }

  private static EntraTenant tenant(
      String idStart, String displayName, String country, String prefix, long users) {
    return new EntraTenant(
        idStart + "-3d5f-4a7b-8c9d-" + idStart + "c0de",
        displayName,
        country,
        prefix + ".onmicrosoft.com",
        TenantKind.MANAGED,
        CloudInstance.GLOBAL,
        users - PEOPLE.size() - 1);
  }

  private static EntraTenant inUsGovernmentCloud(EntraTenant tenant) {
    return new EntraTenant(
        tenant.id(),
        tenant.displayName(),
        tenant.country(),
        tenant.initialDomain().replace("onmicrosoft.com", "onmicrosoft.us"),
        tenant.kind(),
        CloudInstance.US_GOVERNMENT,
        tenant.unnamedUsers());
  }

  private static void verified(
      EntraDirectory d, EntraTenant tenant, String domain, boolean federated) {
    d.tenants().put(tenant.id(), tenant);
    d.add(
        new TenantDomain(
            tenant.id(), tenant.initialDomain(), true, false, true, false, null, SINCE));
    d.add(new TenantDomain(tenant.id(), domain, true, true, false, federated, null, SINCE));
    addPeople(d, tenant, domain, domain);
  }

  private static void initialOnly(EntraDirectory d, EntraTenant tenant, String mailDomain) {
    d.addTenant(tenant, SINCE);
    addPeople(d, tenant, tenant.initialDomain(), mailDomain);
  }

  private static void addPeople(
      EntraDirectory d, EntraTenant tenant, String signIn, String mailDomain) {
    for (Person person : PEOPLE) {
      boolean administrator = EntraDirectory.ADMINISTRATORS.contains(person.name());
      String domain = administrator ? tenant.initialDomain() : signIn;
      d.addUser(tenant, person, person.name() + "@" + domain, person.name() + "@" + mailDomain);
    }
    String name = GUEST.name() + "_" + GUESTS_HOME + "#EXT#@" + tenant.initialDomain();
    d.addUser(tenant, GUEST, name, GUEST.name() + "@" + GUESTS_HOME);
  }

  private static void addAdministrators(EntraDirectory directory, EntraTenant tenant) {
    for (Person person : PEOPLE) {
      if (EntraDirectory.ADMINISTRATORS.contains(person.name())) {
        String address = person.name() + "@" + tenant.initialDomain();
        directory.addUser(tenant, person, address, null);
      }
    }
  }
}
