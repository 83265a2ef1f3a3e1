/** Reads and writes of tenants by Microsoft Graph; nothing is written without a permit. */
package io.github.workaccount.enrollment.microsoft.graph;
