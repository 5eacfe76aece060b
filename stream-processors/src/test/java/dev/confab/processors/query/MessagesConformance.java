package dev.confab.processors.query;

import static dev.confab.processors.view.Users.ANNA;
import static dev.confab.processors.view.Users.BEN;
import static dev.confab.processors.view.Users.CARA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.confab.platform.query.Access;
import dev.confab.platform.query.ChatPage;
import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.HistoryPage;
import dev.confab.platform.query.HistoryRange;
import dev.confab.platform.query.HistoryRange.Side;
import dev.confab.platform.query.Message;
import dev.confab.platform.query.MessageState;
import dev.confab.platform.query.MessageVersion;
import dev.confab.platform.query.Pin;
import dev.confab.platform.query.Reaction;
import dev.confab.platform.query.ReactionCount;
import dev.confab.platform.query.ReactionPlace;
import dev.confab.processors.view.ChatLog;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.Forwarded;
import dev.confab.schemas.chat.Mentions;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.MessageEdited;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.chat.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every implementation of the query API must do with messages and what happens to them. */
abstract class MessagesConformance extends ViewsConformance {
  private static final String THUMB = "\uD83D\uDC4D";
  private static final ChatPosition HERE = ChatPosition.current(CHAT);

  @Test
  void a_message_has_all_that_was_posted() {
    openChat();
    UUID file = new UUID(5, 5);
    Forwarded source = new Forwarded(OTHER_CHAT, 7, CARA);
    Mentions mentions = new Mentions(List.of(BEN), false);
    publish(chat.posted(ANNA, "root"), chat.joined(BEN));
    publish(chat.posted(ANNA, new MessageContent("", List.of(file)), 3L, 3L));
    publish(chat.mentioning(ANNA, "@ben", mentions), chat.forwarded(ANNA, "said", source));

    assertThat(message(5).attachments()).containsExactly(file);
    assertThat(message(5).replyTo()).isEqualTo(3);
    assertThat(message(5).threadRoot()).isEqualTo(3);
    assertThat(message(6).mentions()).isEqualTo(mentions);
    assertThat(message(7).forwarded()).isEqualTo(source);
    assertThat(message(7).state()).isEqualTo(MessageState.PRESENT);
  }

  @Test
  void an_edited_message_says_what_it_says_now_and_said_before() {
    openChat();
    publish(chat.posted(ANNA, "one"), chat.edited(ANNA, 3, "two"), chat.edited(ANNA, 3, "three"));

    assertThat(message(3).text()).isEqualTo("three");
    assertThat(message(3).edits()).isEqualTo(2);
    assertThat(message(3).editedAt()).isEqualTo(at(5));
    assertThat(message(3).sentAt()).isEqualTo(at(3));
    assertThat(views.edits(ANNA, HERE, 3).entries())
        .containsExactly(
            new MessageVersion(3, at(3), "one", List.of()),
            new MessageVersion(4, at(4), "two", List.of()),
            new MessageVersion(5, at(5), "three", List.of()));
    assertThat(views.edits(ANNA, HERE, 99).entries()).isEmpty();
  }

  @Test
  void of_a_deleted_message_nothing_is_left_but_its_place() {
    openChat();
    publish(chat.joined(BEN), chat.posted(BEN, "secret"), chat.edited(BEN, 4, "more secret"));
    publish(chat.reacted(ANNA, 4, BEN, THUMB), chat.pinned(ANNA, 4, BEN));
    publish(chat.deleted(ANNA, 4, BEN, null));

    assertThat(message(4).state()).isEqualTo(MessageState.DELETED);
    assertThat(message(4).goneAt()).isEqualTo(at(8));
    assertThat(message(4).no()).isEqualTo(1);
    assertThat(message(4).senderId()).isEqualTo(BEN);
    assertThat(message(4).text()).isNull();
    assertThat(message(4).edits()).isZero();
    assertThat(message(4).reactions()).isEmpty();
    assertThat(message(4).pinned()).isFalse();
    assertThat(history(ANNA).messages()).extracting(Message::seq).containsExactly(4L);
    assertThat(views.edits(ANNA, HERE, 4).entries()).isEmpty();
    assertThat(reactions(null, null, 10).entries()).isEmpty();
    assertThat(views.pins(ANNA, HERE).entries()).isEmpty();
    assertThat(views.readers(ANNA, HERE, 4).found()).isFalse();
    assertThat(head(ANNA).pinned()).isZero();
    assertThat(head(ANNA).lastMessage().text()).isNull();
  }

