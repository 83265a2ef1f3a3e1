package io.github.workaccount.enrollment.sandbox.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The one address that the stand-in listens at. */
public final class Loopback {

  private static final byte[] IPV4 = {127, 0, 0, 1};

  private Loopback() {}

  public static InetAddress address() {
    try {
      return InetAddress.getByAddress(IPV4);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("Four bytes are always an address", e);
    }
  }
}
