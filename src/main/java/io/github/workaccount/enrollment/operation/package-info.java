/** Tells whoever runs the product how it does: health and meters. Micrometer stays here. */
package io.github.workaccount.enrollment.operation;
