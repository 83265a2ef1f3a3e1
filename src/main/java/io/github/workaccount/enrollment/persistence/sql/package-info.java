/** How values become columns and back. */
package io.github.workaccount.enrollment.persistence.sql;
