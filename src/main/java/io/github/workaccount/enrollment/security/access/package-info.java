/** Who may see and do what in the engine and its web applications. */
package io.github.workaccount.enrollment.security.access;
