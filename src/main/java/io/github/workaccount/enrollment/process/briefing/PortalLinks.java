package io.github.workaccount.enrollment.process.briefing;

import io.github.workaccount.enrollment.model.microsoft.Cloud;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people go in Microsoft's portals; they move now and then, so they are configuration.
 *
 * @param cloud the cloud to whose portal entra-domains and create-tenant lead, unless they are set
 * @param partnerCenter Partner Center's start page: signing in there enrolls a company
 * @param partnerCenterTenants Partner Center's page Account settings, Tenants
 * @param partnerCenterUsers Partner Center's page Account settings, User management
 * @param microsoft365Admin the Microsoft 365 admin center
 * @param entraDomains the page with a tenant's custom domain names; not set: that of the cloud's
 *     portal
 * @param createTenant the page on which a tenant is created; not set: that of the cloud's portal
 */
@ConfigurationProperties("enrollment.portal")
record PortalLinks(
    Cloud cloud,
    @DefaultValue("https://partner.microsoft.com/dashboard") String partnerCenter,
    @DefaultValue("https://partner.microsoft.com/dashboard/account/tenantmanagement")
        String partnerCenterTenants,
    @DefaultValue("https://partner.microsoft.com/dashboard/account/usermanagement")
        String partnerCenterUsers,
    @DefaultValue("https://admin.microsoft.com") String microsoft365Admin,
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
