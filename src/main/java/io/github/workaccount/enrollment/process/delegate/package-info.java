/**
 * What service tasks call: each reads the enrollment, calls one use case and sets routing
 * variables.
 */
package io.github.workaccount.enrollment.process.delegate;
