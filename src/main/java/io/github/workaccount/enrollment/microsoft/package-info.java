/**
 * Microsoft's login and Graph: tokens, one client per tenant, failures as types. Graph and msal4j
 * types end here.
 */
package io.github.workaccount.enrollment.microsoft;
