package dev.confab.processors.query;

import static dev.confab.processors.view.Users.ANNA;
import static dev.confab.processors.view.Users.BEN;
import static dev.confab.processors.view.Users.CARA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.platform.query.Access;
import dev.confab.platform.query.AttachAnswer.Attached;
import dev.confab.platform.query.AttachQuery;
import dev.confab.platform.query.AttachQuery.Cursor;
import dev.confab.platform.query.ChatHead;
import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.HistoryPage;
import dev.confab.platform.query.HistoryRange;
import dev.confab.platform.query.Member;
import dev.confab.platform.query.MemberPage;
import dev.confab.platform.query.Message;
import dev.confab.platform.query.RangeAnswer;
import dev.confab.platform.query.SeqRange;
import dev.confab.platform.query.UserChat;
import dev.confab.platform.query.ViewUnavailableException;
import dev.confab.platform.query.Views;
import dev.confab.processors.view.ChatLog;
import dev.confab.processors.view.RunningViews;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Views} must do with chats. */
abstract class ViewsConformance {
  static final UUID CHAT = UUID.fromString("10000000-0000-4000-8000-000000000001");
  static final UUID OTHER_CHAT = UUID.fromString("20000000-0000-4000-8000-000000000002");

  RunningViews running;
  Views views;
  ChatLog chat;

  /** The implementation, over the running views. */
  abstract Views open(RunningViews over) throws Exception;

  /** Closes what {@link #open} opened. */
  abstract void shut() throws Exception;

  @BeforeEach
  void start() throws Exception {
    running = new RunningViews();
    views = open(running);
    chat = new ChatLog(CHAT, ANNA);
  }

  @AfterEach
  void stop() throws Exception {
    shut();
    running.close();
  }

  @Test
  void a_chat_is_shown_with_its_last_message_and_unread_count() {
    openChat();
    publish(chat.joined(BEN), chat.posted(ANNA, "one"), chat.posted(ANNA, "two"));

    ChatHead head = views.chat(BEN, ChatPosition.current(CHAT)).orElseThrow();

    assertThat(head.name()).isEqualTo("Tea");
    assertThat(head.open()).isTrue();
    assertThat(head.lastSeq()).isEqualTo(5);
    assertThat(head.lastNo()).isEqualTo(2);
    assertThat(head.memberCount()).isEqualTo(2);
    assertThat(head.unread()).isEqualTo(2);
    assertThat(head.lastMessage()).extracting(Message::text).isEqualTo("two");
    assertThat(head.lastMessage()).extracting(Message::clientMsgId).isEqualTo("m-2");
    assertThat(head.membership().role()).isEqualTo(Role.MEMBER);
    assertThat(head.membership().joinedSeq()).isEqualTo(3);
    assertThat(head.membership().joinedAt()).isEqualTo(ChatLog.START.plusSeconds(3));
    assertThat(head.membership().visible()).containsExactly(SeqRange.ALL);
    assertThat(head.lastActivityAt()).isEqualTo(ChatLog.START.plusSeconds(5));
  }

  @Test
  void who_posts_has_read_up_to_their_own_message() {
    openChat();
    publish(chat.joined(BEN), chat.posted(ANNA, "one"), chat.posted(BEN, "two"));
    publish(chat.posted(ANNA, "three"));

    assertThat(head(BEN).unread()).isEqualTo(1);
    assertThat(head(ANNA).unread()).isZero();
  }

  @Test
  void unread_starts_behind_what_was_said_before_joining_again() {
    openChat();
    publish(chat.joined(BEN), chat.left(BEN), chat.posted(ANNA, "one"), chat.posted(ANNA, "two"));
    publish(chat.joined(BEN), chat.posted(ANNA, "three"));

    assertThat(head(BEN).unread()).isEqualTo(1);
  }

