package dev.confab.gateway.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class AddressesTest {
  private static final String HEADERS = "Sec-WebSocket-Protocol: confab.v1.json\r\n";

  @Test
  void an_address_has_so_many_connections_and_another_one_when_one_is_gone() throws Exception {
    try (Ground ground = new Ground(2, 0);
        RawClient first = RawClient.connect(ground.port());
        RawClient second = RawClient.connect(ground.port())) {
      assertThat(ground.peer()).isNotNull();
      Ground.Peer leaving = ground.peer();
      assertThat(status(ground)).startsWith("HTTP/1.1 429");
      leaving.out().abort();
      assertThat(leaving.awaitClosed()).isTrue();
      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(() -> assertThat(status(ground)).startsWith("HTTP/1.1 101"));
      assertThat(first.status()).isEqualTo(second.status());
    }
  }

  @Test
  void behind_a_proxy_it_is_the_address_of_the_client_that_counts() throws Exception {
    String of = HEADERS + "X-Forwarded-For: ";
    try (Ground ground = new Ground(1, 1);
        RawClient first = RawClient.knock(ground.port(), of + "192.0.2.1\r\n")) {
      assertThat(first.status()).startsWith("HTTP/1.1 101");
      assertThat(ground.peer()).isNotNull();
      try (RawClient second = RawClient.knock(ground.port(), of + "192.0.2.1\r\n");
          RawClient other = RawClient.knock(ground.port(), of + "192.0.2.2\r\n")) {
        assertThat(second.status()).startsWith("HTTP/1.1 429");
        assertThat(other.status()).startsWith("HTTP/1.1 101");
      }
    }
  }

  @Test
  void an_address_without_connections_is_forgotten() {
    Addresses addresses = new Addresses(1);
    Addresses.Address one = addresses.enter("192.0.2.1");
    assertThat(addresses.haveRoomFor("192.0.2.1")).isFalse();
    assertThat(addresses.haveRoomFor("192.0.2.2")).isTrue();
    addresses.leave(one);
    assertThat(addresses.haveRoomFor("192.0.2.1")).isTrue();
    assertThat(addresses.isEmpty()).isTrue();
  }

  @Test
  void a_network_of_ipv6_counts_as_one_address() {
    Addresses addresses = new Addresses(1);
    addresses.enter("2001:db8::1");
    assertThat(addresses.haveRoomFor("2001:db8::2")).isFalse();
    assertThat(addresses.haveRoomFor("2001:db8:0:1::2")).isTrue();
  }

  private static String status(Ground ground) throws java.io.IOException {
    try (RawClient client = RawClient.knock(ground.port(), HEADERS)) {
      return client.status();
    }
  }
}
