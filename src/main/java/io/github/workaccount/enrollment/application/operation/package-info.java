/**
 * What keeps the product running: whether its store works, what is counted, traced, retried and
 * forgotten.
 */
package io.github.workaccount.enrollment.application.operation;