  @Test
  void a_stranger_sees_the_head_of_a_chat_but_nothing_of_what_is_said() {
    openChat();
    publish(chat.posted(ANNA, "one"));

    ChatHead head = head(BEN);

    assertThat(head.membership()).isNull();
    assertThat(head.unread()).isZero();
    assertThat(head.lastMessage()).isNull();
    assertThat(history(BEN).access()).isEqualTo(Access.NO_MEMBER);
    assertThat(history(BEN).messages()).isEmpty();
    assertThat(members(BEN).access()).isEqualTo(Access.NO_MEMBER);
    assertThat(events(BEN, 1, 3).access()).isEqualTo(Access.NO_MEMBER);
  }

  @Test
  void each_of_the_two_of_a_direct_chat_sees_the_other_and_a_stranger_neither() {
    publish(chat.direct(BEN).toArray(ChatEvent[]::new));

    assertThat(head(ANNA).peer()).isEqualTo(BEN);
    assertThat(head(BEN).peer()).isEqualTo(ANNA);
    assertThat(head(BEN).name()).isNull();
    assertThat(head(UUID.randomUUID()).peer()).isNull();
  }

  @Test
  void a_chat_that_does_not_exist_is_left_out() {
    openChat();

    assertThat(views.chat(ANNA, ChatPosition.current(OTHER_CHAT))).isEmpty();
    assertThat(
            views.heads(
                ANNA, List.of(ChatPosition.current(OTHER_CHAT), ChatPosition.current(CHAT))))
        .extracting(ChatHead::chatId)
        .containsExactly(CHAT);
    assertThat(views.history(ANNA, ChatPosition.current(OTHER_CHAT), newest(1)).access())
        .isEqualTo(Access.NO_CHAT);
  }

  @Test
  void a_member_of_a_closed_chat_sees_only_the_spells_of_their_membership() {
    closedChat();
    publish(chat.posted(ANNA, "before"), chat.added(BEN, Role.MEMBER), chat.posted(ANNA, "first"));
    publish(chat.removed(BEN), chat.posted(ANNA, "between"), chat.added(BEN, Role.MEMBER));
    publish(chat.posted(ANNA, "second"));

    assertThat(history(BEN).messages())
        .extracting(Message::text)
        .containsExactly("first", "second");
    assertThat(history(ANNA).messages()).hasSize(4);
    assertThat(events(BEN, 1, 100).events())
        .extracting(value -> running.event(value).seq())
        .containsExactly(4L, 5L, 6L, 8L, 9L);
    assertThat(head(BEN).membership().visible())
        .containsExactly(new SeqRange(4, 6), new SeqRange(8, Long.MAX_VALUE));
  }

  @Test
  void a_member_of_a_closed_chat_does_not_see_a_last_message_from_before_their_time() {
    closedChat();
    publish(chat.posted(ANNA, "before"), chat.added(BEN, Role.MEMBER));

    assertThat(head(BEN).lastMessage()).isNull();
    assertThat(head(ANNA).lastMessage()).isNotNull();
  }

  @Test
  void a_member_of_an_open_chat_sees_what_was_said_before_they_came() {
    openChat();
    publish(chat.posted(ANNA, "before"), chat.joined(BEN));

    assertThat(history(BEN).messages()).extracting(Message::text).containsExactly("before");
  }

  @Test
  void a_former_member_has_no_history() {
    openChat();
    publish(chat.joined(BEN), chat.posted(ANNA, "one"), chat.left(BEN));

    assertThat(history(BEN).access()).isEqualTo(Access.NO_MEMBER);
    assertThat(events(BEN, 1, 5).access()).isEqualTo(Access.NO_MEMBER);
    assertThat(head(BEN).membership()).isNull();
    assertThat(head(BEN).memberCount()).isEqualTo(1);
  }

