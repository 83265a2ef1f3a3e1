/** The product's own tables, beside the engine's in one database and one transaction. */
package io.github.workaccount.enrollment.persistence;
