/** Facts of Microsoft's clouds: endpoints, permissions, partner programs, initial domains. */
package io.github.workaccount.enrollment.model.microsoft;
