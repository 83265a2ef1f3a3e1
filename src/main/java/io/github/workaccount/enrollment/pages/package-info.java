/** The product's own pages, over the use cases and ports that REST uses. */
package io.github.workaccount.enrollment.pages;
