package dev.confab.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.MemberAdded;
import dev.confab.schemas.chat.MemberBanned;
import dev.confab.schemas.chat.MemberInvited;
import dev.confab.schemas.chat.MemberJoined;
import dev.confab.schemas.chat.MemberRemoved;
import dev.confab.schemas.chat.MemberUnbanned;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.chat.Role;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class RoomTest {
  private static final UUID CHAT = new UUID(1, 1);
  private static final UUID ANNA = new UUID(7, 1);
  private static final UUID BEN = new UUID(7, 2);
  private static final Instant AT = Instant.parse("2026-01-31T10:00:00Z");
  private static final byte[] SYNCED = "synced".getBytes(StandardCharsets.UTF_8);

  private final Room room = new Room(CHAT);
  private final Listening anna = new Listening(ANNA);

  /** May show its chat no more. */
  private static final class Listening extends Listener {
    private boolean shut;
    private long behind;

    private Listening(UUID userId) {
      super(userId);
    }

    @Override
    public boolean takesEvents(UUID chatId) {
      return !shut;
    }

    @Override
    public void behind(UUID chatId, long seq) {
      behind = seq;
    }
  }

  @Test
  void a_room_that_everybody_has_left_takes_nobody() {
    room.leave(room.reserve(anna));
    assertThat(room.isClosed()).isTrue();
    assertThat(room.reserve(anna)).isNull();
    assertThat(room.deliver(new Delivery(added(1, BEN)), List.of(new Listening(BEN))))
        .isEqualTo(-1);
  }

  @Test
  void a_session_that_has_ended_takes_no_place() {
    Rooms rooms = new Rooms(new SimpleMeterRegistry());
    rooms.leave(anna);
    assertThat(rooms.reserve(CHAT, anna)).isNull();
    rooms.addUser(anna);
    rooms.onEvent(added(1, ANNA));
    assertThat(rooms.wants(CHAT)).isFalse();
    assertThat(anna.frames).isEmpty();
  }

  @Test
  void nobody_wants_a_chat_that_all_have_left() {
    Rooms rooms = new Rooms(new SimpleMeterRegistry());
    rooms.addUser(anna);
    rooms.onEvent(added(1, ANNA));
    assertThat(rooms.wants(CHAT)).isTrue();
    rooms.onEvent(removed(2, ANNA));
    assertThat(rooms.wants(CHAT)).isFalse();
    rooms.onEvent(message(3));
    assertThat(anna.frames).hasSize(2);
  }

  @Test
  void an_event_that_nobody_takes_costs_no_encoding_and_nothing_of_it_is_lost() {
    live(anna);
    anna.shut = true;
    Delivery passed = new Delivery(message(2));

    int sent = room.deliver(passed, List.of());

    assertThat(sent).isZero();
    assertThat(passed.isEncoded()).isFalse();
    assertThat(anna.behind).isEqualTo(2);
    anna.shut = false;
    assertThat(room.deliver(new Delivery(message(3)), List.of())).isEqualTo(1);
  }

  @Test
  void who_is_banned_gets_that_and_nothing_later() {
    Listening ben = new Listening(BEN);
    live(anna);
    live(ben);
    room.deliver(new Delivery(banned(2, ANNA, true)), List.of());
    room.deliver(new Delivery(message(3)), List.of());
    assertThat(anna.frames).hasSize(2);
    assertThat(ben.frames).hasSize(3);
    assertThat(anna.frames.getLast()).isSameAs(ben.frames.get(1));
  }

  @Test
  void banning_somebody_who_was_no_member_ends_nothing() {
    live(anna);
    room.deliver(new Delivery(banned(2, ANNA, false)), List.of());
    room.deliver(new Delivery(message(3)), List.of());
    assertThat(anna.frames).hasSize(3);
  }

  @Test
  void unbanning_lets_nobody_in() {
    Rooms rooms = new Rooms(new SimpleMeterRegistry());
    rooms.addUser(anna);
    rooms.onEvent(new MemberUnbanned(CHAT, 2, BEN, AT, null, ANNA));
    rooms.onEvent(message(3));
    assertThat(anna.frames).isEmpty();
  }

  @Test
  void who_is_invited_hears_nothing_until_they_accept() {
    Rooms rooms = new Rooms(new SimpleMeterRegistry());
    rooms.addUser(anna);
    rooms.onEvent(new MemberInvited(CHAT, 2, BEN, AT, null, ANNA, AT.plusSeconds(60)));
    rooms.onEvent(message(3));
    assertThat(anna.frames).isEmpty();
    rooms.onEvent(joined(4, null, 2L));
    rooms.onEvent(message(5));
    assertThat(anna.frames).hasSize(2);
  }

  @Test
  void joining_by_a_link_begins_a_membership() {
    Rooms rooms = new Rooms(new SimpleMeterRegistry());
    rooms.addUser(anna);
    rooms.onEvent(joined(4, 3L, null));
    rooms.onEvent(message(5));
    assertThat(anna.frames).hasSize(2);
  }

  @Test
  void all_sessions_share_the_bytes_of_an_event() {
    Listening ben = new Listening(BEN);
    live(anna);
    live(ben);
    room.deliver(new Delivery(message(2)), List.of());
    assertThat(anna.frames.getLast()).isSameAs(ben.frames.getLast());
  }

  @Test
  void an_answer_ahead_of_the_tail_is_not_followed_by_what_it_had() {
    Attachment place = room.reserve(anna);
    room.settle(place, 3, true, SYNCED);
    room.deliver(new Delivery(message(2)), List.of());
    room.deliver(new Delivery(removed(3, ANNA)), List.of());
    room.deliver(new Delivery(message(4)), List.of());
    assertThat(anna.frames).hasSize(2);
  }

  @Test
  void a_place_of_no_member_lasts_until_the_tail_has_come_as_far_as_the_answer() {
    Attachment place = room.reserve(anna);
    room.settle(place, 3, false, SYNCED);
    room.deliver(new Delivery(added(2, ANNA)), List.of(anna));
    assertThat(anna.frames).containsExactly(SYNCED);
    room.deliver(new Delivery(removed(3, ANNA)), List.of());
    assertThat(place.isGone()).isTrue();
  }

  @Test
  void events_that_were_given_up_are_asked_for_again() {
    Attachment place = room.reserve(anna);
    for (int seq = 1; seq <= PendingEvents.MAX_EVENTS + 5; seq++) {
      room.deliver(new Delivery(message(seq)), List.of());
    }
    assertThat(room.settle(place, 4, true, SYNCED)).isEqualTo(Room.Settled.AGAIN);
    assertThat(room.settle(place, 5, true, SYNCED)).isEqualTo(Room.Settled.DONE);
    assertThat(anna.frames).hasSize(1 + PendingEvents.MAX_EVENTS);
  }

  private void live(Listening session) {
    room.settle(room.reserve(session), 1, true, SYNCED);
  }

  private static ChatEvent message(long seq) {
    return new MessagePosted(CHAT, seq, seq, BEN, AT, AT, null, null, null, null, null);
  }

  private static ChatEvent added(long seq, UUID user) {
    return new MemberAdded(CHAT, seq, BEN, AT, null, user, Role.MEMBER, 0);
  }

  private static ChatEvent joined(long seq, Long link, Long invitation) {
    return new MemberJoined(CHAT, seq, ANNA, AT, null, Role.MEMBER, 0, link, invitation, null);
  }

  private static ChatEvent banned(long seq, UUID user, boolean wasMember) {
    return new MemberBanned(CHAT, seq, BEN, AT, null, user, wasMember);
  }

  private static ChatEvent removed(long seq, UUID user) {
    return new MemberRemoved(CHAT, seq, BEN, AT, null, user);
  }
}
