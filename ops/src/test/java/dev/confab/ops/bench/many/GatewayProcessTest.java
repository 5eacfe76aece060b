package dev.confab.ops.bench.many;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.ops.bench.LinuxProcess;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class GatewayProcessTest {
  @Test
  void live_objects_count_and_garbage_does_not() throws IOException {
    GatewayProcess own = new GatewayProcess(new LinuxProcess(ProcessHandle.current().pid()));
    long before = own.collected().heapBytes();
    byte[][] kept = new byte[1][20_000_000];

    long with = own.collected().heapBytes();
    assertThat(with - before).isBetween(15_000_000L, 25_000_000L);
    assertThat(kept[0]).isNotNull();
    kept[0] = new byte[0];

    Usage without = own.collected();
    assertThat(without.heapBytes()).isLessThan(with - 15_000_000);
    assertThat(without.residentBytes()).isGreaterThan(without.heapBytes());
    assertThat(without.cpuSeconds()).isPositive();
  }

  @Test
  void a_process_that_is_gone_uses_nothing() throws IOException {
    GatewayProcess gone = new GatewayProcess(new LinuxProcess(4_194_305));

    assertThat(gone.isThere()).isFalse();
    assertThat(gone.collected().residentBytes()).isZero();
    assertThat(gone.cpuSeconds()).isZero();
  }

  @Test
  void a_process_that_is_no_java_is_said_so() throws IOException {
    Process sleeping = new ProcessBuilder("sleep", "60").start();
    try {
      GatewayProcess other = new GatewayProcess(new LinuxProcess(sleeping.pid()));

      assertThatThrownBy(other::collected).isInstanceOf(IOException.class);
    } finally {
      sleeping.destroyForcibly();
    }
  }
}
