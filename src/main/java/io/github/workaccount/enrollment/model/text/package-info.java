/** Texts as people type and read them, and as digests need them. */
package io.github.workaccount.enrollment.model.text;
