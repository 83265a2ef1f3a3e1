/** What the jar does instead of running the product. Standard output is used here only. */
package io.github.workaccount.enrollment.command;
