package dev.confab.processors.query;

import static dev.confab.processors.view.Users.ANNA;
import static dev.confab.processors.view.Users.BEN;
import static dev.confab.processors.view.Users.CARA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.HistoryRange;
import dev.confab.platform.query.Marks;
import dev.confab.platform.query.MessageStatus;
import dev.confab.platform.query.Reader;
import dev.confab.platform.query.ReadersAnswer;
import dev.confab.processors.view.ChatLog;
import dev.confab.schemas.chat.Mentions;
import dev.confab.schemas.mark.AdvanceMarks;
import dev.confab.schemas.mark.MarksAdvanced;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every implementation of the query API must do with how far members have come. */
abstract class MarksConformance extends MembersConformance {
  private static final ChatPosition HERE = ChatPosition.current(CHAT);

  @Test
  void what_was_read_is_not_unread_and_was_received() {
    openChat();
    publish(chat.joined(BEN)); // 3
    publish(chat.posted(ANNA, "1"), chat.posted(ANNA, "2"), chat.posted(ANNA, "3"));
    AdvanceMarks wish = chat.marks(BEN, 0, 2, 3);
    running.publish(wish);

    assertThat(head(BEN).unread()).isEqualTo(1);
    assertThat(marks(BEN)).isEqualTo(new Marks(2, wish.issuedAt(), 2, wish.issuedAt()));
    assertThat(running.toldMarks())
        .containsExactly(new MarksAdvanced(CHAT, BEN, 2, wish.issuedAt(), 2, wish.issuedAt()));
  }

  @Test
  void marks_only_grow_and_what_is_not_new_is_not_told() {
    openChat();
    publish(chat.joined(BEN), chat.posted(ANNA, "1"), chat.posted(ANNA, "2"));
    AdvanceMarks first = chat.marks(BEN, 2, 1, 3);
    running.publish(first);
    running.publish(chat.marks(BEN, 1, 1, 3));
    running.publish(chat.marks(BEN, 2, 1, 3));

    assertThat(marks(BEN)).isEqualTo(new Marks(2, first.issuedAt(), 1, first.issuedAt()));
    assertThat(running.toldMarks()).hasSize(1);
    assertThat(head(BEN).unread()).isEqualTo(1);
  }

  @Test
  void a_mark_may_come_before_the_events_that_it_is_about() {
    running.publish(new AdvanceMarks(CHAT, BEN, 1, 1, 3, ChatLog.START));
    openChat();
    publish(chat.joined(BEN), chat.posted(ANNA, "1"), chat.posted(ANNA, "2"));

    assertThat(head(BEN).unread()).isEqualTo(1);
  }

  @Test
  void a_mark_of_who_has_gone_since_is_not_taken() {
    openChat();
    publish(chat.joined(BEN), chat.posted(ANNA, "1"), chat.left(BEN));
    running.publish(chat.marks(BEN, 1, 1, 3));
    assertThat(running.toldMarks()).isEmpty();

    publish(chat.joined(BEN)); // 6
    running.publish(chat.marks(BEN, 1, 1, 3));
    assertThat(running.toldMarks()).isEmpty();
    running.publish(chat.marks(BEN, 1, 1, 6));
    assertThat(running.toldMarks()).hasSize(1);
  }

  @Test
  void mentions_are_unread_as_the_messages_are() {
    openChat();
    publish(chat.posted(ANNA, "before"), chat.mentioning(ANNA, "@all", all()), chat.joined(BEN));
    publish(chat.mentioning(ANNA, "@ben", to(BEN)), chat.mentioning(ANNA, "@all", all()));
    publish(chat.mentioning(ANNA, "@ben @all", new Mentions(List.of(BEN), true)));
    publish(chat.mentioning(ANNA, "@cara", to(CARA)));

    assertThat(head(BEN).unread()).isEqualTo(4);
    assertThat(head(BEN).unreadMentions()).isEqualTo(3);
    assertThat(head(ANNA).unreadMentions()).isZero();

    running.publish(chat.marks(BEN, 4, 4, 5));
    assertThat(head(BEN).unreadMentions()).isEqualTo(1);
    publish(chat.posted(BEN, "here"));
    assertThat(head(BEN).unreadMentions()).isZero();
  }

  @Test
  void mentions_are_counted_up_to_a_bound() {
    openChat();
    publish(chat.joined(BEN));
    for (int i = 0; i < 120; i++) {
      publish(chat.mentioning(ANNA, "@ben", to(BEN)));
    }

    assertThat(head(BEN).unreadMentions()).isEqualTo(100);
    assertThat(head(BEN).unread()).isEqualTo(120);
  }

  @Test
  void an_own_message_is_delivered_and_read_when_all_others_have_it() {
    openChat();
    publish(chat.joined(BEN), chat.joined(CARA), chat.posted(ANNA, "1")); // 3, 4, 5
    assertThat(status(ANNA)).isEqualTo(MessageStatus.SENT);

    running.publish(chat.marks(BEN, 1, 1, 3));
    assertThat(status(ANNA)).isEqualTo(MessageStatus.SENT);
    running.publish(chat.marks(CARA, 1, 0, 4));
    assertThat(status(ANNA)).isEqualTo(MessageStatus.DELIVERED);
    running.publish(chat.marks(CARA, 1, 1, 4));
    assertThat(status(ANNA)).isEqualTo(MessageStatus.READ);
    assertThat(status(BEN)).isNull();
    assertThat(head(ANNA).lastMessage().status()).isEqualTo(MessageStatus.READ);
  }

  @Test
  void who_has_read_a_message_is_named_in_a_small_chat() {
    openChat();
    publish(chat.joined(BEN), chat.joined(CARA), chat.posted(ANNA, "1")); // 3, 4, 5
    AdvanceMarks ofBen = chat.marks(BEN, 1, 1, 3);
    running.publish(ofBen);
    running.publish(chat.marks(CARA, 1, 0, 4));
    UUID late = new UUID(9, 9);
    publish(chat.joined(late));

    ReadersAnswer answer = views.readers(ANNA, HERE, 5);

    assertThat(answer.found()).isTrue();
    assertThat(answer.received()).isEqualTo(2);
    assertThat(answer.read()).isEqualTo(1);
    assertThat(answer.readers()).containsExactly(new Reader(BEN, ofBen.issuedAt()));
    assertThat(views.readers(ANNA, HERE, 99).found()).isFalse();
  }

  @Test
  void who_has_read_a_message_is_counted_in_a_large_chat() {
    openChat();
    for (int i = 1; i <= 150; i++) {
      publish(chat.joined(new UUID(9, i)));
    }
    publish(chat.posted(ANNA, "1"));
    long message = chat.lastSeq();
    for (int i = 1; i <= 40; i++) {
      running.publish(chat.marks(new UUID(9, i), 1, i % 2, i + 2));
    }

    ReadersAnswer answer = views.readers(ANNA, HERE, message);

    assertThat(answer.received()).isEqualTo(40);
    assertThat(answer.read()).isEqualTo(20);
    assertThat(answer.readers()).isEmpty();
    assertThat(status(ANNA)).isNull();
  }

  private Marks marks(UUID userId) {
    return views.member(ANNA, HERE, userId).member().marks();
  }

  private MessageStatus status(UUID viewer) {
    return views.history(viewer, HERE, HistoryRange.newest(1)).messages().getFirst().status();
  }

  private static Mentions all() {
    return new Mentions(List.of(), true);
  }

  private static Mentions to(UUID userId) {
    return new Mentions(List.of(userId), false);
  }
}