  @Test
  void who_catches_up_later_is_told_of_a_gone_message_without_what_it_said() {
    openChat();
    publish(chat.posted(ANNA, "secret"), chat.edited(ANNA, 3, "more"), chat.edited(ANNA, 3, "yet"));
    publish(chat.recalled(ANNA, 3, null));

    List<ChatEvent> told = events(ANNA, 1, 9).events().stream().map(running::event).toList();

    assertThat(told).extracting(ChatEvent::seq).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(((MessagePosted) told.get(2)).content()).isNull();
    assertThat(((MessageEdited) told.get(3)).content()).isNull();
    assertThat(((MessageEdited) told.get(4)).content()).isNull();
    assertThat(message(3).state()).isEqualTo(MessageState.RECALLED);
  }

  @Test
  void reactions_are_counted_and_named() {
    openChat();
    publish(chat.posted(ANNA, "tea?"), chat.joined(BEN), chat.joined(CARA));
    publish(chat.reacted(BEN, 3, ANNA, THUMB), chat.reacted(CARA, 3, ANNA, THUMB));
    publish(chat.reacted(BEN, 3, ANNA, ":tea:"), chat.reacted(ANNA, 3, ANNA, ":tea:"));
    publish(chat.unreacted(ANNA, 3, ANNA, ":tea:"));

    assertThat(message(BEN, 3).reactions())
        .containsExactly(new ReactionCount(":tea:", 1, true), new ReactionCount(THUMB, 2, true));
    assertThat(message(ANNA, 3).reactions()).extracting(ReactionCount::mine).containsOnly(false);
    assertThat(reactions(null, null, 10).entries())
        .extracting(Reaction::type, Reaction::userId)
        .containsExactly(tuple(":tea:", BEN), tuple(THUMB, CARA), tuple(THUMB, BEN));
    assertThat(reactions(":tea:", null, 10).entries())
        .containsExactly(new Reaction(":tea:", BEN, at(8)));
    assertThat(reactions(THUMB, null, 1).more()).isTrue();
    assertThat(reactions(THUMB, new ReactionPlace(THUMB, CARA), 10).entries())
        .extracting(Reaction::userId)
        .containsExactly(BEN);
    assertThat(reactions(null, new ReactionPlace(":tea:", BEN), 1).entries())
        .extracting(Reaction::userId)
        .containsExactly(CARA);
  }

  @Test
  void a_thread_has_a_count_and_a_last_reply_and_is_listed() {
    openChat();
    publish(chat.posted(ANNA, "root"), reply("one"), chat.posted(ANNA, "beside"), reply("two"));

    assertThat(message(3).thread().replies()).isEqualTo(2);
    assertThat(message(3).thread().lastSeq()).isEqualTo(6);
    assertThat(message(3).thread().lastAt()).isEqualTo(at(6));
    assertThat(message(4).thread()).isNull();
    assertThat(thread(HistoryRange.newest(10)).messages())
        .extracting(Message::text)
        .containsExactly("one", "two");
    assertThat(thread(HistoryRange.newest(1)).older()).isTrue();
    assertThat(thread(HistoryRange.after(4, 10)).messages())
        .extracting(Message::text)
        .containsExactly("two");
    assertThat(history(ANNA).messages()).hasSize(4);
  }

  @Test
  void a_reply_that_is_gone_is_not_in_the_thread_any_more() {
    openChat();
    publish(chat.posted(ANNA, "root"), reply("one"), reply("two"));
    publish(chat.deleted(ANNA, 5, ANNA, 3L), chat.deleted(ANNA, 3, ANNA, null));

    assertThat(message(3).thread().replies()).isEqualTo(1);
    assertThat(message(3).thread().lastSeq()).isEqualTo(4);
    assertThat(thread(HistoryRange.newest(10)).messages())
        .extracting(Message::text)
        .containsExactly("one");
  }

  @Test
  void pinned_messages_are_listed_the_newest_first() {
    openChat();
    publish(chat.posted(ANNA, "a"), chat.posted(ANNA, "b"), chat.posted(ANNA, "c"));
    publish(chat.pinned(ANNA, 4, ANNA), chat.pinned(ANNA, 3, ANNA), chat.pinned(ANNA, 5, ANNA));
    publish(chat.unpinned(ANNA, 5, ANNA));

    assertThat(views.pins(ANNA, HERE).entries())
        .extracting(pin -> pin.message().text())
        .containsExactly("b", "a");
    assertThat(views.pins(ANNA, HERE).entries()).extracting(Pin::pinnedAt).contains(at(6), at(7));
    assertThat(message(3).pinned()).isTrue();
    assertThat(message(5).pinned()).isFalse();
    assertThat(head(ANNA).pinned()).isEqualTo(2);
  }

