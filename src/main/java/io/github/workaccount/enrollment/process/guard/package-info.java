/** Stands before the engine: of what people send, only what belongs to a form gets through. */
package io.github.workaccount.enrollment.process.guard;
