/**
 * What libraries and data files know about addresses: internationalised names (ICU), public
 * suffixes (the Public Suffix List, by Guava), the lists of mail providers.
 */
package io.github.workaccount.enrollment.address;
