/** One clock for all nodes, the database's. */
package io.github.workaccount.enrollment.persistence.clock;
