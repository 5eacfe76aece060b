package dev.confab.search.indexing;

import dev.confab.platform.query.ChatHead;
import dev.confab.platform.query.ChatPosition;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.chat.ChatCreated;
import dev.confab.schemas.chat.ChatEdited;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.ChatSettingsChanged;
import dev.confab.schemas.chat.InvitationDeclined;
import dev.confab.schemas.chat.InvitationExpired;
import dev.confab.schemas.chat.InvitationRevoked;
import dev.confab.schemas.chat.InviteLinkCreated;
import dev.confab.schemas.chat.InviteLinkRevoked;
import dev.confab.schemas.chat.MemberAdded;
import dev.confab.schemas.chat.MemberBanned;
import dev.confab.schemas.chat.MemberInvited;
import dev.confab.schemas.chat.MemberJoined;
import dev.confab.schemas.chat.MemberLeft;
import dev.confab.schemas.chat.MemberRemoved;
import dev.confab.schemas.chat.MemberUnbanned;
import dev.confab.schemas.chat.MessageDeleted;
import dev.confab.schemas.chat.MessageEdited;
import dev.confab.schemas.chat.MessagePinned;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.chat.MessageRecalled;
import dev.confab.schemas.chat.MessageUnpinned;
import dev.confab.schemas.chat.OwnershipTransferred;
import dev.confab.schemas.chat.PermissionsChanged;
import dev.confab.schemas.chat.ReactionAdded;
import dev.confab.schemas.chat.ReactionRemoved;
import dev.confab.schemas.chat.RoleChanged;
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
      case ChatCreated _, ChatEdited _, ChatSettingsChanged _ -> true;
      case MemberAdded _,
          MemberJoined _,
          MemberLeft _,
          MemberRemoved _,
          MemberBanned _,
          MemberUnbanned _,
          MemberInvited _,
          InvitationDeclined _,
          InvitationRevoked _,
          InvitationExpired _,
          RoleChanged _,
          PermissionsChanged _,
          OwnershipTransferred _,
          InviteLinkCreated _,
          InviteLinkRevoked _,
          MessagePosted _,
          MessageEdited _,
          MessageDeleted _,
          MessageRecalled _,
          ReactionAdded _,
          ReactionRemoved _,
          MessagePinned _,
          MessageUnpinned _ ->
          false;
    };
  }
}
