/** The users that the product makes and keeps, and what their passwords must be. */
package io.github.workaccount.enrollment.security.users;
