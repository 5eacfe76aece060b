package dev.confab.gateway.ws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class LastFrameTest {
  private final LastFrame last = new LastFrame();

  @Test
  void sockets_that_are_sent_the_same_message_share_its_bytes_and_write_them_each_on_their_own() {
    OutFrame frame = OutFrame.text(bytes("hello"));
    ByteBuffer first = last.bytesOf(frame);
    first.position(4); // one kernel has taken some of it
    last.bytesOf(OutFrame.text(frame.payload())).position(3); // and another some, too
    ByteBuffer second = last.bytesOf(OutFrame.text(frame.payload()));
    assertThat(second.array()).isSameAs(first.array());
    assertThat(written(second)).isEqualTo(new byte[] {(byte) 0x81, 5, 'h', 'e', 'l', 'l', 'o'});
  }

  @Test
  void another_message_is_never_taken_for_the_last_one() {
    byte[] payload = bytes("same");
    assertThat(written(last.bytesOf(OutFrame.text(payload)))[0]).isEqualTo((byte) 0x81);
    ByteBuffer pong = last.bytesOf(new OutFrame(Opcode.PONG, payload));
    assertThat(written(pong)[0]).isEqualTo((byte) 0x8a);
    assertThat(written(last.bytesOf(OutFrame.text(bytes("sane"))))).endsWith(bytes("sane"));
    assertThat(written(last.bytesOf(OutFrame.text(payload)))).endsWith(payload);
  }

  @Test
  void every_length_has_its_shortest_form() {
    assertThat(OutFrame.text(new byte[125]).head().remaining()).isEqualTo(2);
    assertThat(OutFrame.text(new byte[126]).head().remaining()).isEqualTo(4);
    assertThat(OutFrame.text(new byte[65_535]).head().remaining()).isEqualTo(4);
    assertThat(OutFrame.text(new byte[65_536]).head().remaining()).isEqualTo(10);
  }

  private static byte[] written(ByteBuffer frame) {
    byte[] bytes = new byte[frame.remaining()];
    frame.duplicate().get(bytes);
    return bytes;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
