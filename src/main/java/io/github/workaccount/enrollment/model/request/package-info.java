/** An enrollment's id, its state, and what was asked for. */
package io.github.workaccount.enrollment.model.request;
