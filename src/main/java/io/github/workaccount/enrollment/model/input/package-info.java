/** What people enter: the fields, their rules, and what is wrong with a value. */
package io.github.workaccount.enrollment.model.input;