  @Test
  void nobody_sees_more_of_a_message_than_their_membership_lets_them() {
    closedChat();
    publish(chat.posted(ANNA, "before"), reply("old"), chat.edited(ANNA, 3, "before?"));
    publish(chat.reacted(ANNA, 3, ANNA, THUMB), chat.pinned(ANNA, 3, ANNA));
    publish(chat.added(BEN, Role.MEMBER), reply("new"));

    assertThat(views.messages(BEN, HERE, List.of(3L, 4L, 9L)).entries())
        .extracting(Message::text)
        .containsExactly("new");
    assertThat(views.edits(BEN, HERE, 3).entries()).isEmpty();
    assertThat(views.reactions(BEN, HERE, 3, null, null, 10).entries()).isEmpty();
    assertThat(views.pins(BEN, HERE).entries()).isEmpty();
    assertThat(views.thread(BEN, HERE, 3, HistoryRange.newest(10)).messages()).isEmpty();
    assertThat(views.readers(BEN, HERE, 3).found()).isFalse();
    assertThat(head(BEN).pinned()).isZero();
    assertThat(views.pins(CARA, HERE).access()).isEqualTo(Access.NO_MEMBER);
    assertThat(views.messages(CARA, HERE, List.of(3L)).entries()).isEmpty();
    assertThat(views.edits(CARA, HERE, 3).entries()).isEmpty();
  }

  @Test
  void history_is_found_around_a_seq() {
    tenMessages();

    HistoryPage middle = views.history(ANNA, HERE, HistoryRange.around(7, 4));
    HistoryPage start = views.history(ANNA, HERE, HistoryRange.around(3, 4));
    HistoryPage end = views.history(ANNA, HERE, HistoryRange.around(12, 4));
    HistoryPage all = views.history(ANNA, HERE, HistoryRange.around(7, 10));

    assertThat(middle.messages()).extracting(Message::seq).containsExactly(5L, 6L, 7L, 8L);
    assertThat(middle.older()).isTrue();
    assertThat(middle.newer()).isTrue();
    assertThat(start.messages()).extracting(Message::seq).containsExactly(3L, 4L, 5L, 6L);
    assertThat(start.older()).isFalse();
    assertThat(end.messages()).extracting(Message::seq).containsExactly(9L, 10L, 11L, 12L);
    assertThat(end.newer()).isFalse();
    assertThat(all.messages()).hasSize(10);
    assertThat(all.older()).isFalse();
    assertThat(all.newer()).isFalse();
  }

  @Test
  void history_is_found_by_time() {
    tenMessages();

    assertThat(seqs(HistoryRange.at(Side.AFTER, at(9), 2))).containsExactly(9L, 10L);
    assertThat(seqs(HistoryRange.at(Side.AFTER, at(9).minusMillis(1), 2))).containsExactly(9L, 10L);
    assertThat(seqs(HistoryRange.at(Side.BEFORE, at(9), 2))).containsExactly(7L, 8L);
    assertThat(seqs(HistoryRange.at(Side.AROUND, at(9), 3))).containsExactly(8L, 9L, 10L);
    assertThat(seqs(HistoryRange.at(Side.AFTER, at(99), 2))).isEmpty();
    assertThat(seqs(HistoryRange.at(Side.BEFORE, at(99), 2))).containsExactly(11L, 12L);
    assertThat(seqs(HistoryRange.at(Side.BEFORE, at(0), 2))).isEmpty();
  }

  @Test
  void history_has_ends() {
    tenMessages();

    assertThat(seqs(HistoryRange.after(Long.MAX_VALUE, 2))).isEmpty();
    assertThat(seqs(HistoryRange.before(Long.MAX_VALUE, 2))).containsExactly(11L, 12L);
    assertThat(seqs(HistoryRange.before(-5, 2))).isEmpty();
    assertThat(seqs(HistoryRange.after(-5, 2))).containsExactly(3L, 4L);
  }

  private void tenMessages() {
    openChat();
    for (int i = 1; i <= 10; i++) {
      publish(chat.posted(ANNA, "m" + i)); // seq i + 2
    }
  }

  private ChatEvent reply(String text) {
    return chat.posted(ANNA, new MessageContent(text), null, 3L);
  }

  private List<Long> seqs(HistoryRange range) {
    return views.history(ANNA, HERE, range).messages().stream().map(Message::seq).toList();
  }

  private HistoryPage thread(HistoryRange range) {
    return views.thread(ANNA, HERE, 3, range);
  }

  private ChatPage<Reaction> reactions(String type, ReactionPlace after, int limit) {
    return views.reactions(ANNA, HERE, 3, type, after, limit);
  }

  private Message message(long seq) {
    return message(ANNA, seq);
  }

  private Message message(UUID viewer, long seq) {
    return views.messages(viewer, HERE, List.of(seq)).entries().getFirst();
  }

  private static Instant at(long seq) {
    return ChatLog.START.plusSeconds(seq);
  }
}
