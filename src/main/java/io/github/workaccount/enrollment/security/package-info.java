/** Who may sign in and what each group may do, here and in the engine's web applications. */
package io.github.workaccount.enrollment.security;
