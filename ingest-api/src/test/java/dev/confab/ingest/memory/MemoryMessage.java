package dev.confab.ingest.memory;

import dev.confab.platform.query.Message;
import dev.confab.platform.query.MessageState;
import dev.confab.platform.query.MessageVersion;
import dev.confab.platform.query.Pin;
import dev.confab.platform.query.Reaction;
import dev.confab.platform.query.ReactionCount;
import dev.confab.platform.query.ThreadInfo;
import dev.confab.schemas.chat.Mentions;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.PostMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A message, and what became of it. */
final class MemoryMessage {
  final PostMessage posted;
  final long seq;
  final long no;
  final List<MessageVersion> versions = new ArrayList<>();
  final List<Reaction> reactions = new ArrayList<>();
  @Nullable Mentions mentions;
  MessageState state = MessageState.PRESENT;
  @Nullable Instant goneAt;
  @Nullable UUID pinnedBy;
  @Nullable Instant pinnedAt;

  MemoryMessage(PostMessage posted, long seq, long no, @Nullable Mentions mentions) {
    this.posted = posted;
    this.seq = seq;
    this.no = no;
    this.mentions = mentions;
    say(seq, posted.issuedAt(), posted.content());
  }

  void say(long changeSeq, Instant at, MessageContent content) {
    versions.add(new MessageVersion(changeSeq, at, content.text(), content.attachments()));
  }

  /** Nothing of what it said is left. */
  void goes(MessageState how, Instant at) {
    state = how;
    goneAt = at;
    versions.clear();
    reactions.clear();
    mentions = null;
    pinnedBy = null;
    pinnedAt = null;
  }

  String text() {
    return versions.isEmpty() ? "" : versions.getLast().text();
  }

  Pin pin(UUID viewer) {
    return new Pin(seenBy(viewer, null), pinnedBy, pinnedAt);
  }

  Message seenBy(UUID viewer, @Nullable ThreadInfo thread) {
    MessageVersion now = versions.isEmpty() ? null : versions.getLast();
    return new Message(
        posted.chatId(),
        seq,
        no,
        posted.actor(),
        state,
        now == null ? null : now.text(),
        now == null ? List.of() : now.attachments(),
        mentions,
        now == null ? null : posted.forwarded(),
        posted.replyTo(),
        posted.threadRoot(),
        thread,
        posted.issuedAt(),
        versions.size() > 1 ? versions.getLast().at() : null,
        Math.max(0, versions.size() - 1L),
        goneAt,
        pinnedBy != null,
        counts(viewer),
        null,
        posted.clientKey());
  }

  private List<ReactionCount> counts(UUID viewer) {
    Map<String, List<Reaction>> byType =
        reactions.stream()
            .collect(Collectors.groupingBy(Reaction::type, TreeMap::new, Collectors.toList()));
    return byType.entrySet().stream()
        .map(
            entry ->
                new ReactionCount(
                    entry.getKey(),
                    entry.getValue().size(),
                    entry.getValue().stream().anyMatch(r -> r.userId().equals(viewer))))
        .toList();
  }

  /** Reactions by type, then by user. */
  List<Reaction> sorted() {
    return reactions.stream()
        .sorted(
            Comparator.comparing(Reaction::type)
                .thenComparing(reaction -> reaction.userId().toString()))
        .toList();
  }
}
