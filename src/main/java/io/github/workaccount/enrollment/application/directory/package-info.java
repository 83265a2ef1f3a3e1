/**
 * Microsoft's directory as use cases see it: what may be read, what may be written and on whose
 * word, and what can go wrong.
 */
package io.github.workaccount.enrollment.application.directory;
