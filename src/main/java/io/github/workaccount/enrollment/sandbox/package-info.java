/**
 * The embedded stand-in for Microsoft's cloud (sign-in and Graph) and for the DNS, so that the
 * whole product can be tried, demonstrated and tested on one machine without a network.
 *
 * <p>{@link io.github.workaccount.enrollment.sandbox.SandboxInitializer} starts it before the
 * application's beans exist and tells the application, through ordinary configuration properties,
 * where to find it. Nothing else connects the two: the product speaks HTTP and DNS to it with the
 * same code as to the real cloud.
 */
package io.github.workaccount.enrollment.sandbox;
