/** Looks whether the settings work: addresses, clocks, credentials, permissions. */
package io.github.workaccount.enrollment.microsoft.check;
