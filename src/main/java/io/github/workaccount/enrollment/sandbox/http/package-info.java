/** Requests, answers and faults, whichever part of the simulated cloud they concern. */
package io.github.workaccount.enrollment.sandbox.http;
