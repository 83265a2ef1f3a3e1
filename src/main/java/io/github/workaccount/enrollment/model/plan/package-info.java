/** The route, and the plan: changes in an order, with a digest. */
package io.github.workaccount.enrollment.model.plan;