  @Test
  void history_pages_backwards_and_forwards() {
    openChat();
    for (int i = 1; i <= 10; i++) {
      publish(chat.posted(ANNA, "m" + i)); // seq i + 2
    }

    HistoryPage newest = views.history(ANNA, ChatPosition.current(CHAT), newest(3));
    HistoryPage before = views.history(ANNA, ChatPosition.current(CHAT), HistoryRange.before(5, 3));
    HistoryPage after = views.history(ANNA, ChatPosition.current(CHAT), HistoryRange.after(5, 3));
    HistoryPage rest = views.history(ANNA, ChatPosition.current(CHAT), HistoryRange.after(10, 3));

    assertThat(newest.messages()).extracting(Message::text).containsExactly("m8", "m9", "m10");
    assertThat(newest.older()).isTrue();
    assertThat(before.messages()).extracting(Message::seq).containsExactly(3L, 4L);
    assertThat(before.older()).isFalse();
    assertThat(after.messages()).extracting(Message::seq).containsExactly(6L, 7L, 8L);
    assertThat(after.newer()).isTrue();
    assertThat(rest.messages()).extracting(Message::seq).containsExactly(11L, 12L);
    assertThat(rest.newer()).isFalse();
  }

  @Test
  void history_finds_messages_behind_long_stretches_without_any() {
    openChat();
    publish(chat.posted(ANNA, "old"));
    for (int i = 0; i < 300; i++) {
      publish(chat.joined(BEN), chat.left(BEN));
    }

    assertThat(history(ANNA).messages()).extracting(Message::text).containsExactly("old");
    assertThat(views.history(ANNA, ChatPosition.current(CHAT), HistoryRange.after(0, 5)).messages())
        .hasSize(1);
  }

  @Test
  void members_come_by_id_in_pages_without_those_who_left() {
    openChat();
    publish(chat.joined(BEN), chat.joined(CARA), chat.left(BEN));

    MemberPage first = views.members(ANNA, ChatPosition.current(CHAT), null, 1);
    MemberPage second =
        views.members(ANNA, ChatPosition.current(CHAT), first.members().getFirst().userId(), 1);

    assertThat(first.members()).extracting(Member::userId).containsExactly(CARA);
    assertThat(first.more()).isTrue();
    assertThat(second.members()).extracting(Member::userId).containsExactly(ANNA);
    assertThat(second.members()).extracting(Member::role).containsExactly(Role.OWNER);
    assertThat(second.more()).isFalse();
  }

  @Test
  void attaching_brings_what_was_missed_up_to_the_attach_point() {
    openChat();
    publish(chat.joined(BEN), chat.posted(ANNA, "one"), chat.posted(ANNA, "two"));

    Attached attached = attach(BEN, 3);

    assertThat(attached.access()).isEqualTo(Access.MEMBER);
    assertThat(attached.lastSeq()).isEqualTo(5);
    assertThat(attached.lastNo()).isEqualTo(2);
    assertThat(attached.name()).isEqualTo("Tea");
    assertThat(attached.snapshot()).isFalse();
    assertThat(seqs(attached)).containsExactly(4L, 5L);
  }

  @Test
  void attaching_from_now_brings_no_events() {
    openChat();

    assertThat(attach(ANNA, -1).events()).isEmpty();
    assertThat(attach(ANNA, -1).lastSeq()).isEqualTo(2);
  }

  @Test
  void a_removed_member_who_returns_learns_of_it_and_of_nothing_later() {
    openChat();
    publish(chat.joined(BEN), chat.posted(ANNA, "one"), chat.removed(BEN));
    publish(chat.posted(ANNA, "after"));

    Attached attached = attach(BEN, 3);

    assertThat(attached.access()).isEqualTo(Access.NO_MEMBER);
    assertThat(seqs(attached)).containsExactly(4L, 5L);
    assertThat(attached.lastSeq()).isEqualTo(6);
    assertThat(attached.lastNo()).isZero();
    assertThat(attached.name()).isNull();
  }

  @Test
  void a_stranger_who_attaches_gets_nothing() {
    openChat();
    publish(chat.posted(ANNA, "one"));

    assertThat(attach(BEN, 0).access()).isEqualTo(Access.NO_MEMBER);
    assertThat(attach(BEN, 0).events()).isEmpty();
  }

