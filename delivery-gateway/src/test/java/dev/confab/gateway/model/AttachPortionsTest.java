package dev.confab.gateway.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.gateway.protocol.Limits;
import dev.confab.gateway.ws.Incoming;
import dev.confab.platform.query.AttachQuery;
import dev.confab.platform.query.ViewUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What views are asked when somebody in many chats connects. */
final class AttachPortionsTest {
  private static final UUID ANN = new UUID(1, 1);
  private static final UUID PHONE = new UUID(5, 1);
  private static final int CHATS = 40;
  private static final int SHORT_PAST = Limits.MAX_CHUNK_BYTES / 8;

  private final Lobby lobby = new Lobby(Map.of());
  private final Wire wire = new Wire();
  private final List<UUID> chats =
      LongStream.rangeClosed(1, CHATS).mapToObj(i -> new UUID(0x5eed, i)).toList();
  private final List<AttachQuery> asked = new ArrayList<>();

  @BeforeEach
  void ann_is_in_many_chats_of_both_partitions() {
    chats.forEach(chat -> lobby.log.toggle(chat, ANN, ModelLog.Way.BY_ANOTHER, 0));
    lobby.deliver();
    lobby.views.whenAttaching(asked::add);
    assertThat(chats.stream().map(ModelLog::partitionOf).distinct()).hasSize(2);
  }

  @Test
  void chats_without_a_cursor_are_one_question_to_each_partition() {
    sync("");

    assertThat(asked).extracting(AttachQuery::partition).containsExactly(0, 1);
    assertThat(asked.stream().mapToInt(query -> query.cursors().size()).sum()).isEqualTo(CHATS);
    assertThat(wire.frames.stream().filter(frame -> is(frame, "synced"))).hasSize(CHATS);
  }

  @Test
  void short_pasts_of_many_chats_are_asked_for_together_and_a_long_one_again() {
    UUID quiet = chats.get(0);
    UUID busy = chats.get(1);
    post(quiet, ModelViews.FEW_EVENTS);
    post(busy, ModelViews.FEW_EVENTS + 1);

    sync(cursors());

    // 32 chats of both partitions, then 8 of them, each with little of the past; then the one.
    assertThat(asked.subList(0, asked.size() - 1))
        .hasSizeLessThanOrEqualTo(4)
        .allMatch(query -> query.maxBytes() == SHORT_PAST);
    AttachQuery last = asked.getLast();
    assertThat(last.cursors()).containsExactly(new AttachQuery.Cursor(busy, 1));
    assertThat(last.maxBytes()).isEqualTo(Limits.MAX_CHUNK_BYTES);
    assertThat(chunkOf(quiet).get("events")).hasSize(ModelViews.FEW_EVENTS);
    assertThat(chunkOf(busy).get("events")).hasSize(ModelViews.FEW_EVENTS + 1);
    assertThat(wire.frames).noneMatch(frame -> is(frame, "snapshot"));
  }

  @Test
  void a_partition_that_is_away_for_a_while_keeps_no_others_back() {
    lobby.views.whenAttaching(
        query -> {
          asked.add(query);
          if (query.partition() == 0 && asked.size() < 4) {
            throw new ViewUnavailableException("moves");
          }
        });

    sync("");

    assertThat(asked).extracting(AttachQuery::partition).containsExactly(0, 1, 0, 0);
    List<Integer> synced =
        wire.frames.stream()
            .filter(frame -> is(frame, "synced"))
            .map(frame -> ModelLog.partitionOf(UUID.fromString(frame.get("chat").textValue())))
            .toList();
    assertThat(synced).hasSize(CHATS).isSortedAccordingTo((a, b) -> b - a);
    assertThat(wire.frames).anyMatch(frame -> is(frame, "live"));
  }

  private String cursors() {
    return chats.stream()
        .map("{\"chat\":\"%s\",\"seq\":1}"::formatted)
        .collect(Collectors.joining(","));
  }

  private void sync(String cursors) {
    Incoming session = lobby.connect(wire, ANN, PHONE);
    session.onMessage("{\"t\":\"sync\",\"id\":\"s\",\"cursors\":[%s]}".formatted(cursors));
    lobby.run();
  }

  private void post(UUID chat, int times) {
    for (int i = 0; i < times; i++) {
      lobby.log.post(chat, new UUID(9, 9));
    }
    lobby.deliver();
  }

  private JsonNode chunkOf(UUID chat) {
    return wire.frames.stream()
        .filter(frame -> is(frame, "chunk"))
        .filter(frame -> frame.get("chat").textValue().equals(chat.toString()))
        .findFirst()
        .orElseThrow();
  }

  private static boolean is(JsonNode frame, String type) {
    return frame.get("t").textValue().equals(type);
  }
}
