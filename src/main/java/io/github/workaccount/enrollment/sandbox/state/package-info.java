/** What the simulated cloud consists of, kept in a file, and what is there in the beginning. */
package io.github.workaccount.enrollment.sandbox.state;
