/** The product's tables. */
package io.github.workaccount.enrollment.persistence.table;
