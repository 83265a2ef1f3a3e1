/**
 * What the product does, one class a use case, and the ports that these use cases need at the
 * borders of the system. It knows the model and nothing else.
 */
package io.github.workaccount.enrollment.application;
