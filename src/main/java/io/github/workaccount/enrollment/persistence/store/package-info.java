/** Whether the database can be used: at the start, while it runs, and as a file. */
package io.github.workaccount.enrollment.persistence.store;
