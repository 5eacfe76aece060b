package dev.confab.ops.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PortsTest {
  @TempDir private Path data;

  @Test
  void ports_are_different_and_stay_the_same() throws Exception {
    Ports ports = Ports.of(data);

    assertThat(Ports.of(data)).isEqualTo(ports);
    assertThat(new int[] {ports.broker(), ports.controller(), ports.registry(), ports.search()})
        .doesNotHaveDuplicates();
  }

  @Test
  void a_port_that_somebody_else_has_now_is_chosen_anew() throws Exception {
    Ports before = Ports.of(data);
    try (ServerSocket _ = new ServerSocket(before.search(), 1, InetAddress.getLoopbackAddress())) {
      Ports after = Ports.of(data);

      assertThat(after.search()).isNotEqualTo(before.search());
      assertThat(after.broker()).isEqualTo(before.broker());
    }
  }

  @Test
  void an_http_port_in_use_is_refused_with_the_option_that_changes_it() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = socket.getLocalPort();

      assertThatThrownBy(() -> Ports.checkHttp("127.0.0.1", port))
          .isInstanceOf(StartProblem.class)
          .hasMessageContaining("Port " + port + " on 127.0.0.1")
          .hasMessageContaining("--port");
    }
  }

  @Test
  void a_free_http_port_and_any_port_pass() {
    assertThatCode(() -> Ports.checkHttp("127.0.0.1", 0)).doesNotThrowAnyException();
  }

  @Test
  void an_address_of_another_machine_is_refused() {
    // 192.0.2.0/24 is for documents: no machine has it (RFC 5737).
    assertThatThrownBy(() -> Ports.checkHttp("192.0.2.1", 8080))
        .isInstanceOf(StartProblem.class)
        .hasMessageContaining("192.0.2.1");
  }
}
