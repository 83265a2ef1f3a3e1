package io.github.workaccount.enrollment.process.briefing;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where people go in Microsoft's portals; they move now and then, so they are configuration.
 *
 * @param partnerCenter Partner Center's start page: signing in there enrolls a company
 * @param partnerCenterTenants Account settings, Tenants
 * @param partnerCenterUsers Account settings, User management
 * @param entraDomains the tenant's custom domain names
 * @param createTenant where a tenant is created
 */
@ConfigurationProperties("enrollment.portal")
record PortalLinks(
    String partnerCenter,
    String partnerCenterTenants,
    String partnerCenterUsers,
    String entraDomains,
    String createTenant) {}
