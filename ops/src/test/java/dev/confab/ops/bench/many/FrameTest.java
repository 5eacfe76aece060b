package dev.confab.ops.bench.many;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class FrameTest {
  private final List<UUID> ids = Stream.generate(UUID::randomUUID).limit(1_000).toList();
  private final Frame frame = new Frame(new ChatNumbers(ids));

  @Test
  void an_event_is_known_by_its_chat_and_seq() throws IOException {
    for (int chat = 0; chat < ids.size(); chat++) {
      read("{'t':'event','chat':'%s','seq':%d,'type':'messagePosted','text':'x'}", chat, chat + 7);

      assertThat(frame.type()).isEqualTo("event");
      assertThat(frame.chat()).isEqualTo(chat);
      assertThat(frame.seq()).isEqualTo(chat + 7);
    }
  }

  @Test
  void an_event_whose_fields_come_in_another_order_is_the_same() throws IOException {
    read("{'chat':'%s','seq':%d,'type':'messagePosted','t':'event'}", 3, 12);

    assertThat(frame.type()).isEqualTo("event");
    assertThat(frame.chat()).isEqualTo(3);
    assertThat(frame.seq()).isEqualTo(12);
  }

  @Test
  void a_chat_of_others_has_no_number() throws IOException {
    readPlain("{'t':'event','chat':'" + UUID.randomUUID() + "','seq':12,'type':'x'}");

    assertThat(frame.chat()).isEqualTo(ChatNumbers.NONE);
  }

  @Test
  void a_chunk_names_the_events_in_it() throws IOException {
    read(
        "{'t':'chunk','chat':'%s','after':%d,'upTo':9,'events':"
            + "[{'chat':'x','seq':5,'mentions':{'seq':1}},{'seq':6}]}",
        3, 4);

    assertThat(frame.type()).isEqualTo("chunk");
    assertThat(frame.chat()).isEqualTo(3);
    assertThat(frame.upTo()).isEqualTo(9);
    assertThat(frame.eventCount()).isEqualTo(2);
    assertThat(List.of(frame.event(0), frame.event(1))).containsExactly(5L, 6L);
  }

  @Test
  void a_bump_names_chats_and_how_far_they_are() throws IOException {
    StringBuilder chats = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      chats.append("{'chat':'%s','seq':%d,'unread':3,'mentions':1},".formatted(ids.get(i), 50 + i));
    }
    chats.append("{'chat':'" + UUID.randomUUID() + "','seq':9}");

    readPlain("{'t':'bump','chats':[" + chats + "]}");

    assertThat(frame.type()).isEqualTo("bump");
    assertThat(frame.bumpCount()).isEqualTo(11);
    for (int i = 0; i < 10; i++) {
      assertThat(frame.bumpedChat(i)).isEqualTo(i);
      assertThat(frame.bumpedSeq(i)).isEqualTo(50 + i);
    }
    assertThat(frame.bumpedChat(10)).isEqualTo(ChatNumbers.NONE);
    readPlain("{'t':'live','id':'s','chats':12}");
    assertThat(frame.type()).isEqualTo("live");
    assertThat(frame.bumpCount()).isZero();
  }

  @Test
  void nothing_stays_of_the_frame_before() throws IOException {
    read("{'t':'synced','chat':'%s','seq':%d,'member':true}", 3, 4);
    assertThat(frame.member()).isTrue();

    readPlain("{'t':'pong','id':'p'}");

    assertThat(frame.type()).isEqualTo("pong");
    assertThat(frame.chat()).isEqualTo(ChatNumbers.NONE);
    assertThat(frame.member()).isFalse();
  }

  @Test
  void what_is_no_json_is_refused() {
    assertThatThrownBy(() -> readPlain("{'t':'eve")).isInstanceOf(IOException.class);
  }

  private void read(String format, int chat, int number) throws IOException {
    readPlain(String.format(format, ids.get(chat), number));
  }

  private void readPlain(String json) throws IOException {
    byte[] bytes = ("##" + json.replace('\'', '"') + "##").getBytes(StandardCharsets.US_ASCII);
    frame.read(bytes, 2, bytes.length - 4);
  }
}
