/** Finds out what can be seen from outside, before anybody consents to anything. */
package io.github.workaccount.enrollment.application.facts;
