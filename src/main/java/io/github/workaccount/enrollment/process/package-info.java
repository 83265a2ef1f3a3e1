/**
 * The border to the process engine: what the models call, what stands before the commands that
 * people send, and what each task shows. Engine types end here.
 */
package io.github.workaccount.enrollment.process;
