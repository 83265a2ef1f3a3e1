/**
 * Applies approved changes and nothing else, looks for those that are made by hand, and takes
 * changes back.
 */
package io.github.workaccount.enrollment.application.change;
