/**
 * Work that goes on beside the process engine, so that nothing in it polls: loops that look at rows
 * that are due, shared by all nodes, and work that is repeated.
 */
package io.github.workaccount.enrollment.background;
