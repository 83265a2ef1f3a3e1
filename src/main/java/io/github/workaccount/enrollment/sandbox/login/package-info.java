/** The simulated Microsoft sign-in: who a domain belongs to, and tokens for applications. */
package io.github.workaccount.enrollment.sandbox.login;