  @Test
  void attaching_to_no_chat_says_so() {
    AttachQuery query =
        new AttachQuery(0, 0, ANNA, List.of(new Cursor(OTHER_CHAT, 0)), 500, 262_144);

    assertThat(views.attach(query).chats())
        .extracting(Attached::access)
        .containsExactly(Access.NO_CHAT);
  }

  @Test
  void a_gap_of_more_events_than_asked_for_becomes_a_snapshot() {
    openChat();
    for (int i = 1; i <= 100; i++) {
      publish(chat.posted(ANNA, "m" + i));
    }

    Attached all = attach(ANNA, 2, 100, 262_144);
    Attached cut = attach(ANNA, 1, 100, 262_144);
    Attached few = attach(ANNA, 1, 10, 262_144);

    assertThat(all.snapshot()).isFalse();
    assertThat(all.events()).hasSize(100);
    assertThat(cut.snapshot()).isTrue();
    assertThat(seqs(cut)).hasSize(50).startsWith(53L).endsWith(102L).isSorted();
    assertThat(seqs(few)).hasSize(10).endsWith(102L);
  }

  @Test
  void a_gap_of_more_bytes_than_asked_for_becomes_a_snapshot() {
    openChat();
    for (int i = 1; i <= 10; i++) {
      publish(chat.posted(ANNA, "x".repeat(1_000)));
    }

    Attached attached = attach(ANNA, 2, 500, 5_000);

    assertThat(attached.snapshot()).isTrue();
    assertThat(seqs(attached)).endsWith(12L).isSorted();
    assertThat(attached.events().stream().mapToInt(event -> event.length).sum())
        .isBetween(3_000, 5_000);
  }

  @Test
  void changes_older_than_the_kept_ones_are_gone() {
    openChat();
    for (int i = 1; i <= 1_100; i++) {
      publish(chat.posted(ANNA, "m" + i));
    }
    long last = chat.lastSeq();

    assertThat(events(ANNA, last - 999, last - 995).events()).hasSize(5);
    assertThat(events(ANNA, last - 1_000, last - 995).gone()).isTrue();
    assertThat(attach(ANNA, last - 1_000, 2_000, 10_000_000).events()).hasSize(1_000);
    assertThat(attach(ANNA, last - 1_001, 2_000, 10_000_000).snapshot()).isTrue();
  }

  @Test
  void what_a_member_could_not_see_anyway_is_not_missed_when_it_is_gone() {
    closedChat();
    for (int i = 1; i <= 1_100; i++) {
      publish(chat.posted(ANNA, "m" + i));
    }
    publish(chat.added(BEN, Role.MEMBER), chat.posted(ANNA, "hello"));

    Attached attached = attach(BEN, 0);

    assertThat(attached.snapshot()).isFalse();
    assertThat(seqs(attached)).containsExactly(1_103L, 1_104L);
    assertThat(events(BEN, 1, 2_000).gone()).isFalse();
  }

  @Test
  void attaching_waits_until_the_view_has_come_to_the_gateways_position() {
    openChat();
    AttachQuery query = new AttachQuery(0, 3, ANNA, List.of(new Cursor(CHAT, 2)), 500, 262_144);

    var answer = CompletableFuture.supplyAsync(() -> views.attach(query));
    publish(chat.posted(ANNA, "one"));

    assertThat(answer)
        .succeedsWithin(5, TimeUnit.SECONDS)
        .extracting(found -> found.chats().getFirst().lastSeq())
        .isEqualTo(3L);
  }

  @Test
  void a_question_waits_until_the_view_has_come_to_a_seq() {
    openChat();

    var answer = CompletableFuture.supplyAsync(() -> views.chat(ANNA, new ChatPosition(CHAT, 3)));
    publish(chat.posted(ANNA, "one"));

    assertThat(answer)
        .succeedsWithin(5, TimeUnit.SECONDS)
        .extracting(found -> found.orElseThrow().lastSeq())
        .isEqualTo(3L);
  }

