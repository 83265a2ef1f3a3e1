/** What people enter or configure: the fields, their rules, and what is wrong with a value. */
package io.github.workaccount.enrollment.model.input;
