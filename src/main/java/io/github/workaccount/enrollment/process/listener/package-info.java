/**
 * Follows the models while they run: begins enrollments, keeps their state, opens and closes waits.
 */
package io.github.workaccount.enrollment.process.listener;
