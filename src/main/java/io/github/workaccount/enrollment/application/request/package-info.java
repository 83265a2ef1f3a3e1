/** Takes a request for an enrollment, once, and looks at its work e-mail. */
package io.github.workaccount.enrollment.application.request;
