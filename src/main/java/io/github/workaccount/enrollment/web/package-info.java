/** The REST API and the page that consent returns to. */
package io.github.workaccount.enrollment.web;
