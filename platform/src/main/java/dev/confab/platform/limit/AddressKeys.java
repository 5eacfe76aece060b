package dev.confab.platform.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/** What counts as one address. */
public final class AddressKeys {
  /** Whoever has one IPv6 address has at least the 2⁶⁴ of its network (RFC 4291 §2.5.1). */
  private static final int NETWORK_BYTES = 8;

  private AddressKeys() {}

  /** An IPv4 address, the network of an IPv6 address, or the text itself if it is neither. */
  public static String of(String address) {
    try {
      return InetAddress.ofLiteral(address) instanceof Inet6Address long6
          ? HexFormat.of().formatHex(long6.getAddress(), 0, NETWORK_BYTES)
          : address;
    } catch (IllegalArgumentException e) {
      return address; // A proxy of ours named it so.
    }
  }
}
