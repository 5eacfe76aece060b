package dev.confab.search.indexing;

import dev.confab.platform.query.ChatHead;
import dev.confab.platform.query.ChatPosition;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.ChatInfoEvent;
import dev.confab.schemas.chat.InvitationEvent;
import dev.confab.schemas.chat.MembershipEvent;
import dev.confab.schemas.chat.MessageEvent;
import dev.confab.schemas.chat.RoleEvent;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.search.index.ChatDocument;
import dev.confab.search.index.IndexName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * {@code chat-events} to public chats, each made of its head in the view; an event of a type that
 * this release does not know is followed, too.
 */
public final class ChatFeed extends ViewFeed {
  private static final String SEQ = "seq";

  private final TopicCodec<ChatEvent> codec;
  private final Function<List<ChatPosition>, List<ChatHead>> heads;

  /**
   * Reads events by a codec.
   *
   * @param heads {@link dev.confab.platform.query.Views#heads} as a stranger sees them
   */
  public ChatFeed(TopicCodec<ChatEvent> codec, Function<List<ChatPosition>, List<ChatHead>> heads) {
    super("chat-indexer", Topics.CHAT_EVENTS.name(), IndexName.CHATS);
    this.codec = codec;
    this.heads = heads;
  }

  @Override
  Optional<Changed> changed(ConsumerRecord<byte[], byte[]> record) {
    if (codec.typeOf(record.value()) != null && !matters(codec.decode(record.value()))) {
      return Optional.empty();
    }
    long seq = codec.number(record.value(), SEQ).orElse(0);
    return Optional.of(new Changed(record, key(record), seq));
  }

  @Override
  Map<UUID, ChatDocument> documents(List<Changed> changes) {
    List<ChatPosition> chats =
        changes.stream().map(change -> new ChatPosition(change.id(), change.version())).toList();
    Map<UUID, ChatDocument> documents = new LinkedHashMap<>();
    for (ChatHead head : heads.apply(chats)) {
      documents.put(head.chatId(), ChatDocument.of(head));
    }
    return documents;
  }

  /** May it change whether a chat is found, or by what? */
  private static boolean matters(ChatEvent event) {
    return switch (event) {
      case ChatInfoEvent _ -> true;
      case MembershipEvent _, InvitationEvent _, RoleEvent _, MessageEvent _ -> false;
    };
  }
}
