package dev.confab.processors.query;

import dev.confab.platform.query.Access;
import dev.confab.platform.query.ChatPage;
import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.Message;
import dev.confab.platform.query.MessageVersion;
import dev.confab.platform.query.Pin;
import dev.confab.platform.query.Reaction;
import dev.confab.platform.query.ReactionPlace;
import dev.confab.processors.view.ByRow;
import dev.confab.processors.view.MessageRow;
import dev.confab.processors.view.TimelineKeys;
import dev.confab.processors.view.VersionRow;
import dev.confab.schemas.Ids;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** Queries for single messages and what belongs to them. */
final class MessageQueries {
  private final ChatReading reading;

  MessageQueries(ChatReading reading) {
    this.reading = reading;
  }

  ChatPage<Message> messages(UUID viewer, ChatPosition chat, List<Long> seqs) {
    if (seqs.size() > Limits.MESSAGES) {
      throw new IllegalArgumentException("at most " + Limits.MESSAGES + " messages at once");
    }
    return reading.asMember(
        viewer,
        chat,
        ChatPage::none,
        seen ->
            new ChatPage<>(
                Access.MEMBER,
                seqs.stream().map(seen::message).filter(Objects::nonNull).toList(),
                false));
  }

  ChatPage<MessageVersion> edits(UUID viewer, ChatPosition chat, long messageSeq) {
    return ofMessage(
        viewer,
        chat,
        messageSeq,
        (seen, row) -> {
          List<MessageVersion> versions = new ArrayList<>();
          byte[] prefix = TimelineKeys.versions(chat.chatId(), messageSeq);
          try (var found = seen.rows().store().prefixScan(prefix, new ByteArraySerializer())) {
            found.forEachRemaining(
                old ->
                    versions.add(
                        shown(TimelineKeys.lastOf(old.key), VersionRow.fromBytes(old.value))));
          }
          versions.add(shown(row.textSeq(messageSeq), VersionRow.of(row)));
          return new ChatPage<>(Access.MEMBER, versions, false);
        });
  }

  ChatPage<Pin> pins(UUID viewer, ChatPosition chat) {
    UUID chatId = chat.chatId();
    return reading.asMember(
        viewer,
        chat,
        ChatPage::none,
        seen ->
            Pages.of(
                seen.rows()
                    .store()
                    .reverseRange(
                        TimelineKeys.pin(chatId, 0), TimelineKeys.pin(chatId, Long.MAX_VALUE)),
                Limits.PAGE,
                row -> {
                  Message message = seen.message(TimelineKeys.seqOf(row.key));
                  ByRow pin = ByRow.fromBytes(row.value);
                  return message == null ? null : new Pin(message, pin.by(), pin.at());
                }));
  }

  ChatPage<Reaction> reactions(
      UUID viewer,
      ChatPosition chat,
      long messageSeq,
      @Nullable String type,
      @Nullable ReactionPlace after,
      int limit) {
    Limits.checkPage(limit, Limits.PAGE);
    UUID chatId = chat.chatId();
    byte[] prefix =
        type == null
            ? TimelineKeys.reactions(chatId, messageSeq)
            : TimelineKeys.reactions(chatId, messageSeq, type);
    byte[] last =
        after == null
            ? prefix
            : TimelineKeys.reaction(chatId, messageSeq, after.type(), after.userId());
    return ofMessage(
        viewer,
        chat,
        messageSeq,
        (seen, _) ->
            Pages.of(
                behind(seen, prefix, last),
                limit,
                row ->
                    Arrays.equals(row.key, last)
                        ? null
                        : new Reaction(
                            TimelineKeys.typeOf(row.key),
                            TimelineKeys.userOf(row.key),
                            ByRow.fromBytes(row.value).at())));
  }

  /** Rows from a key on, among those that begin so; no type has a byte 0xff, being UTF-8. */
  private static KeyValueIterator<byte[], byte[]> behind(Seen seen, byte[] prefix, byte[] from) {
    byte[] end = Arrays.copyOf(prefix, prefix.length + Ids.BYTES);
    Arrays.fill(end, prefix.length, end.length, (byte) 0xff);
    byte[] start = Arrays.compareUnsigned(from, prefix) < 0 ? prefix : from;
    return seen.rows().store().range(start, end);
  }

  private static MessageVersion shown(long seq, VersionRow row) {
    return new MessageVersion(seq, row.at(), row.text(), row.attachments());
  }

  /** Reads what belongs to a message that the viewer may see and that is not gone. */
  private <T> ChatPage<T> ofMessage(
      UUID viewer, ChatPosition chat, long messageSeq, OfMessage<T> query) {
    return reading.asMember(
        viewer,
        chat,
        ChatPage::none,
        seen -> {
          MessageRow row = seen.row(messageSeq);
          return row == null || row.detail().isGone()
              ? ChatPage.none(Access.MEMBER)
              : query.read(seen, row);
        });
  }

  /** What is asked of a message. */
  @FunctionalInterface
  private interface OfMessage<T> {
    ChatPage<T> read(Seen seen, MessageRow row);
  }
}
