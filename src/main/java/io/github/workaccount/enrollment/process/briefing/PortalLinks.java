package io.github.workaccount.enrollment.process.briefing;

import io.github.workaccount.enrollment.model.microsoft.Cloud;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where people go in Microsoft's portals; they move now and then, so they are configuration.
 *
 * @param cloud whose portal the Entra links lead to where they are not configured themselves
 * @param partnerCenter Partner Center's start page: signing in there enrolls a company
 * @param partnerCenterTenants Account settings, Tenants
 * @param partnerCenterUsers Account settings, User management
 * @param microsoft365Admin the Microsoft 365 admin center
 * @param entraDomains the tenant's custom domain names
 * @param createTenant where a tenant is created
 */
@ConfigurationProperties("enrollment.portal")
record PortalLinks(
    Cloud cloud,
    String partnerCenter,
    String partnerCenterTenants,
    String partnerCenterUsers,
    String microsoft365Admin,
    String entraDomains,
    String createTenant) {

  PortalLinks {
    entraDomains = orElse(entraDomains, cloud, "DomainsList.ReactView");
    createTenant = orElse(createTenant, cloud, "TenantOverview.ReactView");
  }

  /** The Entra admin center of the cloud. */
  String entra() {
    return cloud.portal();
  }

  private static String orElse(String configured, Cloud cloud, String view) {
    return configured == null || configured.isBlank()
        ? cloud.portal() + "/#view/Microsoft_AAD_IAM/" + view
        : configured;
  }
}
