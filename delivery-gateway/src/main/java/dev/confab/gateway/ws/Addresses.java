package dev.confab.gateway.ws;

import dev.confab.platform.limit.AddressKeys;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** How many connections each address has; one without any takes no memory. */
final class Addresses {
  private final int max;
  private final ConcurrentMap<String, Address> all = new ConcurrentHashMap<>();

  /** One address, shared by its connections. */
  static final class Address {
    private final String key;
    private volatile int connections;

    private Address(String key) {
      this.key = key;
    }
  }

  /**
   * @param max how many connections an address may have
   */
  Addresses(int max) {
    this.max = max;
  }

  /** May one more connect? Handshakes that are under way at the same time are not counted yet. */
  boolean haveRoomFor(String address) {
    Address known = all.get(AddressKeys.of(address));
    return known == null || known.connections < max;
  }

  /** One more is connected. */
  Address enter(String address) {
    return all.compute(AddressKeys.of(address), (key, known) -> counted(key, known));
  }

  /** One of them is gone. */
  void leave(Address address) {
    all.computeIfPresent(address.key, (_, known) -> --known.connections == 0 ? null : known);
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  private static Address counted(String key, @Nullable Address known) {
    Address address = known == null ? new Address(key) : known;
    address.connections++;
    return address;
  }
}
