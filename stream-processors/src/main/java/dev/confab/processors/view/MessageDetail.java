package dev.confab.processors.view;

import dev.confab.platform.query.MessageState;
import dev.confab.schemas.chat.Forwarded;
import dev.confab.schemas.chat.Mentions;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.MessagePosted;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What few messages have.
 *
 * @param version seq of the last event applied; 0: that of the message itself
 * @param state what became of it
 * @param goneAt when it was deleted or recalled
 * @param textSeq seq of the last edit; 0: never edited
 * @param editedAt when that was
 * @param edits how often it was edited
 * @param attachments files that belong to it
 * @param mentions who is named in it
 * @param forwarded where it was said first
 * @param threadRoot seq of the message whose thread it is in
 * @param replies how many replies its own thread has
 * @param pinned is it pinned?
 * @param reactions how many reacted, by type
 */
public record MessageDetail(
    long version,
    MessageState state,
    @Nullable Instant goneAt,
    long textSeq,
    @Nullable Instant editedAt,
    long edits,
    List<UUID> attachments,
    @Nullable Mentions mentions,
    @Nullable Forwarded forwarded,
    @Nullable Long threadRoot,
    long replies,
    boolean pinned,
    SortedMap<String, Long> reactions) {
  static final MessageDetail NONE =
      new MessageDetail(
          0,
          MessageState.PRESENT,
          null,
          0,
          null,
          0,
          List.of(),
          null,
          null,
          null,
          0,
          false,
          Collections.emptySortedMap());

  public MessageDetail {
    attachments = List.copyOf(attachments);
    reactions = Collections.unmodifiableSortedMap(reactions);
  }

  static MessageDetail of(MessagePosted event) {
    MessageContent content = event.content();
    List<UUID> attachments = content == null ? List.of() : content.attachments();
    boolean none =
        attachments.isEmpty()
            && event.mentions() == null
            && event.forwarded() == null
            && event.threadRoot() == null;
    return none
        ? NONE
        : new MessageDetail(
            0,
            MessageState.PRESENT,
            null,
            0,
            null,
            0,
            attachments,
            event.mentions(),
            event.forwarded(),
            event.threadRoot(),
            0,
            false,
            Collections.emptySortedMap());
  }

  /** Is there nothing to be read any more? */
  public boolean isGone() {
    return state != MessageState.PRESENT;
  }

  MessageDetail edited(
      long seq, Instant at, List<UUID> newAttachments, @Nullable Mentions newMentions) {
    return new MessageDetail(
        seq,
        state,
        goneAt,
        seq,
        at,
        edits + 1,
        newAttachments,
        newMentions,
        forwarded,
        threadRoot,
        replies,
        pinned,
        reactions);
  }

  /** What stays of it: its place in a thread, and the thread that it began. */
  MessageDetail gone(long seq, MessageState newState, Instant at) {
    return new MessageDetail(
        seq,
        newState,
        at,
        0,
        null,
        0,
        List.of(),
        null,
        null,
        threadRoot,
        replies,
        false,
        Collections.emptySortedMap());
  }

  MessageDetail withReplies(long seq, long more) {
    return with(seq, replies + more, pinned, reactions);
  }

  MessageDetail withPinned(long seq, boolean nowPinned) {
    return with(seq, replies, nowPinned, reactions);
  }

  MessageDetail withReaction(long seq, String type, long more) {
    SortedMap<String, Long> counts = new TreeMap<>(reactions);
    counts.merge(type, more, (count, change) -> count + change == 0 ? null : count + change);
    return with(seq, replies, pinned, counts);
  }

  void write(RowOut out) {
    out.number(version)
        .symbol(state)
        .timeOrNull(goneAt)
        .number(textSeq)
        .timeOrNull(editedAt)
        .number(edits)
        .uuids(attachments)
        .flag(mentions != null);
    if (mentions != null) {
      out.uuids(mentions.users()).flag(mentions.everyone());
    }
    out.flag(forwarded != null);
    if (forwarded != null) {
      out.uuid(forwarded.chatId()).number(forwarded.messageSeq()).uuid(forwarded.author());
    }
    out.number(threadRoot == null ? 0 : threadRoot)
        .number(replies)
        .flag(pinned)
        .number(reactions.size());
    reactions.forEach((type, count) -> out.text(type).number(count));
  }

  static MessageDetail read(RowIn in) {
    return new MessageDetail(
        in.number(),
        in.symbol(MessageState.class),
        in.timeOrNull(),
        in.number(),
        in.timeOrNull(),
        in.number(),
        in.uuids(),
        in.flag() ? new Mentions(in.uuids(), in.flag()) : null,
        in.flag() ? new Forwarded(in.uuid(), in.number(), in.uuid()) : null,
        seqOrNull(in.number()),
        in.number(),
        in.flag(),
        reactions(in));
  }

  private MessageDetail with(
      long seq, long newReplies, boolean nowPinned, SortedMap<String, Long> newReactions) {
    return new MessageDetail(
        seq,
        state,
        goneAt,
        textSeq,
        editedAt,
        edits,
        attachments,
        mentions,
        forwarded,
        threadRoot,
        newReplies,
        nowPinned,
        newReactions);
  }

  private static SortedMap<String, Long> reactions(RowIn in) {
    SortedMap<String, Long> counts = new TreeMap<>();
    for (long left = in.number(); left > 0; left--) {
      counts.put(in.text(), in.number());
    }
    return counts;
  }

  private static @Nullable Long seqOrNull(long seq) {
    return seq == 0 ? null : (Long) seq;
  }
}
