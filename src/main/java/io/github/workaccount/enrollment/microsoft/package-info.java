/**
 * Microsoft's login and Graph behind the application's port: {@code settings} says where and as
 * whom, {@code http} how calls go out, {@code signin} gets tokens, {@code graph} reads and writes
 * tenants, {@code check} looks whether all of that works. Graph and msal4j types end here.
 */
package io.github.workaccount.enrollment.microsoft;
