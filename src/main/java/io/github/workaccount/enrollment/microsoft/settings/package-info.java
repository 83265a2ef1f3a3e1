/** Where Microsoft is, and as which app registration the product calls it. */
package io.github.workaccount.enrollment.microsoft.settings;
