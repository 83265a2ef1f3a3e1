/** Says what the answers mean for the record that is looked for. */
package io.github.workaccount.enrollment.dns.judge;
