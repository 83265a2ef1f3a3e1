/** Gets a work account where there is none: it is created, or an unmanaged tenant is taken over. */
package io.github.workaccount.enrollment.application.account;
