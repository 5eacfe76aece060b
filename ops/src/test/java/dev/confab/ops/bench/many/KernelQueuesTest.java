package dev.confab.ops.bench.many;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KernelQueuesTest {
  @Test
  void lines_are_read_by_ports_and_their_queues_are_hexadecimal() {
    KernelQueues queues =
        KernelQueues.of(
            List.of(
                "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt",
                "   0: 0100007F:1F9B 0100027F:C350 01 0000FFFF:00000000 01:00000014 00000000  0 0",
                "   1: 0000000000000000FFFF00000100007F:1F9B 0000000000000000FFFF00000100007F:C351"
                    + " 01 00000000:0000000A 00:00000000 00000000 0 0"));

    assertThat(queues.at(8091, 50_000)).isEqualTo(new KernelQueues.Bytes(65_535, 0));
    assertThat(queues.at(8091, 50_001)).isEqualTo(new KernelQueues.Bytes(0, 10));
    assertThat(queues.at(50_000, 8091)).isEqualTo(KernelQueues.Bytes.NONE);
  }

  @Test
  void what_nobody_reads_waits_in_the_kernel() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        SocketChannel writer =
            SocketChannel.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()));
        Socket _ = server.accept()) {
      int own = ((InetSocketAddress) writer.getLocalAddress()).getPort();
      writer.write(ByteBuffer.allocate(1_000));

      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> KernelQueues.read().at(server.getLocalPort(), own).received() == 1_000);
    }
  }
}