  @Test
  void a_view_that_does_not_come_far_enough_is_unavailable() {
    openChat();

    unavailable(() -> views.chat(ANNA, new ChatPosition(CHAT, 9)));
    unavailable(() -> views.attach(new AttachQuery(0, 9, ANNA, List.of(), 500, 262_144)));
    unavailable(() -> views.userChatsAt(ANNA, Map.of(0, 9L)));
    unavailable(() -> views.userChats(ANNA, null, 10, List.of(new ChatPosition(CHAT, 9))));
  }

  @Test
  void a_user_finds_the_chats_that_they_are_a_member_of() {
    openChat();
    publish(chat.joined(BEN));
    ChatLog other = new ChatLog(OTHER_CHAT, ANNA);
    publish(other.created(false), other.added(ANNA, Role.OWNER), other.added(BEN, Role.MEMBER));
    publish(chat.left(ANNA));

    assertThat(views.userChats(ANNA, null, 10, List.of()))
        .containsExactly(new UserChat(OTHER_CHAT, 2));
    assertThat(views.userChats(BEN, null, 1, List.of())).containsExactly(new UserChat(CHAT, 3));
    assertThat(views.userChats(BEN, CHAT, 10, List.of()))
        .containsExactly(new UserChat(OTHER_CHAT, 3));
    assertThat(views.userChats(CARA, null, 10, List.of())).isEmpty();
  }

  @Test
  void the_list_of_chats_waits_for_the_callers_own_change() {
    openChat();

    var answer =
        CompletableFuture.supplyAsync(
            () -> views.userChats(BEN, null, 10, List.of(new ChatPosition(CHAT, 3))));
    publish(chat.joined(BEN));

    assertThat(answer)
        .succeedsWithin(5, TimeUnit.SECONDS)
        .isEqualTo(List.of(new UserChat(CHAT, 3)));
  }

  @Test
  void all_chats_at_a_position_are_known_once_its_mark_has_come() {
    openChat();
    publish(chat.joined(BEN)); // offset 2

    var answer = CompletableFuture.supplyAsync(() -> views.userChatsAt(BEN, Map.of(0, 3L)));
    running.markTimePasses();

    assertThat(answer)
        .succeedsWithin(5, TimeUnit.SECONDS)
        .isEqualTo(List.of(new UserChat(CHAT, 3)));
  }

  @Test
  void all_chats_at_the_position_of_nothing_seen_need_no_mark() {
    assertThat(views.userChatsAt(BEN, Map.of(0, 0L))).isEmpty();
  }

  void publish(ChatEvent... events) {
    for (ChatEvent event : events) {
      running.publish(event);
    }
  }

  final void openChat() {
    publish(chat.created(true), chat.added(ANNA, Role.OWNER));
  }

  final void closedChat() {
    publish(chat.created(false), chat.added(ANNA, Role.OWNER));
  }

  final ChatHead head(UUID viewer) {
    return views.chat(viewer, ChatPosition.current(CHAT)).orElseThrow();
  }

  final HistoryPage history(UUID viewer) {
    return views.history(viewer, ChatPosition.current(CHAT), newest(100));
  }

  final MemberPage members(UUID viewer) {
    return views.members(viewer, ChatPosition.current(CHAT), null, 10);
  }

  final RangeAnswer events(UUID viewer, long from, long to) {
    return views.events(viewer, ChatPosition.current(CHAT), from, to);
  }

  private Attached attach(UUID viewer, long cursor) {
    return attach(viewer, cursor, 500, 262_144);
  }

  private Attached attach(UUID viewer, long cursor, int maxEvents, int maxBytes) {
    return views
        .attach(
            new AttachQuery(0, 0, viewer, List.of(new Cursor(CHAT, cursor)), maxEvents, maxBytes))
        .chats()
        .getFirst();
  }

  private List<Long> seqs(Attached attached) {
    return attached.events().stream().map(value -> running.event(value).seq()).toList();
  }

  private static HistoryRange newest(int limit) {
    return HistoryRange.newest(limit);
  }

  static void unavailable(Supplier<?> question) {
    assertThatThrownBy(question::get).isInstanceOf(ViewUnavailableException.class);
  }
}
