/** Tokens of the app registrations, and what Microsoft's login tells without one. */
package io.github.workaccount.enrollment.microsoft.signin;
