/** How every call to Microsoft goes out: through which proxy, at which pace, on record. */
package io.github.workaccount.enrollment.microsoft.http;
