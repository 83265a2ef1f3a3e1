/** Work e-mail addresses and domain names, and which of them can be enrolled. */
package io.github.workaccount.enrollment.model.address;
