/** What each task shows to the person who works on it. */
package io.github.workaccount.enrollment.process.briefing;
