package dev.confab.gateway.signal;

import dev.confab.gateway.room.Rooms;
import dev.confab.platform.query.Access;
import dev.confab.platform.query.ChatHead;
import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.Message;
import dev.confab.platform.query.MessageState;
import dev.confab.platform.query.Person;
import dev.confab.platform.query.ReadersAnswer;
import dev.confab.platform.query.ViewUnavailableException;
import dev.confab.schemas.catalogue.MarkKey;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.chat.ChatSettings;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.mark.MarksAdvanced;
import dev.confab.schemas.registry.InMemorySchemaIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The topic of marks, and what views say of chats; a round is made when told to. */
public final class ScriptedMarks implements MarkViews {
  private static final Instant AT = Instant.parse("2026-01-31T09:00:00Z");

  private final TopicCodec<MarksAdvanced> codec = Topics.CHAT_MARKS.codec(new InMemorySchemaIds());
  private final Map<UUID, ChatHead> heads = new HashMap<>();
  private final Map<UUID, ReadersAnswer> readers = new HashMap<>();
  private final ModelPeople people;
  private final LiveMarks marks;
  private final MarkTail tail;
  private final Set<UUID> ownWanted = new HashSet<>();
  private final List<MarksAdvanced> own = new ArrayList<>();
  private boolean away;
  private int questions;

  /** For the rooms of a node. */
  public ScriptedMarks(Rooms rooms, ModelPeople people) {
    this.people = people;
    this.marks = new LiveMarks(rooms, this, Runnable::run);
    this.tail =
        new MarkTail(
            codec,
            marks,
            new OwnMarks() {
              @Override
              public boolean isHere(UUID userId) {
                return ownWanted.contains(userId);
              }

              @Override
              public void take(MarksAdvanced advanced) {
                own.add(advanced);
              }
            });
  }

  /** Somebody has come so far. */
  public void say(UUID chat, UUID user, long received, long read) {
    say(
        new MarkKey(chat, user).bytes(),
        codec.encode(new MarksAdvanced(chat, user, received, AT, read, AT)));
  }

  /** A record comes. */
  public void say(byte[] key, byte @Nullable [] value) {
    tail.take(new ConsumerRecord<>(Topics.CHAT_MARKS.name(), 0, 0, key, value));
  }

  /** What a user was told of themselves; from now on they want to know. */
  public List<MarksAdvanced> toldOwn(UUID user) {
    ownWanted.add(user);
    return own.stream().filter(mark -> mark.userId().equals(user)).toList();
  }

  /** A second is over. */
  public void round() {
    marks.round();
  }

  /** What a view says of a chat; its newest message is visible if it has a number. */
  public void chat(UUID chat, long lastSeq, long members, long newestNo) {
    heads.put(
        chat,
        new ChatHead(
            chat,
            ChatType.GROUP,
            "Cooks",
            null,
            null,
            ChatSettings.initial(ChatType.GROUP, false),
            AT,
            chat,
            lastSeq,
            newestNo,
            members,
            AT,
            null,
            null,
            0,
            0,
            0,
            newestNo == 0 ? null : message(chat, lastSeq, newestNo),
            null));
  }

  /** How many have a chat's newest message; it is gone if that was never said. */
  public void readers(UUID chat, long received, long read) {
    readers.put(chat, new ReadersAnswer(Access.MEMBER, true, received, read, List.of()));
  }

  /** Nobody answers. */
  public void away(boolean isAway) {
    away = isAway;
    people.away(isAway);
  }

  /** How often a view of chats was asked. */
  public int questions() {
    return questions;
  }

  @Override
  public List<ChatHead> heads(UUID viewer, List<ChatPosition> chats) {
    asked();
    List<ChatHead> found =
        chats.stream().map(chat -> heads.get(chat.chatId())).filter(Objects::nonNull).toList();
    for (ChatPosition chat : chats) {
      if (heads.containsKey(chat.chatId()) && heads.get(chat.chatId()).lastSeq() < chat.minSeq()) {
        throw new ViewUnavailableException("has not come so far");
      }
    }
    return found;
  }

  @Override
  public ReadersAnswer readers(UUID viewer, ChatPosition chat, long messageSeq) {
    asked();
    ReadersAnswer answer = readers.get(chat.chatId());
    return answer == null ? ReadersAnswer.none(Access.MEMBER) : answer;
  }

  @Override
  public List<Person> people(List<UUID> userIds, UUID viewer) {
    return people.people(userIds, viewer);
  }

  private void asked() {
    questions++;
    if (away) {
      throw new ViewUnavailableException("away");
    }
  }

  private static Message message(UUID chat, long seq, long no) {
    return new Message(
        chat,
        seq,
        no,
        chat,
        MessageState.PRESENT,
        "hello",
        List.of(),
        null,
        null,
        null,
        null,
        null,
        AT,
        null,
        0,
        null,
        false,
        List.of(),
        null,
        null);
  }
}
