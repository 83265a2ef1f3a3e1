/** What is remembered of sign-ins and of configured users, for all nodes. */
package io.github.workaccount.enrollment.application.signin;
